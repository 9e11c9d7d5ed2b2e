import { done, failed, type Reply } from '../../../shared/contract/failure'
import {
  bookedOf,
  differingFields,
  excessOf,
  type LineItems,
  unbookedFields,
  worthOfAll,
} from '../../../shared/model/booking'
import type { RecordChange } from '../../../shared/model/change'
import type { BudgetLine } from '../../../shared/model/document'
import { definition, fieldOf } from '../../../shared/model/fields'
import { formatPath } from '../../../shared/model/path'
import { shownAmount } from '../../../shared/model/typed'
import { recordName } from '../../../shared/model/words'
import type { DocumentIndex } from '../document-index'
import { inDraft } from './draft'
import { amendment, type Grounds } from './plan'

const KINDS = ['procurements', 'acquisitions'] as const
type Kind = (typeof KINDS)[number]

/** A line with what is bought with its money. */
interface Standing extends LineItems {
  readonly line: BudgetLine
}

/**
 * What procurement items book into their lines once `changes` are made. Refused where items come to more than their
 * line's amount, or where a line is told directly what its items say; what a file holds of that from before may be left,
 * or become less.
 */
export function bookedProcurement(
  grounds: Grounds,
  changes: readonly RecordChange[],
): Reply<readonly RecordChange[]> {
  const { document } = grounds
  const items = itemChanges(changes)
  const isAny = items.size > 0 || KINDS.some((kind) => document.all(kind).length > 0)
  const touched = isAny ? linesTouched(changes) : new Set<string>()
  if (touched.size === 0) return done([])
  const before = new Map([...touched].map((id) => [id, standingOf(document, id)]))
  return inDraft(document, (take) => {
    take(changes)
    const booked: RecordChange[] = []
    for (const [id, was] of before) {
      const now = standingOf(document, id)
      if (!now) continue
      const change = { was, now, items: (kind: Kind) => items.get(`${kind}/${id}`) }
      const refused = excessRefusal(grounds, change) ?? directRefusal(grounds, change)
      if (refused) return refused
      const own = bookedOf(now.procurements)
      if (change.items('procurements') && differingFields(now.line, own).length > 0) {
        booked.push(amendment('lines', id, now.line, { ...now.line, ...own }))
      }
    }
    return done(booked)
  })
}

/** A line before and after, with the first change of each kind of items that belong or belonged to it. */
interface LineChange {
  readonly was: Standing | undefined
  readonly now: Standing
  items(kind: Kind): RecordChange | undefined
}

/** What stands at a line of a document; undefined where it is not there. */
export function standingOf(
  document: Pick<DocumentIndex, 'get' | 'ownedBy'>,
  id: string,
): Standing | undefined {
  const line = document.get('lines', id)
  const owner = { collection: 'lines', id } as const
  return (
    line && {
      line,
      procurements: document.ownedBy('procurements', owner),
      acquisitions: document.ownedBy('acquisitions', owner),
    }
  )
}

/** Lines that changed, and those that items came to or left. */
function linesTouched(changes: readonly RecordChange[]): ReadonlySet<string> {
  return new Set(
    changes.flatMap((change) => (change.collection === 'lines' ? [change.id] : linesOfItem(change))),
  )
}

/** By kind and line: the first change of an item that belongs to the line now, or belonged to it. */
function itemChanges(changes: readonly RecordChange[]): ReadonlyMap<string, RecordChange> {
  const firstLast = changes.toReversed()
  return new Map(
    firstLast.flatMap((change) =>
      linesOfItem(change).map((line) => [`${change.collection}/${line}`, change] as const),
    ),
  )
}

function linesOfItem({ collection, before, after }: RecordChange): readonly string[] {
  if (collection !== 'procurements' && collection !== 'acquisitions') return []
  return [before, after].flatMap((state) => (state ? [state['lineId'] as string] : []))
}

function excessRefusal(grounds: Grounds, { was, now, items }: LineChange): Reply<never> | undefined {
  const kind = KINDS.find((each) => excess(now, each) > Math.max(was ? excess(was, each) : 0, 0))
  if (!kind) return undefined
  const { id, amount } = now.line
  const unit = grounds.typing.entryUnit
  const shown = (each: typeof amount): string => `${shownAmount(each, unit)} ${unit}`
  const item = items(kind)
  return failed(
    'bad-value',
    `分项“${nameOf(grounds, now)}”的${definition[kind].label}合计 ${shown(worthOfAll(now[kind]))}，超过分项金额 ${shown(amount)}。请核对这两个数。`,
    { place: item ? placeOf(item) : formatPath({ set: 'lines', key: id, field: 'amount' }) },
  )
}

function excess(standing: Standing, kind: Kind): number {
  return standing[kind].length === 0 ? 0 : excessOf(standing.line, standing[kind])
}

/** What the items say was set in the line itself. */
function directRefusal(grounds: Grounds, { was, now, items }: LineChange): Reply<never> | undefined {
  const { line, procurements } = now
  if (items('procurements')) return undefined
  const field = unbookedFields(line, procurements).find((name) => line[name] !== was?.line[name])
  if (!field) return undefined
  const label = fieldOf('lines', field)?.label ?? field
  return failed(
    'bad-value',
    `分项“${nameOf(grounds, now)}”有采购明细，${label}由明细得出，不能直接改。请改采购明细。`,
    { place: formatPath({ set: 'lines', key: line.id, field }) },
  )
}

/** The field that was set, or the record that came. */
function placeOf({ collection, id, before, after }: RecordChange): string {
  const field = ['lineId', 'quantity', 'price'].find((name) => before?.[name] !== after?.[name])
  const path = { set: collection, key: id }
  return formatPath(before && field !== undefined ? { ...path, field } : path)
}

function nameOf(grounds: Grounds, { line }: Standing): string {
  return recordName('lines', { ...line }, grounds.words)
}
