import { type Finding, findingKey, ofKey } from '../../shared/checks/finding'
import type { CellChange } from '../../shared/printed/row'
import type { Applied, BudgetView } from '../../shared/contract/results'
import type { Patch } from '../../shared/contract/patch'
import { applyRecords } from '../../shared/model/change'
import { isSeen } from '../../shared/printed/block'
import { blockChanges } from '../../shared/difference/renumbering'
import type { Cents } from '../../shared/money/cents'
import { lineNumbers } from '../../shared/tables/printed-lines'
import { columnName } from '../../shared/tables/header'
import { applyTables } from '../../shared/difference/apply-tables'
import { columnOf, rowKeyOf, tableOf } from '../../shared/printed/cell-id'
import type { TableView } from '../../shared/printed/table'
import { aligned } from './aligned'
import { shownFinding, shownPlace } from './check-command'
import { type Printed, printed } from './command'
import { amountText, rowJson } from './table-output'

/** What followed from an edit; cells that print the same as before are left out. */
export function editPrinted(
  view: Pick<BudgetView, 'document' | 'tables' | 'text' | 'unplaced'>,
  patch: Patch,
  more: {
    readonly path?: string
    readonly paths?: Applied['paths']
    readonly refused?: Applied['refused']
    readonly notes?: readonly string[]
  } = {},
): Printed {
  const { tables: before, text, unplaced: unplacedBefore } = view
  const after = applyTables(before, patch)
  const named = { ...view, document: applyRecords(view.document, patch.records) }
  const { gone = [], come = [], known: knownKeys = [] } = patch.findings ?? {}
  const isKnown = (finding: Finding): boolean => knownKeys.includes(findingKey(finding))
  const open = come.filter(({ acknowledged }) => !acknowledged)
  const appeared = open.filter((each) => !isKnown(each))
  const changed = open.filter(isKnown)
  const settled = come.filter((each) => each.acknowledged && isKnown(each))
  const resolved = [...gone, ...settled.map(findingKey)]
  const cells = patch.cells.flatMap((change) => printedChange(before, after, change) ?? [])
  const blocks = blockChanges(text, patch).filter(isSeen)
  const known = new Set(unplacedBefore.map(({ id }) => id))
  const unplaced = patch.unplaced.filter(({ id }) => !known.has(id))
  const data = {
    from: patch.from,
    to: patch.to,
    label: patch.label,
    ...more,
    cells: cells.map(({ cell, old, new: now }) => ({ cell, old, new: now })),
    rows: {
      ...patch.rows,
      inserted: patch.rows.inserted.map(({ row, ...place }) => ({
        ...place,
        row: rowJson(tableIn(after, place.table), row, lineOf(tableIn(after, place.table), row.key)),
      })),
    },
    blocks: blocks.map(({ key, old, new: now }) => ({
      key: (now ?? old)?.shownKey ?? key,
      old: old?.text ?? null,
      new: now?.text ?? null,
    })),
    ...(unplaced.length > 0 ? { unplaced: unplaced.map(({ id }) => `blocks/${id}`) } : {}),
    findings: {
      // What is new has its code from the step itself.
      appeared: appeared.map((finding) => shownFinding(named, finding)),
      resolved: resolved.map((key) => {
        const { rule, place } = ofKey(key)
        return { rule, places: [shownPlace(view, place)] }
      }),
      ...(changed.length > 0 ? { changed: changed.map((finding) => shownFinding(named, finding)) } : {}),
    },
  }
  return printed(data, () => [
    patch.label,
    ...(more.notes ?? []),
    ...(more.refused ?? []).map(
      ({ edit, place, message }) => `第 ${edit + 1} 处没有改（${place}）：${message}`,
    ),
    `随之变动 ${cells.length} 个单元格，${blocks.length} 段文字`,
    ...aligned(
      cells.map(({ table, row, column, old, new: now }) => [`表${table}`, row, column, old, '→', now]),
      3,
    ),
    ...patch.rows.inserted.map(({ table, row }) => `表${tableIn(after, table).number} 增加一行：${row.name}`),
    ...patch.rows.removed.map(
      (key) => `表${tableIn(before, tableOf(key)).number} 减少一行：${rowName(before, key)}`,
    ),
    ...blocks.map(({ old, new: now }) => now?.text ?? `不再印出：${old?.text ?? ''}`),
    ...appeared.map(({ rule, message }) => `检查发现（${rule}）：${message}`),
    ...changed.map(({ rule, message }) => `检查仍有（${rule}）：${message}`),
    ...(resolved.length > 0 ? [`检查发现的问题少了 ${resolved.length} 处`] : []),
    ...unplaced.map(({ text }) => `手写的这段没有印出的位置了，仍在文件里：${text}`),
  ])
}

function printedChange(
  before: readonly TableView[],
  after: readonly TableView[],
  { cell, old, new: now }: CellChange,
) {
  const view = tableIn(after, tableOf(cell))
  const texts = { old: statedText(view, old), new: statedText(view, now) }
  if (texts.old === texts.new) return null
  const column = view.columns.findIndex(({ id }) => id === columnOf(cell))
  const key = rowKeyOf(cell)
  const row = rowName(after, key) || rowName(before, key)
  return { cell, ...texts, table: view.number, row, column: columnName(view, column) }
}

/** An amount as data; empty where the file does not say it. */
function statedText(view: TableView, amount: Cents | null): string {
  return amount === null ? '' : amountText(view, amount)
}

function tableIn(views: readonly TableView[], id: string): TableView {
  const found = views.find((view) => view.id === id)
  if (!found) throw new Error(`no table ${id}`)
  return found
}

function rowName(views: readonly TableView[], key: string): string {
  return rowsOf(tableIn(views, tableOf(key))).find((row) => row.key === key)?.name ?? ''
}

/** A row's printed line within its list. */
function lineOf({ rows, parts }: TableView, key: string): number {
  const list = [rows, ...parts.map((part) => part.rows)].find((each) => each.some((row) => row.key === key))
  return list ? (lineNumbers(list)[list.findIndex((row) => row.key === key)] ?? 0) : 0
}

function rowsOf({ rows, parts }: TableView) {
  return [...rows, ...parts.flatMap((part) => part.rows)]
}
