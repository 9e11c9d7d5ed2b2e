import type { RecordChange } from '../../../shared/model/change'
import type { Goal } from '../../../shared/model/document'
import { inDraft } from './draft'
import { amendment, type Grounds } from './plan'

/**
 * Goals that are numbered as they stand, 1, 2, 3, stay numbered so when some come, go or move; one that is alone bears no
 * number, and is the first when another comes. Numbers of another kind, and several without one, are left as they are.
 */
export function numberedGoals(grounds: Grounds, changes: readonly RecordChange[]): readonly RecordChange[] {
  const touched = new Set(changes.flatMap((change) => (isOfOrder(change) ? ownersOf(change) : [])))
  const counted = [...touched].filter((project) => isCounted(goalsOf(grounds, project)))
  if (counted.length === 0) return []
  const added = new Set(changes.flatMap((change) => (isAdded(change) ? [change.id] : [])))
  return inDraft(grounds.document, (take) => {
    take(changes)
    return counted.flatMap((project) => {
      const goals = goalsOf(grounds, project)
      // One that comes with a number of its own, or expressly with none, is numbered by hand.
      if (goals.some(({ id, number }, at) => added.has(id) && number !== at + 1)) return []
      return goals.flatMap((goal, at) => {
        const number = goals.length === 1 ? null : at + 1
        return goal.number === number ? [] : [amendment('goals', goal.id, goal, { ...goal, number })]
      })
    })
  })
}

function isAdded({ collection, before }: RecordChange): boolean {
  return collection === 'goals' && before === null
}

/** The number of a goal that comes to a place without one said: as it stands there, where goals are numbered; null where it is alone, or none is. */
export function numberAt(grounds: Grounds, project: string | null, position: number): number | null {
  const goals = goalsOf(grounds, project)
  return isCounted(goals) ? goals.filter((goal) => goal.position < position).length + 1 : null
}

/** A number that is set by hand is no matter of order. */
function isOfOrder({ collection, before, after }: RecordChange): boolean {
  if (collection !== 'goals') return false
  return (
    !before ||
    !after ||
    before['position'] !== after['position'] ||
    before['projectId'] !== after['projectId']
  )
}

function ownersOf({ before, after }: RecordChange): readonly (string | null)[] {
  return [before, after].flatMap((state) => (state ? [state['projectId'] as string | null] : []))
}

function goalsOf({ document }: Grounds, project: string | null): readonly Goal[] {
  if (project !== null) return document.ownedBy('goals', { collection: 'projects', id: project })
  return document.all('goals').filter(({ projectId }) => projectId === null)
}

function isCounted(goals: readonly Goal[]): boolean {
  const [only, ...others] = goals
  if (only?.number === null && others.length === 0) return true
  return goals.length > 0 && goals.every(({ number }, at) => number === at + 1)
}
