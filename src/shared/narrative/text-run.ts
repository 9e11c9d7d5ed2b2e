import type { FigureValue, Span, TextField, TextFigure } from '../printed/block'
import { fitted } from './joint'
import type { Quantity } from './sources'

/** A stretch of text with the figures and the preparer's own words inside it; offsets count from its start. */
export interface TextRun {
  readonly text: string
  readonly figures: readonly RunFigure[]
  readonly fields: readonly TextField[]
  /** Where it begins with a number of its list: that number. */
  readonly number: string | null
  /** How many such numbers it holds, wherever they stand. */
  readonly numbers: number
  /** A person's words alone: they are fitted to what stands around them (joint.ts). */
  readonly isWords?: true
  /** A row of a table: where its cells stand. */
  readonly cells?: readonly Span[]
}

/**
 * `lasting` says what the figure stands for by ids alone, so that it can be stored: codes may change. Asked for by the
 * few paragraphs that are written by hand.
 */
export type RunFigure = TextFigure & { readonly lasting: () => readonly string[] }

export function plain(text: string): TextRun {
  return { text, figures: [], fields: [], number: null, numbers: 0 }
}

/** The number of an item in its list. */
export function listNumber(no: number): TextRun {
  return { ...plain(String(no)), number: String(no), numbers: 1 }
}

/** The run of another number of its list; undefined where that cannot be said without printing it anew. */
export function renumbered(run: TextRun, no: number): TextRun | undefined {
  if (run.numbers === 0) return run
  if (run.number === null || run.numbers !== 1) return undefined
  const number = String(no)
  const by = number.length - run.number.length
  return {
    ...run,
    text: number + run.text.slice(run.number.length),
    figures: run.figures.map((each) => shifted(each, by)),
    fields: run.fields.map((each) => shifted(each, by)),
    number,
  }
}

/** A figure that states a quantity. */
export function figure(text: string, role: TextFigure['role'], now: Quantity): TextRun {
  return withFigure(text, { role, now: valueOf(now), lasting: now.lasting })
}

/** A figure, or the word of a direction, that compares one quantity with another. */
export function comparingFigure(
  text: string,
  role: TextFigure['role'],
  { now, before, counts }: { readonly now: Quantity; readonly before: Quantity; readonly counts: boolean },
): TextRun {
  return withFigure(text, {
    role,
    now: valueOf(now),
    before: valueOf(before),
    ...(counts ? { counts } : {}),
    lasting: () => [...now.lasting(), ...before.lasting()],
  })
}

function withFigure(text: string, meaning: Omit<RunFigure, 'text' | 'start' | 'end'>): TextRun {
  return { ...plain(text), figures: [{ text, start: 0, end: text.length, ...meaning }] }
}

function valueOf({ value, known, refs }: Quantity): FigureValue {
  return { value: known ? value : null, refs }
}

/** Words that a person wrote for a place in a sentence; `path` is where they can be changed, null when nowhere. */
export function words(text: string, path: string | null): TextRun {
  return { ...ownSentence(text, path), isWords: true }
}

/** What a person wrote that stands by itself: it is printed as it was written. */
export function ownSentence(text: string, path: string | null): TextRun {
  return { ...plain(text), fields: path === null ? [] : [{ start: 0, end: text.length, path }] }
}

export function joined(runs: readonly TextRun[]): TextRun {
  const figures: RunFigure[] = []
  const fields: TextField[] = []
  let text = ''
  let numbers = 0
  for (const [i, each] of runs.entries()) {
    const run = each.isWords ? fittedRun(each, text, runs[i + 1]?.text ?? '') : each
    const at = text.length
    for (const each of run.figures) figures.push(shifted(each, at))
    for (const each of run.fields) fields.push(shifted(each, at))
    text += run.text
    numbers += run.numbers
  }
  return { text, figures, fields, number: runs[0]?.number ?? null, numbers }
}

const [ROW_START, CELL_BAR, ROW_END] = ['| ', ' | ', ' |']

/** A row of a table: cells between bars. */
export function tableRow(cells: readonly TextRun[]): TextRun {
  const spans: Span[] = []
  let run = plain(ROW_START)
  for (const [i, cell] of cells.entries()) {
    const start = run.text.length
    const bar = i === cells.length - 1 ? ROW_END : CELL_BAR
    run = joined([run, cell, plain(bar)])
    spans.push({ start, end: run.text.length - bar.length })
  }
  return { ...run, cells: spans }
}

/** The cells of a row that a person rewrote: as its bars part them. */
export function rewrittenCells(text: string): readonly Span[] {
  const from = text.startsWith(ROW_START) ? ROW_START.length : 0
  const to = text.endsWith(ROW_END) ? text.length - ROW_END.length : text.length
  const bars = [...text.matchAll(/ \| /g)].map(({ index }) => index).filter((at) => at > from && at < to)
  return [from, ...bars.map((bar) => bar + CELL_BAR.length)].map((start, i) => ({
    start,
    end: Math.max(start, bars[i] ?? to),
  }))
}

function fittedRun({ text, fields }: TextRun, before: string, after: string): TextRun {
  return words(fitted(text, { before, after }), fields[0]?.path ?? null)
}

function shifted<T extends { readonly start: number; readonly end: number }>(span: T, by: number): T {
  return { ...span, start: span.start + by, end: span.end + by }
}
