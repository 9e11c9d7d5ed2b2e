import { type Fault, jsonPath } from '../model/faults'
import type { TableSpec } from '../tables/spec'
import {
  isOfProjects,
  nameFault,
  namesIn,
  type Standing,
  standingIn,
  variantFaults,
  wordingFaults,
} from './name-faults'
import { type TextFinding, valueFaults } from './source-faults'
import type { BlockSpec, ComparisonSpec, FactSpec, ListSpec, ParagraphSpec, TextSpec } from './spec'

/** What a text speaks of: the tables of its template, and the template's lists. */
export interface TextSurroundings {
  readonly tables: readonly TableSpec[]
  readonly lists: readonly { readonly id: string }[]
}

const OF_COMPARISON = ['difference', 'rate', 'reason']

/** Everything in a pack's text that could not be printed, each with its JSON path; none for a sound pack. */
export function faultsOf(spec: TextSpec, around: TextSurroundings): readonly Fault[] {
  const found: readonly TextFinding[] = [
    ...repeated(['facts'], spec.facts, ({ key }) => key, 'key', '文本事项'),
    ...spec.facts.flatMap((fact, index) => at(['facts', index], factFaults(fact))),
    ...each('values', spec.values, (value) => valueFaults(value, spec, around.tables)),
    ...each('lists', spec.lists, (list, name) => listFaults(name, list, spec)),
    ...each('comparisons', spec.comparisons, (comparison, name) => phraseFaults(name, comparison, spec)),
    ...repeated(['sections'], spec.sections, ({ number }) => String(number), 'number', '部分序号'),
    ...spec.sections.flatMap(({ blocks }, index) =>
      at(
        ['sections', index],
        [
          ...repeated(['blocks'], blocks, ({ key }) => key, 'key', '段落代号'),
          ...blocks.flatMap((block, i) => at(['blocks', i], blockFaults(block, spec, around))),
        ],
      ),
    ),
  ]
  return found.map(({ path, message }) => ({ place: jsonPath('$', path), message }))
}

function at(path: TextFinding['path'], found: readonly TextFinding[]): readonly TextFinding[] {
  return found.map((one) => ({ ...one, path: [...path, ...one.path] }))
}

function each<T>(
  field: string,
  named: Readonly<Record<string, T>>,
  check: (value: T, name: string) => readonly TextFinding[],
): readonly TextFinding[] {
  return Object.entries(named).flatMap(([name, value]) => at([field, name], check(value, name)))
}

function repeated<T>(
  path: TextFinding['path'],
  items: readonly T[],
  keyOf: (item: T) => string,
  field: string,
  what: string,
): readonly TextFinding[] {
  const keys = items.map(keyOf)
  return keys.flatMap((key, index) =>
    keys.indexOf(key) === index
      ? []
      : [{ path: [...path, index, field], message: `${what}“${key}”已经用过，请换一个。` }],
  )
}

function factFaults({ type, value }: FactSpec): readonly TextFinding[] {
  if (type === 'text' || /^\d+(\.\d+)?$/.test(value)) return []
  return [{ path: ['value'], message: `类型是数字，“${value}”却不是数字。` }]
}

function listFaults(name: string, list: ListSpec, spec: TextSpec): readonly TextFinding[] {
  const { each: repetition, text, items } = list
  const standing = standingIn(repetition)
  return [
    ...((repetition === undefined) === (items === undefined)
      ? [{ path: [], message: 'each 和 items 要写一样，只写一样。' }]
      : []),
    ...(text === undefined ? [] : wordingFaults(['text'], text, standing, spec)),
    // The marks are looked at where the list is used: there it is known what fills them in.
    ...(items ?? []).flatMap((item, index) =>
      at(['items', index], variantFaults(item, { ...standing, marks: ['unit', 'project'] }, spec)),
    ),
    ...(printsItself(name, name, spec, new Set())
      ? [{ path: [], message: `列表“${name}”印到头来又要印它自己，请拆开。` }]
      : []),
  ]
}

function printsItself(name: string, wanted: string, spec: TextSpec, seen: Set<string>): boolean {
  const list = Object.hasOwn(spec.lists, name) ? spec.lists[name] : undefined
  if (!list || seen.has(name)) return false
  seen.add(name)
  const used = [list.text ?? '', ...(list.items ?? []).map(({ text }) => text)].flatMap(namesIn)
  return used.some((one) => one === wanted || printsItself(one, wanted, spec, seen))
}

/** A comparison's phrases stand in the paragraphs that tell it; in one that nothing tells, any name may stand. */
function phraseFaults(name: string, phrases: ComparisonSpec, spec: TextSpec): readonly TextFinding[] {
  const users = spec.sections
    .flatMap(({ blocks }) => blocks)
    .filter((block): block is ParagraphSpec => 'wording' in block && block.wording === name)
  const standings: readonly Standing[] =
    users.length > 0
      ? users.map((block) => standingIn(block.each))
      : [{ names: standingIn('projects').names, marks: ['unit', 'project'] }]
  const found = standings.flatMap((standing) =>
    Object.entries<string | undefined>({ ...phrases }).flatMap(([phrase, text = '']) =>
      wordingFaults([phrase], text, { ...standing, names: [...standing.names, ...OF_COMPARISON] }, spec),
    ),
  )
  return [...new Map(found.map((one) => [`${one.path.join()} ${one.message}`, one])).values()]
}

function blockFaults(block: BlockSpec, spec: TextSpec, around: TextSurroundings): readonly TextFinding[] {
  if ('free' in block) return []
  if ('heading' in block) return wordingFaults(['heading'], block.heading, standingIn(undefined), spec)
  const own = standingIn(block.each)
  if ('columns' in block) {
    return [
      ...orderFaults(block, around),
      ...(block.empty === undefined
        ? []
        : wordingFaults(['empty'], block.empty, standingIn(undefined), spec)),
      ...block.columns.flatMap(({ title, text }, index) =>
        at(
          ['columns', index],
          [
            ...wordingFaults(['title'], title, standingIn(undefined), spec),
            ...wordingFaults(['text'], text, own, spec),
          ],
        ),
      ),
    ]
  }
  const { text, variants, compare, wording } = block
  const told =
    compare === undefined ? [] : wording === undefined ? OF_COMPARISON : [...OF_COMPARISON, 'comparison']
  const standing = { ...own, names: [...own.names, ...told] }
  return [
    ...orderFaults(block, around),
    ...((text === undefined) === (variants === undefined)
      ? [{ path: [], message: 'text 和 variants 要写一样，只写一样。' }]
      : []),
    ...comparisonFaults(block, own, spec),
    ...(text === undefined ? [] : wordingFaults(['text'], text, standing, spec)),
    ...(variants ?? []).flatMap((variant, index) =>
      at(['variants', index], variantFaults(variant, standing, spec)),
    ),
  ]
}

/** What a paragraph compares, and the wording that tells it. */
function comparisonFaults(
  { compare, wording }: ParagraphSpec,
  standing: Standing,
  spec: TextSpec,
): readonly TextFinding[] {
  const value =
    compare !== undefined && Object.hasOwn(spec.values, compare) ? spec.values[compare] : undefined
  const message =
    compare === undefined
      ? null
      : !value
        ? `“${compare}”在 values 里没有定义。`
        : value.lastYear === undefined
          ? `“${compare}”没有 lastYear，无从比较。`
          : nameFault(compare, standing, spec)
  return [
    ...(message === null ? [] : [{ path: ['compare'], message }]),
    ...(wording === undefined || Object.hasOwn(spec.comparisons, wording)
      ? []
      : [{ path: ['wording'], message: `comparisons 里没有“${wording}”这种句式。` }]),
    ...(wording !== undefined && compare === undefined
      ? [{ path: ['compare'], message: '写了 wording，还要写 compare：比较哪个数。' }]
      : []),
  ]
}

/** A list of the template orders projects, and nothing else. */
function orderFaults(
  { each: repetition, list }: Pick<ParagraphSpec, 'each' | 'list'>,
  { lists }: TextSurroundings,
): readonly TextFinding[] {
  if (list === undefined) return []
  if (repetition === undefined || !isOfProjects(repetition)) {
    return [{ path: ['list'], message: '列表只排项目：each 要是 projects 或 keyProjects。' }]
  }
  if (lists.some(({ id }) => id === list)) return []
  return [{ path: ['list'], message: `pack.json 的 lists 里没有“${list}”。` }]
}
