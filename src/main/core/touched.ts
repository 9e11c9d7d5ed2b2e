import type { TouchedField } from '../../shared/contract/shown'
import { betweenRecords } from '../../shared/difference/records'
import type { RecordChange } from '../../shared/model/change'
import type { RecordSet } from '../../shared/model/field-types'
import { placeOf } from './place'
import type { BudgetReader } from './reader'
import { projectsOf, type RecordStates, statesAround } from './records-then'
import type { StepChange } from './step-change'

type Reader = Pick<BudgetReader, 'records' | 'text' | 'tables'>

/** Of a step that touched more, nobody looks at the rest. */
const MOST = 40

/** The field under which a record is found that came back as a whole, or one that has no place of its own. */
const MAIN: Partial<Record<RecordSet, string>> = {
  projects: 'name',
  lines: 'amount',
  yearPlans: 'amount',
  procurements: 'content',
  acquisitions: 'name',
  placements: 'name',
  goals: 'text',
  indicators: 'level3',
  facts: 'value',
  assets: 'value',
}

/** Fields that are shown under the name of another. */
const SHOWN_AS: Partial<Record<RecordSet, Readonly<Record<string, string>>>> = {
  lines: { fundType: 'funding', appropriation: 'funding', source: 'funding' },
  priorFacts: { amount: 'priorAmount', reason: 'reason' },
}

/** The fields that a step changed and that a window shows, in the order of the projects; what is gone is shown nowhere. */
export function touchedFields(
  { records: changes, blocks }: Pick<StepChange, 'records' | 'blocks'>,
  reader: Reader,
): readonly TouchedField[] {
  const order = new Map(reader.records.all('projects').map(({ id }, at) => [id, at]))
  const states = statesAround(changes, reader.records)
  const rank = (change: RecordChange): number =>
    Math.min(...[...projectsOf(change, states)].map((id) => order.get(id) ?? Infinity), Infinity)
  const touched = changes
    .map((change) => ({ change, rank: rank(change), position: positionOf(change) }))
    // Taken back, a step's changes come last first: what stands first is gone to.
    .toSorted((a, b) => (a.rank === b.rank ? a.position - b.position : a.rank - b.rank))
    .slice(0, MOST)
    .flatMap(({ change }) =>
      change.collection === 'blocks'
        ? writtenWords(change, blocks)
        : shownFields(change, changes, states, reader),
    )
  return [...new Map(touched.map((field) => [field.path, field])).values()]
}

/** Of what belongs to a project; the project itself comes before it. */
function positionOf({ collection, before, after }: RecordChange): number {
  return collection === 'projects' ? -1 : Number((after ?? before)?.['position'] ?? 0)
}

/** The paragraph that the preparer's own words stand in, or stood in place of. */
function writtenWords({ id, before, after }: RecordChange, blocks: StepChange['blocks']): TouchedField[] {
  if (before?.['text'] === after?.['text']) return []
  const path = `blocks/${id}/text`
  const now = blocks.find((block) => block.old?.path === path || block.new?.path === path)?.new
  return now ? [{ path, place: { page: 'text', block: now.key } }] : []
}

function shownFields(
  change: RecordChange,
  changes: readonly RecordChange[],
  states: RecordStates,
  reader: Reader,
): TouchedField[] {
  const paths = [...ownPaths(change), ...functionPaths(change), ...totalPaths(change, changes, states)]
  return paths.flatMap((path) => {
    const place = placeOf(path, reader)
    return place ? [{ path, place }] : []
  })
}

function ownPaths({ collection, id, before, after }: RecordChange): readonly string[] {
  const as = SHOWN_AS[collection]
  const main = MAIN[collection]
  const changed =
    before && after
      ? betweenRecords(collection, before, after).map(({ name }) => name)
      : collection === 'priorFacts'
        ? Object.keys(as ?? {})
        : []
  const fields = changed.filter((name) => name !== 'position').map((name) => as?.[name] ?? name)
  // Last year's figure is a field of the project; the text names it by its own record.
  const owner = (after ?? before)?.['projectId']
  if (collection === 'priorFacts')
    return [
      ...fields.map((name) => `projects/${String(owner)}/${name}`),
      ...fields.map((name) => `priorFacts/${id}/${name}`),
    ]
  if (collection === 'department') return fields.map((name) => `department/${name}`)
  if (after === null || main === undefined) return []
  // A line is found by its amount, whatever of it is another.
  const whole = before === null || (collection === 'lines' && fields.length > 0) ? [main] : []
  return [...fields, ...whole].map((name) => `${collection}/${id}/${name}`)
}

/** The function of a project is that of its lines. */
function functionPaths({ collection, before, after }: RecordChange): readonly string[] {
  const project = (after?.['projectId'] ?? null) as string | null
  const isOther = before && after && before['functionCode'] !== after['functionCode']
  return collection === 'lines' && isOther && project !== null ? [`projects/${project}/functionCode`] : []
}

/** The total of a project, where its lines come to another. */
function totalPaths(
  change: RecordChange,
  changes: readonly RecordChange[],
  states: RecordStates,
): readonly string[] {
  if (change.collection !== 'lines') return []
  const lines = changes.filter((each) => each.collection === 'lines')
  return [...projectsOf(change, states)].flatMap((project) => {
    const sum = lines.reduce(
      (all, { before, after }) => all + amountIn(after, project) - amountIn(before, project),
      0,
    )
    return sum === 0 ? [] : [`projects/${project}/amount`]
  })
}

function amountIn(line: RecordChange['after'], project: string): number {
  return line?.['projectId'] === project ? Number(line['amount']) : 0
}
