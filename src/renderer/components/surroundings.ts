import { inject, type InjectionKey, onBeforeUnmount } from 'vue'
import type { Severity } from '../../shared/checks/finding'
import type { Formula } from '../../shared/model/document'
import type { Unit } from '../../shared/money/format'
import type { DataSheet } from '../../shared/publication/data-sheet'

/** A text that a field could not store: it is kept as typed until it is mended or given up. */
export interface KeptText {
  /** The field of the file. */
  readonly path: string
  readonly label: string
  readonly text: string
  /** Why it was refused. */
  readonly message: string
  /** Of an amount: the unit in which it was typed. */
  readonly unit?: Unit | undefined
  /** The step that stored the rest of its gesture: taken back, that takes this along. */
  readonly step?: number | undefined
}

/** Something to be decided before it is done. */
export interface Question {
  /** Place, what is so. */
  readonly text: string
  /** The last one leaves everything as it is: Esc takes it. */
  readonly answers: readonly Answer[]
}

export interface Answer {
  readonly label: string
  readonly run: () => void
}

/** What commands of the window do in a grid. */
export interface GridActs {
  replace(): void
  /** Another grid is asked for 替换. */
  endReplacing(): void
  /** Whether its columns leave rows out when asked. */
  canFilter(): boolean
  filter(): void
  /** What it shows, as a list for other programs; amounts in the unit that is shown. */
  listed(unit: Unit): DataSheet
}

/** What is found wrong in a place, or remarked there: the gravest of it, and all of it in sentences. */
export interface FoundThere {
  readonly severity: Severity | 'remark'
  readonly words: string
}

/** What is to be said while one types; what is selected comes to, and reads as. */
export type SaidInBar = 'hint' | 'sums'

/** What a field tells the window around it; who mounts one provides it. */
export interface Surroundings {
  /** What a field could not store, under a name of the field's own; it finds it again when it is mounted anew. */
  kept(field: string): KeptText | undefined
  /** Null: there is nothing refused any more. */
  keep(field: string, text: KeptText | null): void
  /** Says something in the status bar; empty words silence who said them, and nobody else. */
  say(speaker: symbol, what: SaidInBar, words: string): void
  /** Asks over the content, and holds nobody up. */
  ask(question: Question): void
  /** What an amount was typed as, by the path of its field; undefined: as a number. */
  formulaAt(path: string): Formula | undefined
  /** What is found wrong in a field, by its path; undefined: nothing is. */
  foundAt(path: string): FoundThere | undefined
  /** One stands in the cell of this field now; undefined: in one that is none. */
  standIn(path: string | undefined): void
  /** A grid was entered: commands of the window are for it, until another is entered or it is gone. */
  enterGrid(acts: GridActs): void
  leaveGrid(acts: GridActs): void
}

export const surroundings: InjectionKey<Surroundings> = Symbol('surroundings')

export function useSurroundings(): Surroundings {
  const around = inject(surroundings)
  if (!around) throw new Error('a field stands in no window')
  return around
}

/** What one part of a page says in the status bar: it falls silent when it goes. */
export function useVoice(): Readonly<Record<SaidInBar, (words: string) => void>> {
  const { say } = useSurroundings()
  const speaker = Symbol('speaker')
  const voice = {
    hint: (words: string) => {
      say(speaker, 'hint', words)
    },
    sums: (words: string) => {
      say(speaker, 'sums', words)
    },
  }
  onBeforeUnmount(() => {
    voice.hint('')
    voice.sums('')
  })
  return voice
}
