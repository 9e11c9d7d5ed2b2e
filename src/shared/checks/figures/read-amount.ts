import type { ProseFigure } from '../../narrative/figures-in-prose'
import type { Unit } from '../../money/format'
import { type Figure, printedFigure } from './figure'

/** An amount of a sentence, as printed, with the unit behind it. */
export interface ReadAmount {
  readonly figure: Figure
  /** The number alone. */
  readonly text: string
  readonly unit: Unit | '亿元'
  /** Whether the unit is written; a cell of a table has it in its head. */
  readonly hasUnit: boolean
  readonly start: number
  readonly end: number
}

const UNIT = /^\s*(万亿元|亿元|万元|元)/

/** The interval that the decimals of an amount allow; undefined where it is none, or beyond what any budget holds. */
export function readAmount(figure: ProseFigure, text: string): ReadAmount | undefined {
  const { text: number, start, end } = figure
  const written = UNIT.exec(text.slice(end))?.[1]
  if (written === '万亿元') return undefined
  const unit = (written ?? '万元') as ReadAmount['unit']
  const at = { text: number, unit, hasUnit: written !== undefined, start, end }
  const [, lesser] = number.split(/[亿万]/)
  const read = printedFigure(lesser ?? number, unit)
  if (!read) return undefined
  if (lesser === undefined || figure.kind !== 'amount') return { ...at, figure: read }
  return { ...at, figure: { ...read, cents: figure.cents, text: number } }
}

/** Where the amount ends with its unit. */
export function endWithUnit({ end, hasUnit }: ReadAmount, text: string): number {
  return hasUnit ? end + (UNIT.exec(text.slice(end))?.[0].length ?? 0) : end
}

/** The number with its unit, as people say it. */
export function withUnit({ text, unit }: Pick<ReadAmount, 'text' | 'unit'>): string {
  return text + unit
}
