import type { TextField, TextFigure } from './block'

/** A stretch of text with the figures and the preparer's own words inside it; offsets count from its start. */
export interface Piece {
  readonly text: string
  readonly figures: readonly TextFigure[]
  readonly fields: readonly TextField[]
}

export function plain(text: string): Piece {
  return { text, figures: [], fields: [] }
}

export function figure(text: string, role: TextFigure['role'], refs: readonly string[]): Piece {
  return { text, figures: [{ text, start: 0, end: text.length, role, refs }], fields: [] }
}

/** Words that a person wrote; `path` is where they can be changed, null when nowhere. */
export function words(text: string, path: string | null): Piece {
  return { text, figures: [], fields: path === null ? [] : [{ start: 0, end: text.length, path }] }
}

export function joined(pieces: readonly Piece[]): Piece {
  const figures: TextFigure[] = []
  const fields: TextField[] = []
  let text = ''
  for (const piece of pieces) {
    const at = text.length
    figures.push(...piece.figures.map((each) => shifted(each, at)))
    fields.push(...piece.fields.map((each) => shifted(each, at)))
    text += piece.text
  }
  return { text, figures, fields }
}

function shifted<T extends { readonly start: number; readonly end: number }>(span: T, by: number): T {
  return { ...span, start: span.start + by, end: span.end + by }
}
