import type { RecordChange } from '../../../shared/model/change'
import type { Goal } from '../../../shared/model/document'
import { inDraft } from './draft'
import { amendment, type Grounds } from './plan'

/**
 * Goals that are numbered as they stand, 1, 2, 3, stay numbered so when some come, go or move; numbers of another kind, and
 * goals without one, are left as they are.
 */
export function numberedGoals(grounds: Grounds, changes: readonly RecordChange[]): readonly RecordChange[] {
  const touched = new Set(changes.flatMap((change) => (isOfOrder(change) ? ownersOf(change) : [])))
  const counted = [...touched].filter((project) => isCounted(goalsOf(grounds, project)))
  if (counted.length === 0) return []
  return inDraft(grounds.document, (take) => {
    take(changes)
    return counted.flatMap((project) =>
      goalsOf(grounds, project).flatMap((goal, at) =>
        goal.number === at + 1 ? [] : [amendment('goals', goal.id, goal, { ...goal, number: at + 1 })],
      ),
    )
  })
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
  return goals.length > 0 && goals.every(({ number }, at) => number === at + 1)
}
