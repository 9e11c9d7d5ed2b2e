import { done, failed, type Reply } from '../../../shared/contract/failure'
import {
  areBooked,
  type Booked,
  bookedOf,
  differingFields,
  excessOf,
  isOfAssets,
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
import { shownValue } from './shown-value'

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
): Reply<{ readonly changes: readonly RecordChange[]; readonly notes: readonly string[] }> {
  const { document } = grounds
  const items = itemChanges(changes)
  const isAny = items.size > 0 || KINDS.some((kind) => document.all(kind).length > 0)
  const touched = isAny ? linesTouched(changes) : new Set<string>()
  if (touched.size === 0) return done({ changes: [], notes: [] })
  const said = new Set(changes.flatMap((change) => (isProcurementSet(change) ? [change.id] : [])))
  const before = new Map([...touched].map((id) => [id, standingOf(document, id)]))
  return inDraft(document, (take) => {
    take(changes)
    const booked: RecordChange[] = []
    const notes: string[] = []
    for (const [id, was] of before) {
      const now = standingOf(document, id)
      if (!now) continue
      const change = { was, now, items: (kind: Kind) => items.get(`${kind}/${id}`) }
      const refused =
        excessRefusal(grounds, change) ?? directRefusal(grounds, change) ?? assetRefusal(grounds, change)
      if (refused) return refused
      // Items that come to nothing say nothing; where they did, the line says nothing of them any more, save what the step itself says.
      const isEmptied = was !== undefined && areBooked(was.procurements) && !said.has(id)
      if (!areBooked(now.procurements) && !isEmptied) continue
      const own = bookedOf(now.procurements)
      if (change.items('procurements') && differingFields(now.line, own).length > 0) {
        booked.push(amendment('lines', id, now.line, { ...now.line, ...own }))
      }
      notes.push(...replacedNotes(grounds, change, own))
    }
    return done({ changes: booked, notes })
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

function isProcurementSet({ collection, before, after }: RecordChange): boolean {
  return collection === 'lines' && before?.['procurement'] !== after?.['procurement']
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

/** Assets are bought with money for them. Where a file holds others from before, that line goes on as it is. */
function assetRefusal(grounds: Grounds, { was, now, items }: LineChange): Reply<never> | undefined {
  const stood = was !== undefined && was.acquisitions.length > 0 && !isOfAssets(was.line)
  if (now.acquisitions.length === 0 || isOfAssets(now.line) || stood) return undefined
  const item = items('acquisitions')
  const message = item
    ? `资产购置要记在 309、310 类（资本性支出）的分项上，“${nameOf(grounds, now)}”不是。请另选分项。`
    : `分项“${nameOf(grounds, now)}”有资产购置，经济科目应当是 309、310 类（资本性支出）。请先删去资产购置。`
  return failed('bad-value', message, {
    place: item ? placeOf(item) : formatPath({ set: 'lines', key: now.line.id, field: 'economicCode' }),
  })
}

/** What a line said of its procurement before items came to something, where they say something else. */
function replacedNotes(grounds: Grounds, { was, now }: LineChange, own: Booked): readonly string[] {
  if (!was || areBooked(was.procurements) || !areBooked(now.procurements)) return []
  const replaced = differingFields(was.line, own).filter(
    (name) => was.line[name] !== 0 && was.line[name] !== null,
  )
  if (replaced.length === 0) return []
  const words = replaced.map((name) => {
    const field = definition.lines.fields[name]
    return `${field.label}原为 ${shownValue(grounds, field, was.line[name])}，改为 ${shownValue(grounds, field, own[name])}`
  })
  return [`“${nameOf(grounds, now)}”从此由采购明细得出：${words.join('；')}。`]
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
