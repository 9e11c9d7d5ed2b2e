import type { Component } from 'vue'
import type { Failure } from '../../shared/contract/failure'
import type { Params } from '../../shared/contract/methods'
import type { OrderedBy } from '../../shared/grid/ordering'
import type { Cents } from '../../shared/money/cents'
import type { KeptText } from '../components/surroundings'

/** One column of a grid over rows of a kind; what it shows, and how it is edited where it is. */
export interface GridColumn<Row> {
  readonly id: string
  readonly title: string
  /** What it has in common with its neighbours: a head above theirs. */
  readonly group?: string
  /** Width, as a track of the style sheet. */
  readonly width: string
  /** No narrower than this, however narrow it is drawn: what stands in it must not be cut. */
  readonly least?: string
  readonly kind: 'text' | 'amount' | 'marks'
  /** Stays in view, in front, while the others scroll sideways. */
  readonly isHeld?: boolean
  /** Where one begins, where no amount is typed. */
  readonly isHome?: boolean
  /** There is no room for it: left out unless it was asked for. */
  readonly isSpare?: boolean
  /** Shown only where it was asked for. */
  readonly isExtra?: boolean
  /** Follows from other cells. */
  readonly isDerived?: boolean
  /** What a row is called, where that is not typed: pasted over it, a text says which row is meant. */
  readonly tellsRow?: boolean
  /** What is shown of a row. */
  text(row: Row): string
  /** What is copied of it or filled on, as other programs read it; absent: what editing begins with, or what is shown. */
  copied?(row: Row): string
  /** Of an amount, in 分: what the sums of a selection are made of; null where nothing is known. */
  amount?(row: Row): Cents | null
  /** What is shown in the place of a figure that is not there; undefined where it is. */
  word?(row: Row): string | undefined
  /** Said on hover, where it is more than the text. */
  hint?(row: Row): string | undefined
  /** What draws a cell that is more than a text, and what it is given: plain data, for cells that stay the same. */
  readonly view?: {
    readonly component: Component
    given(row: Row, shown: { readonly at: number; readonly text: string }): Readonly<Record<string, unknown>>
  }
  /** More of it is stored than is shown. */
  isRounded?(row: Row): boolean
  /** What rows are ordered by, where it is neither the amount nor the words shown. */
  order?(row: Row): OrderedBy
  /** Differs from when the file was opened; `typed`: by someone's own hand. */
  change?(row: Row): { readonly changed: boolean; readonly typed?: boolean }
  readonly entry?: CellEntry<Row>
}

/** What stands under a column. */
export interface FootCell {
  readonly text: string
  /** Said behind it in a quieter voice. */
  readonly note?: string
  /** Text and note are in the colour of what is wrong. */
  readonly isWrong?: boolean
  /** Differs from when the file was opened. */
  readonly changed?: boolean
  readonly title?: string | undefined
}

/** Something that can be done with the rows selected, beside the gestures of every grid. */
export interface RowAct {
  readonly words: string
  readonly keys: string
  readonly run: () => void
}

/** How the cell of a row is edited; undefined where it follows from others. */
export function entryOf<Row>({ entry }: GridColumn<Row>, row: Row): CellEntry<Row> | undefined {
  return entry?.isFixed?.(row) === true ? undefined : entry
}

/** What is typed into a cell, with what stood there when typing began, as stored. */
export interface TypedText extends Required<Pick<Params<'edit.set'>, 'value' | 'seen'>> {
  readonly unit?: Params<'edit.set'>['unit']
}

/** What a text typed so far means. */
export type Reading = { readonly said: string } | { readonly refused: string }

/** How a cell is edited. */
export interface CellEntry<Row> {
  /** Which field of the file it is. */
  path(row: Row): string
  /** The cell by name, for those who hear it and for the status bar. */
  label(row: Row): string
  /** Its cell of this row follows from other cells. */
  isFixed?(row: Row): boolean
  /** The text that editing begins with; what is typed anew replaces it. */
  start(row: Row): string
  /** What stands there, as stored. */
  stored(row: Row): TypedText['seen']
  /** What F2 begins with where nothing stands; default what stands there. */
  offered?(row: Row): string
  /** What Delete leaves there; absent or undefined: the cell is not emptied. */
  emptied?(row: Row): string | undefined
  /** The values to choose from, as far as a text narrows them ('': all); absent: any text is typed. */
  choices?(row: Row, typed: string): readonly Choice[]
  /** Where it is edited in full: F2, Enter and a double click lead there, and typing replaces it in its cell. */
  opens?(row: Row): void
  read(text: string): Reading | null
  /** The path of another cell of the row that the value moves out of when it is stored here; undefined: of none. */
  leaves?(row: Row): string | undefined
  /** Of one cell, typed by hand. */
  commit(row: Row, typed: Pick<TypedText, 'value' | 'seen'>): Promise<Failure | null>
  /** The same as one or several of many edits; none where the text changes nothing there. */
  edits(row: Row, value: string): readonly GridEdit[]
  /** Decides on cells of a row that stand for one value of it; absent: the cell stands for itself. */
  readonly shared?: SharedValue<Row>
  /** The unit in which its bare numbers are read, by name. */
  readonly unit?: KeptText['unit']
  /** The text of a number, in plain digits, that a spreadsheet shows rounded; absent: what it shows is taken. */
  ofNumber?(number: string): string
  /** By what a paste is doubted (doubts.ts); absent: it is taken as it is. */
  readonly doubts?: PasteDoubts<Row>
}

/** One value of a row that several columns stand for. */
export interface SharedValue<Row> {
  /** What becomes of each of the cells that something is put into at once, in their order. */
  verdicts(row: Row, cells: readonly SharedCell[]): readonly Verdict[]
}

/** A text on its way into a column, by the column's id. */
export interface SharedCell {
  readonly column: string
  readonly text: string
}

/** Written as its entry says; left as it is, for the text says nothing of it; or why it is refused. */
export type Verdict = 'written' | 'left' | { readonly refused: string }

/** What a column knows that gives pause about what is pasted into it. */
export interface PasteDoubts<Row> {
  /** Its numbers may be meant in another unit than the one shown. */
  readonly unit?: UnitDoubt<Row>
  /** The one value that a text is what is left of, and what became of it; null: the text is taken as it is. */
  marred?(text: string): Marred | null
  /** Any text is taken, so that an error of a formula would be stored as one. */
  readonly takesErrors?: boolean
}

export interface UnitDoubt<Row> {
  /** Units by name: the one shown, and the one that may be meant. */
  readonly shown: string
  readonly other: string
  /** Numbers of the other unit that are read in the one shown come out too large, or too small. */
  readonly off: 'larger' | 'smaller'
  /** How much too large or small, in words. */
  readonly times: string
  /** What a text comes to in the unit shown; null: it is no number, or names its unit itself. */
  worth(text: string): number | null
  /** What the number of a row may be measured by: what stands there, what stood there before. */
  stood(row: Row): readonly number[]
  /** The same text as one of the other unit. */
  inOther(text: string): string
}

export interface Marred {
  readonly value: string
  /** What it lost, behind 像是: a part of a sentence. */
  readonly lost: string
  /** What putting it right is called on a button. */
  readonly way: string
}

/** A value that a cell may have: what is typed for it, and how it is called. */
export interface Choice {
  readonly value: string
  readonly code?: string
  readonly text: string
  readonly note?: string
  /** Text and note are in the colour of what is wrong. */
  readonly isWrong?: boolean
}

export type GridEdit = Extract<Params<'edit.apply'>['edits'][number], { set: string }>
export type Gesture = NonNullable<Params<'edit.apply'>['gesture']>

/** What came of a gesture. */
export interface GestureDone {
  readonly refused: readonly RefusedCell[]
  /** The step that it is in the history; 0: there was nothing to be written. */
  readonly step: number
}

/** An edit of many that was not made, by the field that it was for. */
export interface RefusedCell {
  readonly path: string
  readonly message: string
}
