import type { TableSpec } from '../tables/spec'
import {
  type BlockSpec,
  type ComparisonSpec,
  type ListSpec,
  type TextSpec,
  type ValueSpec,
  type VariantSpec,
  repetitions,
} from './spec'
import { type Part, parseWording } from './wording'

/** Everything in a pack's text that could not be printed, in Chinese, each with its place; none for a sound pack. */
export function faultsOf(spec: TextSpec, tables: readonly TableSpec[]): readonly string[] {
  return [
    ...Object.entries(spec.values).flatMap(([name, value]) =>
      sourcesOf(value).flatMap((source) => placed(name, sourceFaults(source, spec, tables))),
    ),
    ...Object.entries(spec.lists).flatMap(([name, list]) => placed(name, listFaults(list, spec))),
    ...spec.sections.flatMap(({ number, blocks }) =>
      blocks.flatMap((block) => placed(`p${number}/${block.key}`, blockFaults(block, spec))),
    ),
  ]
}

const MEASURES =
  'total project function economic threePublic threePublicTotal agencyOperating residual'.split(' ')
const EVERYWHERE = ['agency', 'year', 'lastYear']
const IN_REPETITION = ['no', 'name']
const OF_PROJECT = [...IN_REPETITION, 'purpose', 'goals']
const OF_COMPARISON = ['comparison', 'difference', 'rate', 'reason']

function placed(place: string, faults: readonly string[]): readonly string[] {
  return faults.map((fault) => `${place}：${fault}`)
}

function sourcesOf({ amount = [], count = [], lastYear = [], words, reason }: ValueSpec): readonly string[] {
  return [amount, count, lastYear, words ?? [], reason ?? []].flat()
}

function sourceFaults(source: string, spec: TextSpec, tables: readonly TableSpec[]): readonly string[] {
  const [kind = '', name = ''] = source.split('/')
  const known: Readonly<Record<string, () => boolean>> = {
    assets: () => name !== '',
    lines: () => Object.hasOwn(spec.lineSums, name),
    facts: () => spec.facts.some((fact) => fact.key === name),
    count: () => repetitions.some((each) => each === name),
    template: () => name === 'decimals' || name === 'rateDecimals',
  }
  if (kind === 'prior') return MEASURES.includes(name) ? [] : [`${source} 不是上年数`]
  const isKnown = known[kind]
  if (isKnown) return isKnown() ? [] : [`${source} 没有定义`]
  const table = tables.find(({ id }) => id === kind)
  if (!table) return [`没有报表 ${kind}`]
  const column = source.slice(source.lastIndexOf('/') + 1)
  return table.columns.some(({ id }) => id === column) ? [] : [`报表 ${kind} 没有栏 ${column}`]
}

function listFaults({ each, text = '{name}', items = [] }: ListSpec, spec: TextSpec): readonly string[] {
  return each
    ? wordingFaults(text, IN_REPETITION, spec)
    : items.flatMap((item) => variantFaults(item, [], spec))
}

function blockFaults(block: BlockSpec, spec: TextSpec): readonly string[] {
  if ('free' in block) return []
  if ('heading' in block) return wordingFaults(block.heading, [], spec)
  const own = block.each === undefined ? [] : isOfProjects(block.each) ? OF_PROJECT : IN_REPETITION
  if ('columns' in block) {
    return block.columns.flatMap(({ title, text }) => [
      ...wordingFaults(title, [], spec),
      ...wordingFaults(text, own, spec),
    ])
  }
  const { text, variants = [], compare, wording } = block
  const names = compare === undefined ? own : [...own, ...OF_COMPARISON]
  const phrases: Partial<ComparisonSpec> | undefined = wording === undefined ? {} : spec.comparisons[wording]
  if (!phrases) return [`没有比较句式 ${wording}`]
  return [
    ...(text === undefined ? [] : wordingFaults(text, names, spec)),
    ...variants.flatMap((variant) => variantFaults(variant, names, spec)),
    ...Object.values(phrases).flatMap((phrase) =>
      compare === undefined ? [] : wordingFaults(phrase, names, spec),
    ),
    ...(compare === undefined || Object.hasOwn(spec.values, compare) ? [] : [`${compare} 没有定义`]),
  ]
}

function isOfProjects(repetition: string): boolean {
  return repetition === 'projects' || repetition === 'keyProjects'
}

function variantFaults(
  { when, unless, text }: VariantSpec,
  names: readonly string[],
  spec: TextSpec,
): readonly string[] {
  const conditions = [when, unless].filter((name) => name !== undefined)
  return [
    ...conditions.filter((name) => !isDefined(name, names, spec)).map((name) => `${name} 没有定义`),
    ...wordingFaults(text, names, spec),
  ]
}

function wordingFaults(wording: string, names: readonly string[], spec: TextSpec): readonly string[] {
  const parts = parseWording(wording)
  return parts ? parts.flatMap((part) => partFaults(part, names, spec)) : ['〔 没有配对']
}

function partFaults(part: Part, names: readonly string[], spec: TextSpec): readonly string[] {
  switch (part.part) {
    case 'plain':
      return []
    case 'slot':
      return isDefined(part.name, names, spec) ? [] : [`{${part.name}} 没有定义`]
    case 'word':
      return part.value === null || Object.hasOwn(spec.values, part.value) ? [] : [`${part.value} 没有定义`]
    case 'optional':
      return part.parts.flatMap((each) => partFaults(each, names, spec))
  }
}

function isDefined(name: string, names: readonly string[], { values, lists }: TextSpec): boolean {
  return [...EVERYWHERE, ...names].includes(name) || Object.hasOwn(values, name) || Object.hasOwn(lists, name)
}
