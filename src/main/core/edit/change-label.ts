import { differenceOf } from '../../../shared/difference/words'
import { excerpt } from '../../../shared/model/words'
import type { Plan } from './plan'

/** Of words that came or went, this many are shown. */
const SHOWN = 12

/**
 * What the history calls a change of one value: `… 10,359.94 → 10,500.00`. Of texts too long to be shown whole it says
 * what came or went, where that is in one place.
 */
export function changeLabel(what: string, old: string, now: string): string {
  if (excerpt(old) === old && excerpt(now) === now) return `${what} ${old} → ${now}`
  const runs = differenceOf({ text: old, figures: [] }, { text: now, figures: [] })
  const gone = runs.filter(({ kind }) => kind === 'old')
  const came = runs.filter(({ kind }) => kind === 'new')
  if (gone.length > 1 || came.length > 1) return `改${what}`
  const [removed, added] = [partOf(gone[0]?.text), partOf(came[0]?.text)]
  if (removed === added) return `改${what}`
  if (removed === '') return `${what} 加“${added}”`
  return added === '' ? `${what} 删“${removed}”` : `${what} “${removed}” → “${added}”`
}

/** What the history calls a plan; of a run of typing, from its first old value. */
export function labelOf({ label }: Pick<Plan, 'label'>, old?: string | null): string {
  return typeof label === 'string' ? label : changeLabel(label.what, old ?? label.old, label.new)
}

function partOf(text = ''): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > SHOWN ? `${line.slice(0, SHOWN - 1)}…` : line
}
