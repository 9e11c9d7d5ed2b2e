import type { ProjectSheet } from '../../../shared/contract/shown'
import { type Funding, fundingName, fundingOf, paidFrom } from '../../../shared/model/funding'
import { parseFieldPath } from '../../../shared/model/path'
import { isBlank } from '../../../shared/model/text'
import { isFormula } from '../../../shared/money/formula'
import type { Unit } from '../../../shared/money/format'
import { parseAmount } from '../../../shared/money/parse'
import type { GridEdit, RefusedCell } from '../../grid/column'
import { LINE_SORT, type OneEdit, pick } from './project-edits'
import { matrixCell, type MatrixRow } from './matrix-rows'

/** What amounts of the matrix become edits from. */
interface Around {
  readonly rows: readonly MatrixRow[]
  readonly fundings: readonly Funding[]
  /** In which amounts are read that do not say theirs. */
  readonly unit: Unit
  /** What is bought with lines' money. */
  readonly sheet: Pick<ProjectSheet, 'procurements' | 'acquisitions'>
  /** How a row is called. */
  readonly nameOf: (row: MatrixRow) => string
  readonly nextId: () => string
}

/** Edits of the file, by each the path of the cell that it is for; cells that cannot be written at all. */
export interface MatrixEdits {
  readonly edits: readonly OneEdit[]
  readonly paths: readonly string[]
  readonly refused: readonly RefusedCell[]
}

/** A line while the cells of its row are worked out, one after the other. */
interface Held {
  readonly id: string
  source: string | undefined
  amount: number
  /** Something is bought with its money. */
  readonly isSpent: boolean
}

/**
 * What is put into cells of the matrix, as edits of lines: an amount in an empty cell adds a line, or takes the row's line that is of
 * no money yet; in one of a single line it is that line's; in one of several the last takes the difference. Nothing in a cell takes
 * its lines away; the last line of a row stays, so that the row does.
 */
export function matrixEdits(list: readonly GridEdit[], around: Around): MatrixEdits {
  const edits: OneEdit[] = []
  const paths: string[] = []
  const refused: RefusedCell[] = []
  const held = new Map<string, Held[]>()
  const renamed = renamedRows(list, around.rows)
  for (const edit of list) {
    const cell = matrixCell(edit.set)
    if (!cell) {
      edits.push(edit)
      paths.push(edit.set)
      continue
    }
    const row = around.rows.find(({ id }) => id === cell.row)
    const funding = around.fundings.find(({ id }) => id === cell.source)
    if (!row || !funding) {
      refused.push({ path: edit.set, message: '这一行已经不在了，可能刚刚删去。' })
      continue
    }
    const lines = held.get(row.id) ?? heldLines(row, around)
    held.set(row.id, lines)
    const first = { ...row.first, ...renamed.get(row.id) }
    const made = editsOfCell(edit, { row: { ...row, first }, funding, lines }, around)
    if (typeof made === 'string') refused.push({ path: edit.set, message: made })
    else {
      edits.push(...made)
      paths.push(...made.map(() => edit.set))
    }
  }
  return { edits, paths, refused }
}

/** What the same gesture makes of the codes and purposes of rows, by row: a line that comes is of those. */
function renamedRows(
  list: readonly GridEdit[],
  rows: readonly MatrixRow[],
): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const renamed = new Map<string, Record<string, string>>()
  for (const { set, value } of list) {
    const path = parseFieldPath(set)
    if (path?.set !== 'lines' || !ROW_FIELDS.has(path.field)) continue
    const row = rows.find(({ lines }) => lines.some(({ id }) => id === path.key))
    if (row) renamed.set(row.id, { ...renamed.get(row.id), [path.field]: value })
  }
  return renamed
}

const ROW_FIELDS: ReadonlySet<string> = new Set(['economicCode', 'functionCode', 'purpose'])

function heldLines(row: MatrixRow, { fundings, sheet }: Around): Held[] {
  const items = new Set([...sheet.procurements, ...sheet.acquisitions].map(({ lineId }) => lineId))
  return row.lines.map((line) => ({
    id: line.id,
    source: fundingOf(line, fundings)?.id,
    amount: line.amount,
    isSpent: line.procurement !== 0 || items.has(line.id),
  }))
}

interface Cell {
  readonly row: MatrixRow
  readonly funding: Funding
  readonly lines: Held[]
}

/** Why not, or the edits of one cell. */
function editsOfCell(
  edit: GridEdit,
  { row, funding, lines }: Cell,
  around: Around,
): readonly OneEdit[] | string {
  const own = lines.filter(({ source }) => source === funding.id)
  const typed = isBlank(edit.value) ? '0' : edit.value
  const unit = edit.unit ?? around.unit
  const amount = parseAmount(typed, unit)
  if (!amount.ok) return amount.message
  if (amount.cents === 0) return own.length === 0 ? [] : emptied(own, lines, around.nameOf(row))
  const value = { value: typed, unit }
  const seen = edit.seen === undefined ? {} : { seen: edit.seen }
  const [only, ...others] = own
  if (only && others.length > 0) {
    return [{ apportion: own.map(({ id }) => `lines/${id}`), total: typed, unit, by: 'last' }]
  }
  if (only) {
    only.amount = amount.cents
    return [{ set: `lines/${only.id}/amount`, ...value, ...seen }]
  }
  const idle = lines.find((line) => line.amount === 0 && !line.isSpent)
  if (idle) {
    idle.source = funding.id
    idle.amount = amount.cents
    return [
      { set: `lines/${idle.id}/funding`, value: funding.id },
      { set: `lines/${idle.id}/amount`, ...value },
    ]
  }
  const money = paidFrom(
    { ...pick(row.first, [...LINE_SORT, 'projectId', 'purpose']), amount: amount.cents },
    funding,
  )
  if (!money) return `${fundingName(funding)}不能用于这类支出，请填在其他来源下。`
  const id = around.nextId()
  const behind = row.lines.at(-1)?.id ?? row.id
  lines.push({ id, source: funding.id, amount: amount.cents, isSpent: false })
  const formula = { object: `lines/${id}`, field: 'amount', text: typed.trim(), unit }
  return [
    { add: 'line', value: { ...money, id }, after: `lines/${behind}` },
    ...(isFormula(typed) ? [{ add: 'formula', value: formula }] : []),
  ]
}

function emptied(own: readonly Held[], lines: Held[], name: string): readonly OneEdit[] | string {
  if (own.some(({ isSpent }) => isSpent)) {
    return `“${name}”这笔钱有政府采购或资产购置，不能去掉。请先删去采购和资产明细，“其中采购”改为 0。`
  }
  const isWhole = own.length === lines.length
  const [stays, ...others] = own
  const gone = isWhole ? others : own
  for (const line of gone) lines.splice(lines.indexOf(line), 1)
  const edits: OneEdit[] = gone.map(({ id }) => ({ remove: `lines/${id}` }))
  if (!isWhole || !stays || stays.amount === 0) return edits
  stays.amount = 0
  return [...edits, { set: `lines/${stays.id}/amount`, value: '0' }]
}
