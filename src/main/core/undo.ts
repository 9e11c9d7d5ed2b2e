import type { Step } from '../store/steps'

/** A step that can be taken back (or an undo that can be), under the label of the edit it began with. */
export interface Reversible {
  readonly step: number
  readonly label: string
}

/**
 * What undo and redo would take back. Derived from the log alone, so it survives reopening: an edit goes on `undo` and
 * clears `redo`; undoing moves it over; redoing is the undoing of an undo.
 */
export interface UndoStacks {
  top(stack: 'undo' | 'redo'): Reversible | undefined
  /** Takes note of one more step of the log; `joins` set means that it replaces the last edit. */
  follow(step: Pick<Step, 'id' | 'kind' | 'label' | 'joins'>): void
}

/** `steps`: the log's whole steps, oldest first. A whole step stands for its run of typing: none joins another. */
export function openUndoStacks(steps: readonly Step[]): UndoStacks {
  const stacks: Readonly<Record<'undo' | 'redo', Reversible[]>> = { undo: [], redo: [] }
  const move = (from: Reversible[], to: Reversible[], step: number): void => {
    const taken = from.pop()
    if (taken) to.push({ step, label: taken.label })
  }
  const follow: UndoStacks['follow'] = ({ id, kind, label, joins }) => {
    switch (kind) {
      case 'create':
        return
      // Undoing a repair would bring back what could not be read.
      case 'repair':
        stacks.undo.length = 0
        stacks.redo.length = 0
        return
      case 'edit':
      case 'import':
        if (joins !== null) stacks.undo.pop()
        stacks.undo.push({ step: id, label })
        stacks.redo.length = 0
        return
      case 'undo':
        return move(stacks.undo, stacks.redo, id)
      case 'redo':
        return move(stacks.redo, stacks.undo, id)
    }
  }
  for (const step of steps) follow({ ...step, joins: null })
  return { top: (stack) => stacks[stack].at(-1), follow }
}
