import type { ProjectDetails, ProjectDetailsList, ProjectDetailsPatch } from '../../shared/contract/shown'
import type { RecordChange } from '../../shared/model/change'
import type { Project } from '../../shared/model/document'
import { differing, type Parts, partsNow, thenOf, touchedBy } from './project-list'
import type { BudgetReader } from './reader'

type Records = BudgetReader['records']
type Since = BudgetReader['since']

/** What the list of projects says of all of them in columns that are asked for. */
export function projectDetails(records: Records, since: Since): ProjectDetailsList {
  const rows = records
    .all('projects')
    .map((project) => [project.id, detailsOf(project, partsNow(records, project.id))] as const)
  return {
    rows: Object.fromEntries(rows),
    then: thenOf(differing(records, since), records, since, detailsOf),
  }
}

/** What of it a step's records changed. */
export function projectDetailsPatch(
  changes: readonly RecordChange[],
  records: Records,
  since: Since,
): ProjectDetailsPatch {
  const touched = [...touchedBy(changes, records)]
  const rows = touched.map((id) => {
    const project = records.get('projects', id)
    return [id, project ? detailsOf(project, partsNow(records, id)) : null] as const
  })
  return { rows: Object.fromEntries(rows), then: thenOf(touched, records, since, detailsOf) }
}

function detailsOf(
  {
    id: _id,
    name: _name,
    position: _position,
    lineageId: _lineage,
    legalBasis: _basis,
    description: _description,
    ...own
  }: Project,
  { prior }: Pick<Parts, 'prior'>,
): ProjectDetails {
  return { ...own, reason: prior.reason }
}
