import { done, failed, type Reply } from '../../../shared/contract/failure'
import type { PriorFact, Project } from '../../../shared/model/document'
import type { RecordValues } from '../../../shared/model/fields'
import { formatPath, virtualFields } from '../../../shared/model/path'
import { settled } from '../../../shared/model/rules'
import { parseTyped, type TypingContext } from '../../../shared/model/typed'
import { fieldLabel } from '../../../shared/model/words'
import { addition, amendment, type Grounds, endPosition, type Plan, refusal, removal } from './plan'
import { wholeValue } from './shown-value'

/** Last year's amount of a project, or the reason for its change: fields of its prior-year fact, made when missing. */
export function planPriorFact(
  grounds: Grounds,
  projectId: string,
  name: 'priorAmount' | 'reason',
  typed: string,
  typing: TypingContext = grounds.typing,
): Reply<Plan> {
  const project = grounds.document.get('projects', projectId)
  if (!project) throw new Error(`no project ${projectId}`)
  const path = { set: 'projects', key: projectId, field: name } as const
  const place = formatPath(path)
  const parsed = parseTyped(virtualFields.projects[name], typed, typing)
  if (!parsed.ok) return failed(parsed.code, parsed.message, { place })

  const facts = factsOf(grounds, projectId)
  if (facts.length > 1) return severalFacts(project, facts, place)
  const [fact] = facts
  const field = name === 'priorAmount' ? 'amount' : 'reason'
  const before = fact ?? freshFact(grounds, project)
  const label = {
    what: `${project.name} ${fieldLabel(path, grounds.words.fiscalYear)}`,
    old: fact ? wholeValue(grounds, virtualFields.projects[name], fact[field]) : '空',
    new: wholeValue(grounds, virtualFields.projects[name], parsed.value),
  }
  const isSame = fact ? fact[field] === parsed.value : parsed.value === null || parsed.value === ''
  if (isSame) return done({ label, changes: [] })
  const after = settled('priorFacts', { ...before, [field]: parsed.value }, field, grounds.rules.fundings)
  const known = fact ? (fact as unknown as RecordValues) : null
  const refused = refusal(grounds, 'priorFacts', before.id, after, known)
  if (refused) return refused
  if (!known) return done({ label, changes: [addition('priorFacts', after)] })
  // A fact that states nothing any more goes: then the figure is not known again.
  const isEmpty = after['amount'] === null && after['reason'] === ''
  const change = isEmpty
    ? removal('priorFacts', { ...fact, id: before.id })
    : amendment('priorFacts', before.id, known, after)
  return done({ label, changes: [change] })
}

/** The project's figures of the year before the budget's: one, unless the file holds more from before. */
export function factsOf(grounds: Grounds, projectId: string): readonly PriorFact[] {
  const lastYear = grounds.words.fiscalYear - 1
  return grounds.document
    .ownedBy('priorFacts', { collection: 'projects', id: projectId })
    .filter(({ measure, year }) => measure === 'project' && year === lastYear)
}

function severalFacts({ name }: Project, facts: readonly PriorFact[], place: string): Reply<never> {
  const paths = facts.map(({ id }) => `priorFacts/${id}`)
  return failed(
    'duplicate',
    `“${name}”有 ${facts.length} 条上年数，不知该改哪一条。请先删去多余的：${paths.join('、')}。`,
    {
      place,
      details: { facts: facts.map(({ id }) => id) },
    },
  )
}

function freshFact(grounds: Grounds, project: Project): PriorFact {
  return {
    id: grounds.nextId(),
    position: endPosition(grounds, 'priorFacts', 'position'),
    year: grounds.words.fiscalYear - 1,
    measure: 'project',
    unitId: null,
    projectId: project.id,
    functionCode: null,
    economicCode: null,
    fundType: null,
    amount: null,
    basis: 'entered',
    evidence: '',
    reason: '',
  }
}
