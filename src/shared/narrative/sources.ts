import type { PriorFact, PriorMeasure } from '../model/document'
import type { Cents } from '../money/cents'
import type { LineSums } from './line-sums'
import type { TextRecords } from './records'
import { type Item, countOf, independentUnits } from './repetition'
import type { FactSpec, NumberFormat, Repetition, Source, Sources } from './spec'

/** Everything a sentence may draw on. Reading from it is what makes a sentence depend on it. */
export interface Well {
  readonly records: TextRecords
  readonly lineSums: LineSums
  /** Amount of a printed cell; undefined where the table has no such row now. */
  readonly amountOf: (cell: string) => Cents | undefined
  readonly format: NumberFormat
  readonly facts: ReadonlyMap<string, FactSpec>
}

/** A number (分, or a count) and what it was read from. */
export interface Quantity {
  readonly value: number
  readonly refs: readonly string[]
}

/** Words, and where they can be changed. */
export interface Words {
  readonly text: string
  readonly path: string | null
}

const NO_WORDS: Words = { text: '', path: null }

export function readSum(sources: Sources, item: Item | null, well: Well): Quantity {
  const parts = (typeof sources === 'string' ? [sources] : sources).map((source) =>
    readQuantity(source, item, well),
  )
  return { value: total(parts.map((part) => part.value)), refs: parts.flatMap((part) => part.refs) }
}

function readQuantity(source: Source, item: Item | null, well: Well): Quantity {
  const [kind = '', name = ''] = source.split('/')
  switch (kind) {
    case 'prior': {
      const facts = priorFacts(source, item, well)
      return {
        value: total(facts.map((fact) => fact.amount)),
        refs: facts.map(({ id }) => `priorFacts/${id}/amount`),
      }
    }
    case 'lines':
      return well.lineSums.read(name)
    case 'assets': {
      const asset = well.records.asset(name)
      return { value: asset?.value ?? 0, refs: asset ? [`assets/${asset.id}/value`] : [] }
    }
    case 'facts': {
      const { text, path } = readWords(source, item, well)
      return { value: Number(text) || 0, refs: path === null ? [] : [path] }
    }
    case 'count': {
      const repetition = name as Repetition
      return { value: countOf(repetition, well.records), refs: [countedIn(repetition)] }
    }
    case 'template':
      return { value: well.format[name as 'decimals' | 'rateDecimals'], refs: [source] }
    default:
      return readCells(source, item, well)
  }
}

/** `*` is the department's own row where the table prints one, else its units' rows together. */
function readCells(source: Source, item: Item | null, well: Well): Quantity {
  const cell = filled(source, item, well)
  if (!cell.includes('/*/')) return { value: well.amountOf(cell) ?? 0, refs: [cell] }
  const whole = cell.replace('/*/', '/all/')
  const ofWhole = well.amountOf(whole)
  const units = independentUnits(well.records).map((unit) => cell.replace('/*/', `/${unit.code}/`))
  const amounts = units.map((each) => ({ cell: each, amount: well.amountOf(each) }))
  if (ofWhole !== undefined) return { value: ofWhole, refs: [whole] }
  const printed = amounts.filter(({ amount }) => amount !== undefined)
  return {
    value: total(printed.map(({ amount }) => amount ?? 0)),
    refs: (printed.length > 0 ? printed : amounts).map((each) => each.cell),
  }
}

function filled(source: Source, item: Item | null, { records }: Well): string {
  return source.replace(/\{(\w+)\}/g, (mark, name) => {
    if (name === 'unit' && item?.unit) return item.unit.code
    if (name === 'project' && item?.projectId !== undefined)
      return records.project(item.projectId)?.code ?? ''
    if (name === 'year') return String(records.department().fiscalYear)
    if (name === 'lastYear') return String(records.department().fiscalYear - 1)
    throw new Error(`nothing to fill ${mark} with: ${source}`)
  })
}

/** Words of a fact, or the reason that stands beside last year's figures. */
export function readWords(source: Source, item: Item | null, well: Well): Words {
  const [kind, name = ''] = source.split('/')
  if (kind === 'prior') return reasonOf(source, item, well)
  const fact = well.records.fact(name)
  if (fact) return { text: fact.value, path: `facts/${fact.id}/value` }
  return { text: well.facts.get(name)?.value ?? '', path: null }
}

function reasonOf(source: Source, item: Item | null, well: Well): Words {
  const given = priorFacts(source, item, well).find((fact) => fact.reason !== '')
  if (!given) return NO_WORDS
  const project = given.measure === 'project' ? well.records.project(given.projectId ?? '') : undefined
  return {
    text: given.reason,
    path: project ? `projects/${project.code}/reason` : `priorFacts/${given.id}/reason`,
  }
}

function priorFacts(source: Source, item: Item | null, { records }: Well): readonly PriorFact[] {
  const [, measure, of = ''] = source.split('/')
  return records.priorFacts(measure as PriorMeasure, of === '{project}' ? (item?.projectId ?? '') : of)
}

/** The collection that a count counts, as far as a link can lead. */
function countedIn(repetition: Repetition): string {
  return repetition === 'projects' || repetition === 'keyProjects' ? 'projects' : 'units'
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
