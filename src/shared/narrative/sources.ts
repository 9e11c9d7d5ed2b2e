import type { PriorFact, PriorMeasure } from '../model/document'
import { knownSum, leadingOf } from '../model/project-prior'
import type { Cents } from '../money/cents'
import { sumCell } from '../tables/sums'
import type { TextRecords } from './text-records'
import { type Item, countOf, independentUnits } from './repetition'
import type { FactSpec, NumberFormat, Repetition, Source, Sources, TextSpec } from './spec'

/** Everything a sentence may draw on. Reading from it is what makes a sentence depend on it. */
export interface TextSources {
  readonly records: TextRecords
  /** Amount of a cell; null where it is unknown, undefined where the table has no such row now. */
  readonly amountOf: (cell: string) => Cents | null | undefined
  /** Ids of the lines that make up one of `lineSums`. */
  readonly linesOf: (cell: string) => ReadonlySet<string>
  readonly lineSums: TextSpec['lineSums']
  /** A code as it stands in the ids of cells. */
  readonly codeInKeys: (of: 'units' | 'projects', code: string) => string
  readonly format: NumberFormat
  readonly facts: ReadonlyMap<string, FactSpec>
}

/** A number (分, or a count) and what it was read from. */
export interface Quantity {
  readonly value: number
  /** False: there is no such figure, which is another thing than zero. */
  readonly known: boolean
  readonly refs: readonly string[]
  /** The same by ids alone (text-run.ts). */
  readonly lasting: () => readonly string[]
}

/** Words, and where they can be changed. */
export interface Words {
  readonly text: string
  readonly path: string | null
}

const NO_WORDS: Words = { text: '', path: null }

/** The sum of what the sources hold now: 分 of amounts, else a count; unknown while one of them is. */
export function readSum(from: Sources, item: Item | null, sources: TextSources): Quantity {
  const parts = (typeof from === 'string' ? [from] : from).map((source) =>
    readQuantity(source, item, sources),
  )
  return {
    value: total(parts.map((part) => part.value)),
    known: parts.every((part) => part.known),
    refs: parts.flatMap((part) => part.refs),
    lasting: () => parts.flatMap((part) => part.lasting()),
  }
}

/** A number and what it was read from; `refs` that name ids alone are lasting as they are. */
export function quantity(
  value: number,
  refs: readonly string[],
  known = true,
  lasting: Quantity['lasting'] = () => refs,
): Quantity {
  return { value, known, refs, lasting }
}

function readQuantity(source: Source, item: Item | null, sources: TextSources): Quantity {
  const [kind = '', name = ''] = source.split('/')
  switch (kind) {
    case 'prior': {
      const facts = priorFacts(source, item, sources).filter(({ amount }) => amount !== null)
      return quantity(
        knownSum(facts) ?? 0,
        facts.map(({ id }) => `priorFacts/${id}/amount`),
        facts.length > 0,
      )
    }
    case 'lines':
      return readLines(name, sources)
    case 'assets': {
      const asset = sources.records.asset(name)
      return quantity(asset?.value ?? 0, asset ? [`assets/${asset.id}/value`] : [])
    }
    case 'facts': {
      const { text, path } = readWords(source, item, sources)
      return quantity(Number(text) || 0, path === null ? [] : [path])
    }
    case 'count': {
      const repetition = name as Repetition
      return quantity(countOf(repetition, sources.records), [countedIn(repetition)])
    }
    case 'template':
      return quantity(sources.format[name as 'decimals' | 'rateDecimals'], [source])
    default:
      return readCells(source, item, sources)
  }
}

/** A figure made of no line, or of more than this, is linked to the lines as a whole. */
const MOST_REFS = 100

function readLines(name: string, sources: TextSources): Quantity {
  const sum = sources.lineSums[name]
  const cell = sumCell(name)
  const amount = sources.amountOf(cell)
  if (!sum || amount === undefined) throw new Error(`no line sum ${name}`)
  const lines = sources.linesOf(cell)
  const isNamed = lines.size > 0 && lines.size <= MOST_REFS
  return quantity(amount ?? 0, isNamed ? [...lines].sort().map((id) => `lines/${id}/${sum.of}`) : ['lines'])
}

/** `*` is the department's own row where the table prints one, else its units' rows together. */
function readCells(source: Source, item: Item | null, sources: TextSources): Quantity {
  const cell = filled(source, item, sources, 'code')
  const lasting = (): string => filled(source, item, sources, 'id')
  if (!cell.includes('/*/')) {
    const amount = sources.amountOf(cell)
    return quantity(amount ?? 0, [cell], amount !== null, () => [lasting()])
  }
  const whole = cell.replace('/*/', '/all/')
  const ofWhole = sources.amountOf(whole)
  const units = independentUnits(sources.records).map((unit) => ({
    cell: cell.replace('/*/', `/${sources.codeInKeys('units', unit.code)}/`),
    id: unit.id,
  }))
  const amounts = units.map((each) => ({ ...each, amount: sources.amountOf(each.cell) }))
  if (ofWhole !== undefined)
    return quantity(ofWhole ?? 0, [whole], ofWhole !== null, () => [lasting().replace('/*/', '/all/')])
  const printed = amounts.filter(({ amount }) => amount !== undefined)
  const shown = printed.length > 0 ? printed : amounts
  return quantity(
    total(printed.map(({ amount }) => amount ?? 0)),
    shown.map((each) => each.cell),
    shown.every(({ amount }) => amount !== null),
    () => shown.map(({ id }) => lasting().replace('/*/', `/${id}/`)),
  )
}

/** A source with its marks filled in; units and projects by code, as cells are shown, or by id, as they are stored. */
function filled(source: Source, item: Item | null, sources: TextSources, by: 'code' | 'id'): string {
  const { records } = sources
  const name = (
    of: 'units' | 'projects',
    record: { readonly id: string; readonly code: string } | undefined,
  ) => (record === undefined ? '' : by === 'id' ? record.id : sources.codeInKeys(of, record.code))
  return source.replace(/\{(\w+)\}/g, (mark, what) => {
    if (what === 'unit' && item?.unitId !== undefined) return name('units', records.unit(item.unitId))
    if (what === 'project' && item?.projectId !== undefined) {
      return name('projects', records.project(item.projectId))
    }
    if (what === 'year') return String(records.department('fiscalYear'))
    if (what === 'lastYear') return String(records.department('fiscalYear') - 1)
    throw new Error(`nothing to fill ${mark} with: ${source}`)
  })
}

/** Words of a fact, or the reason that stands beside last year's figures. */
export function readWords(source: Source, item: Item | null, sources: TextSources): Words {
  const [kind, name = ''] = source.split('/')
  if (kind === 'prior') return reasonOf(source, item, sources)
  const fact = sources.records.fact(name)
  if (fact) return { text: fact.value, path: `facts/${fact.id}/value` }
  return { text: sources.facts.get(name)?.value ?? '', path: null }
}

function reasonOf(source: Source, item: Item | null, sources: TextSources): Words {
  const given = leadingOf(priorFacts(source, item, sources))
  if (!given || given.reason === '') return NO_WORDS
  const project = given.measure === 'project' ? sources.records.project(given.projectId ?? '') : undefined
  return {
    text: given.reason,
    path: project ? `projects/${project.id}/reason` : `priorFacts/${given.id}/reason`,
  }
}

function priorFacts(source: Source, item: Item | null, { records }: TextSources): readonly PriorFact[] {
  const [, measure, of = ''] = source.split('/')
  const subjects = of === '{project}' ? [item?.projectId ?? ''] : of.split('+')
  return subjects.flatMap((subject) => records.priorFacts(measure as PriorMeasure, subject))
}

/** The collection that a count counts, as far as a link can lead. */
function countedIn(repetition: Repetition): string {
  return repetition === 'projects' || repetition === 'keyProjects' ? 'projects' : 'units'
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
