import type { ProjectSheet, SheetRecord } from '../../shared/contract/shown'
import { worthOfAll } from '../../shared/model/booking'
import type { RecordChange } from '../../shared/model/change'
import type { Acquisition, BudgetDocument, BudgetLine, Procurement } from '../../shared/model/document'
import { type Funding, fundingOf } from '../../shared/model/funding'
import { type Cents, cents, sumOf } from '../../shared/money/cents'
import { isMoreThanPlace, ownedThen, partsNow } from './project-list'
import type { BudgetReader } from './reader'

type Records = BudgetReader['records']

/** One project with all that belongs to it; null: there is none with this id. */
export function projectSheet(
  id: string,
  { records, since, template: { fundings } }: Pick<BudgetReader, 'records' | 'since' | 'template'>,
): ProjectSheet | null {
  const project = records.get('projects', id)
  if (!project) return null
  const { lines, prior } = partsNow(records, id)
  const changes = [...since.ofProject(id)]
  const linesThen = ownedThen('lines', id, records, changes)
  const owner = { collection: 'projects', id } as const
  const yearPlans = records.ownedBy('yearPlans', owner)
  const procurements = itemsOf('procurements', lines, records)
  const acquisitions = itemsOf('acquisitions', lines, records)
  const amount = sumOf(lines)
  const otherYears = yearPlans.filter(({ year }) => year !== records.department().fiscalYear)
  const planned = cents(sumOf(otherYears) + amount)
  return {
    project,
    lines,
    yearPlans,
    procurements,
    acquisitions,
    goals: records.ownedBy('goals', owner),
    indicators: records.ownedBy('indicators', owner),
    prior,
    spread: {
      byLine: spreadOf(lines, procurements, acquisitions),
      planned,
      unplanned: lessThan(project.totalAmount, planned),
      uncontrolled: lessThan(project.controlFigure, amount),
    },
    linesThen,
    then: sheetThen(changes),
    bySource: bySource(lines, fundings),
    bySourceThen: bySource(linesThen, fundings),
  }
}

/** What is bought with the lines' money, in order of the lines. */
function itemsOf<C extends 'procurements' | 'acquisitions'>(
  collection: C,
  lines: readonly BudgetLine[],
  records: Records,
): readonly BudgetDocument[C][number][] {
  return lines.flatMap(({ id }) => records.ownedBy(collection, { collection: 'lines', id }))
}

function spreadOf(
  lines: readonly BudgetLine[],
  procurements: readonly Procurement[],
  acquisitions: readonly Acquisition[],
): ProjectSheet['spread']['byLine'] {
  const bought = Map.groupBy(procurements, ({ lineId }) => lineId)
  const assets = Map.groupBy(acquisitions, ({ lineId }) => lineId)
  return Object.fromEntries(
    lines
      .filter(({ id }) => bought.has(id) || assets.has(id))
      .map(({ id, amount }) => {
        const procured = worthOfAll(bought.get(id) ?? [])
        const acquired = worthOfAll(assets.get(id) ?? [])
        const left = { unprocured: cents(amount - procured), unacquired: cents(amount - acquired) }
        return [id, { procured, acquired, ...left }]
      }),
  )
}

/** What is left of an amount; null where there is none. */
function lessThan(amount: Cents | null, used: Cents): Cents | null {
  return amount === null ? null : cents(amount - used)
}

const TELL_THEN: ReadonlySet<string> = new Set([
  'projects',
  'yearPlans',
  'procurements',
  'acquisitions',
  'priorFacts',
])

/** By path: what of a project differs from the baseline, as it was. */
function sheetThen(changes: readonly RecordChange[]): ProjectSheet['then'] {
  return Object.fromEntries(
    changes
      .filter((change) => TELL_THEN.has(change.collection) && isMoreThanPlace(change))
      .map(({ collection, id, before }) => [`${collection}/${id}`, before as unknown as SheetRecord | null]),
  )
}

function bySource(
  lines: readonly BudgetLine[],
  fundings: readonly Funding[],
): Readonly<Record<string, Cents>> {
  const groups = Map.groupBy(lines, (line) => fundingOf(line, fundings)?.id ?? '')
  return Object.fromEntries([...groups].map(([source, own]) => [source, sumOf(own)]))
}
