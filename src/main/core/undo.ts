import type { Step } from '../store/steps'

/** A step that can be taken back (or an undo that can be), under the label of the edit it began with. */
export interface Reversible {
  readonly step: number
  readonly label: string
}

/**
 * What undo and redo would take back, last on top. Derived from the log alone, so it survives reopening: an edit goes
 * on `undo` and clears `redo`; undoing moves it over; redoing is the undoing of an undo.
 */
export interface UndoStacks {
  readonly undo: readonly Reversible[]
  readonly redo: readonly Reversible[]
}

export const noSteps: UndoStacks = { undo: [], redo: [] }

/** The stacks after one more whole step. */
export function afterStep(
  { undo, redo }: UndoStacks,
  step: Pick<Step, 'id' | 'kind' | 'label' | 'joins'>,
): UndoStacks {
  const { id, kind, label } = step
  switch (kind) {
    case 'create':
      return noSteps
    case 'edit':
    case 'import': {
      const earlier = step.joins === null ? undo : undo.slice(0, -1)
      return { undo: [...earlier, { step: id, label }], redo: [] }
    }
    case 'undo': {
      const taken = undo.at(-1)
      return { undo: undo.slice(0, -1), redo: taken ? [...redo, { step: id, label: taken.label }] : redo }
    }
    case 'redo': {
      const taken = redo.at(-1)
      return { undo: taken ? [...undo, { step: id, label: taken.label }] : undo, redo: redo.slice(0, -1) }
    }
  }
}
