import { done, failed, type Reply } from '../../../shared/contract/failure'
import type { RecordChange } from '../../../shared/model/change'
import type { PriorFact, Project } from '../../../shared/model/document'
import type { RecordValues } from '../../../shared/model/fields'
import { formatPath, virtualFields } from '../../../shared/model/path'
import { leadingOf, priorOf, type ProjectPrior } from '../../../shared/model/project-prior'
import { settled, uniqueKey } from '../../../shared/model/rules'
import { parseTyped, type TypingContext } from '../../../shared/model/typed'
import { fieldLabel, recordName } from '../../../shared/model/words'
import { apportion } from '../../../shared/money/apportion'
import { type Cents, ZERO } from '../../../shared/money/cents'
import { alongNotes } from './along-notes'
import {
  addition,
  amendment,
  type Grounds,
  endPosition,
  type Plan,
  type PlanNote,
  refusal,
  removal,
} from './plan'
import { wholeValue } from './shown-value'

/** A fact and what is to stand on it. */
type Amended = readonly [fact: PriorFact, value: unknown]

/**
 * Last year's amount of a project, or the reason for its change, on the facts that say it; one is made where there is none. An
 * amount goes to several in proportion to what they say, by largest remainder; the reason stands on the leading one.
 */
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
  const parsed = parseTyped(virtualFields.projects[name], typed, typing)
  if (!parsed.ok) return failed(parsed.code, parsed.message, { place: formatPath(path) })
  const { value } = parsed

  const prior = priorOfProject(grounds, projectId)
  const old = name === 'priorAmount' ? prior.amount : prior.reason
  const shown = (each: unknown): string => wholeValue(grounds, virtualFields.projects[name], each)
  const label = {
    what: `${project.name} ${fieldLabel(path, grounds.words.fiscalYear)}`,
    old: shown(old),
    new: shown(value),
  }
  if (old === value) return done({ label, changes: [] })
  const alike = name === 'priorAmount' ? alikeFacts(prior) : []
  if (alike.length > 0) return severalTruths(project, alike, formatPath(path))
  const amended =
    name === 'priorAmount'
      ? amountsOf(grounds, project, prior, value as Cents | null)
      : reasonsOf(grounds, project, prior, value as string)
  const field = name === 'priorAmount' ? 'amount' : 'reason'
  const changes: RecordChange[] = []
  const notes: PlanNote[] = []
  for (const [fact, own] of amended) {
    const isNew = !prior.facts.includes(fact)
    const planned = factWith(grounds, fact, field, own, isNew)
    if (!planned.ok) return planned
    changes.push(planned.value.change)
    notes.push(...planned.value.notes)
  }
  return done({ label, changes, notes: [...spreadNotes(grounds, changes), ...notes] })
}

/** What the file says of a project's year before the budget's. */
export function priorOfProject(grounds: Grounds, projectId: string): ProjectPrior {
  const owner = { collection: 'projects', id: projectId } as const
  return priorOf(grounds.document.ownedBy('priorFacts', owner), grounds.words.fiscalYear)
}

/** Facts of the very same thing, which only a file from before may hold: two truths, of which none is picked. */
function alikeFacts({ facts }: ProjectPrior): readonly PriorFact[] {
  const groups = Map.groupBy(facts, (fact) => uniqueKey('priorFacts', { ...fact }))
  return [...groups.values()].filter(({ length }) => length > 1).flat()
}

function severalTruths({ name }: Project, facts: readonly PriorFact[], place: string): Reply<never> {
  const paths = facts.map(({ id }) => `priorFacts/${id}`)
  return failed(
    'duplicate',
    `“${name}”有 ${facts.length} 条同样的上年数，不知该改哪一条。请先在“上年数”里删去多余的：${paths.join('、')}。`,
    { place, details: { facts: facts.map(({ id }) => id) } },
  )
}

/** Facts that are to come to a total; those that say none yet are left out, unless there are no others. */
function amountsOf(
  grounds: Grounds,
  project: Project,
  { facts }: ProjectPrior,
  total: Cents | null,
): readonly Amended[] {
  const known = facts.filter(({ amount }) => amount !== null)
  if (total === null) return known.map((fact) => [fact, null])
  const [first] = known
  if (!first) return [[leadingOf(facts) ?? freshFact(grounds, project), total]]
  const shares = apportion(
    total,
    known.map(({ amount }) => amount ?? ZERO),
  )
  return known.flatMap((fact, at): readonly Amended[] =>
    shares[at] === fact.amount ? [] : [[fact, shares[at] ?? ZERO]],
  )
}

/** The reason on the leading fact; emptied, it is nobody's: no other comes out from behind it. */
function reasonsOf(
  grounds: Grounds,
  project: Project,
  { facts }: ProjectPrior,
  reason: string,
): readonly Amended[] {
  if (reason !== '') return [[leadingOf(facts) ?? freshFact(grounds, project), reason]]
  return facts.flatMap((fact): readonly Amended[] => (fact.reason === '' ? [] : [[fact, reason]]))
}

function factWith(
  grounds: Grounds,
  fact: PriorFact,
  field: 'amount' | 'reason',
  value: unknown,
  isNew: boolean,
): Reply<{ readonly change: RecordChange; readonly notes: readonly PlanNote[] }> {
  const known = isNew ? null : (fact as unknown as RecordValues)
  const { fundings } = grounds.rules
  const after = settled('priorFacts', { ...fact, [field]: value }, field, fundings, known)
  const refused = refusal(grounds, 'priorFacts', fact.id, after, known)
  if (refused) return refused
  if (!known) return done({ change: addition('priorFacts', after), notes: [] })
  // A fact that states nothing any more goes: then the figure is not known again.
  const isEmpty = after['amount'] === null && after['reason'] === ''
  if (isEmpty) return done({ change: removal('priorFacts', fact), notes: [] })
  return done({
    change: amendment('priorFacts', fact.id, known, after),
    notes: alongNotes(grounds, { set: 'priorFacts', key: fact.id, field }, known, after),
  })
}

/** That an amount went to several facts, and to which how much. */
function spreadNotes(grounds: Grounds, changes: readonly RecordChange[]): readonly PlanNote[] {
  const shares = changes.flatMap(({ before, after }) =>
    before && after && before['amount'] !== after['amount'] ? [after] : [],
  )
  if (shares.length < 2) return []
  const each = shares.map(
    (fact) =>
      `${recordName('priorFacts', fact, grounds.words)} ${wholeValue(grounds, virtualFields.projects.priorAmount, fact['amount'])}`,
  )
  return [{ words: `上年数按各条原来的比例分到 ${shares.length} 条：${each.join('，')}。` }]
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
