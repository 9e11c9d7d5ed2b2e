import { done, failed, type Reply } from '../../../shared/contract/failure'
import type { PriorFact, Project } from '../../../shared/model/document'
import { projectFields } from '../../../shared/model/path'
import { settled } from '../../../shared/model/rules'
import { parseTyped } from '../../../shared/model/typed'
import { fieldLabel } from '../../../shared/model/words'
import { ZERO } from '../../../shared/money/cents'
import { addition, amendment, type Desk, endPosition, type Plan } from './plan'
import { shownValue } from './shown-value'

/** Last year's amount of a project, or the reason for its change: fields of its prior-year fact, made when missing. */
export function planPriorFact(
  desk: Desk,
  projectId: string,
  name: 'priorAmount' | 'reason',
  typed: string,
): Reply<Plan> {
  const project = desk.document.get('projects', projectId)
  if (!project) throw new Error(`no project ${projectId}`)
  const path = { set: 'projects', key: project.code, field: name } as const
  const parsed = parseTyped(projectFields[name], typed, desk.typing)
  if (!parsed.ok) return failed(parsed.code, parsed.message, { place: `projects/${project.code}/${name}` })

  const fact = desk.document.of('priorFacts', projectId).find(({ measure }) => measure === 'project')
  const field = name === 'priorAmount' ? 'amount' : 'reason'
  const before = fact ?? freshFact(desk, project)
  const label = {
    what: `${project.name} ${fieldLabel(path, desk.words.fiscalYear)}`,
    old: fact ? shownValue(desk, projectFields[name], fact[field]) : '空',
    new: shownValue(desk, projectFields[name], parsed.value),
  }
  if (fact && fact[field] === parsed.value) return done({ label, changes: [] })
  const after = settled('priorFacts', { ...before, [field]: parsed.value }, field)
  const change = fact ? amendment('priorFacts', fact.id, fact, after) : addition('priorFacts', after)
  return done({ label, changes: [change] })
}

function freshFact(desk: Desk, project: Project): PriorFact {
  return {
    id: desk.nextId(),
    position: endPosition(desk, 'priorFacts', 'position'),
    measure: 'project',
    unitId: null,
    projectId: project.id,
    functionCode: null,
    economicCode: null,
    fundType: null,
    amount: ZERO,
    basis: 'entered',
    evidence: '',
    reason: '',
  }
}
