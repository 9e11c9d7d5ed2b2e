import type { FigureValue, TextField, TextFigure } from './block'
import type { Quantity } from './sources'

/** A stretch of text with the figures and the preparer's own words inside it; offsets count from its start. */
export interface Piece {
  readonly text: string
  readonly figures: readonly PieceFigure[]
  readonly fields: readonly TextField[]
  /** Where it begins with a number of its list: that number. */
  readonly number: string | null
}

/**
 * `lasting` says what the figure stands for by ids alone, so that it can be stored: codes may change. Asked for by the
 * few paragraphs that are written by hand.
 */
export type PieceFigure = TextFigure & { readonly lasting: () => readonly string[] }

export function plain(text: string): Piece {
  return { text, figures: [], fields: [], number: null }
}

/** The number of an item in its list. */
export function listNumber(no: number): Piece {
  return { ...plain(String(no)), number: String(no) }
}

/** A figure that states a quantity. */
export function figure(text: string, role: TextFigure['role'], now: Quantity): Piece {
  return withFigure(text, { role, now: valueOf(now), lasting: now.lasting })
}

/** A figure, or the word of a direction, that compares one quantity with another. */
export function comparingFigure(
  text: string,
  role: TextFigure['role'],
  { now, before, counts }: { readonly now: Quantity; readonly before: Quantity; readonly counts: boolean },
): Piece {
  return withFigure(text, {
    role,
    now: valueOf(now),
    before: valueOf(before),
    ...(counts ? { counts } : {}),
    lasting: () => [...now.lasting(), ...before.lasting()],
  })
}

function withFigure(text: string, meaning: Omit<PieceFigure, 'text' | 'start' | 'end'>): Piece {
  return { ...plain(text), figures: [{ text, start: 0, end: text.length, ...meaning }] }
}

function valueOf({ value, known, refs }: Quantity): FigureValue {
  return { value: known ? value : null, refs }
}

/** Words that a person wrote; `path` is where they can be changed, null when nowhere. */
export function words(text: string, path: string | null): Piece {
  return { ...plain(text), fields: path === null ? [] : [{ start: 0, end: text.length, path }] }
}

export function joined(pieces: readonly Piece[]): Piece {
  const figures: PieceFigure[] = []
  const fields: TextField[] = []
  let text = ''
  for (const piece of pieces) {
    const at = text.length
    figures.push(...piece.figures.map((each) => shifted(each, at)))
    fields.push(...piece.fields.map((each) => shifted(each, at)))
    text += piece.text
  }
  return { text, figures, fields, number: pieces[0]?.number ?? null }
}

function shifted<T extends { readonly start: number; readonly end: number }>(span: T, by: number): T {
  return { ...span, start: span.start + by, end: span.end + by }
}
