import type { FinanceCell, FinanceRow, FinanceTable, FinanceView } from '../../shared/contract/finance'
import { done, failed, type Reply } from '../../shared/contract/failure'
import type { FileFault } from '../../shared/contract/patch'
import type { CodeLists } from '../../shared/contract/results'
import { type Cell, sourceWords, type TableRows, tablesOf } from '../../shared/destination/rows'
import { openSources } from '../../shared/destination/sources'
import type { DestinationColumn, DestinationSpec } from '../../shared/destination/spec'
import { findingUnfit, type Unfit, whyUnfit } from '../../shared/destination/unfit'
import type { BudgetDocument } from '../../shared/model/document'
import { outgoing } from '../export/finance/outgoing'
import { type JobKind, stage } from './jobs/job'
import type { BudgetReader } from './reader'

/** A budget at one moment as a finance system would get it; plain data. */
export interface FinanceMoment {
  readonly document: BudgetDocument
  readonly codes: CodeLists
  readonly revision: number
}

/** Failures: unknown-pack; bad-value while the file holds what cannot be read. */
export function financeMoment({ frame, records, codes, revision }: BudgetReader): Reply<FinanceMoment> {
  const { state, faults } = frame()
  const { access } = state
  if (access.mode === 'view' && access.why === 'packs') return failed('unknown-pack', access.message)
  const unreadable = faults.filter(({ grade }) => grade === 'unreadable')
  if (unreadable.length > 0) return refusedAsUnreadable(unreadable)
  return done({ document: records.snapshot(), codes, revision: revision() })
}

function refusedAsUnreadable(faults: readonly FileFault[]): Reply<never> {
  return failed('bad-value', `文件里有 ${faults.length} 处读不懂的内容，不能报送。请先修复到副本。`, {
    details: {
      faults: faults.map(({ path, where, message }) => ({ place: path, message: `${where}：${message}` })),
    },
  })
}

/** So many missing values can be walked; those behind them come up when these are filled in. */
const MOST_SHOWN = 2000

export interface FinanceViewing {
  readonly moment: FinanceMoment
  readonly destination: DestinationSpec
}

/** `finance.view`: rows are looked at one by one in slices, none is kept. */
export function viewFinance(): JobKind<FinanceViewing, FinanceView> {
  return {
    label: ({ destination }) => `核对“${destination.title}”`,
    *run({ moment, destination }) {
      const left = outgoing(moment.document)
      if (!left.ok) return left
      const sources = openSources(left.value.document, moment.codes)
      const tables = tablesOf(destination, sources)
      const unfit = yield* stage('核对要报送的内容', [0, 100], findingUnfit(tables, sources))
      return done({
        revision: moment.revision,
        tables: tables.map((table) => tableView(table, unfit)),
        unfit: unfit.slice(0, MOST_SHOWN),
        unfitCount: unfit.length,
        secretsLeftOut: left.value.secrets.length > 0,
      })
    },
  }
}

function tableView({ spec, count }: TableRows, unfit: readonly Unfit[]): FinanceTable {
  return {
    id: spec.id,
    name: spec.name,
    title: spec.title ?? null,
    head: spec.head,
    assumed: spec.assumed ?? false,
    rows: count,
    unfit: unfit.filter(({ table }) => table === spec.id).length,
    columns: spec.columns.map((column) => ({
      id: column.id,
      name: column.name,
      group: column.group ?? null,
      as: column.as,
      unit: column.as === 'amount' ? (column.unit ?? '元') : null,
      isRequired: column.required ?? false,
      isAssumed: spec.assumed ?? column.assumed ?? false,
      note: column.note ?? null,
      source: sourceWords(column),
    })),
  }
}

/** A destination over a budget of one revision, kept while it is looked through page by page. */
export interface ShownFinance {
  tables(key: string, make: () => Reply<FinanceViewing>): Reply<readonly TableRows[]>
}

export function openShownFinance(): ShownFinance {
  let shown: { readonly key: string; readonly tables: readonly TableRows[] } | null = null
  return {
    tables(key, make) {
      if (shown?.key === key) return done(shown.tables)
      const asked = make()
      if (!asked.ok) return asked
      const { moment, destination } = asked.value
      const left = outgoing(moment.document)
      if (!left.ok) return left
      shown = { key, tables: tablesOf(destination, openSources(left.value.document, moment.codes)) }
      return done(shown.tables)
    },
  }
}

/** `finance.rows`: some rows of a table. Failure: bad-value (no such table). */
export function financeRows(
  tables: readonly TableRows[],
  id: string,
  from: number,
  count: number,
): Reply<readonly FinanceRow[]> {
  const table = tables.find(({ spec }) => spec.id === id)
  if (!table) return failed('bad-value', `这个去向没有“${id}”这张表。`)
  const rows = Array.from({ length: Math.max(0, Math.min(count, table.count - from)) }, (_, at) =>
    table.row(from + at),
  )
  return done(
    rows.map((row) => ({
      record: row.record,
      name: table.nameOf(row),
      cells: row.cells.map((cell, at) => cellView(cell, table.spec.columns[at])),
    })),
  )
}

function cellView(cell: Cell, column: DestinationColumn | undefined): FinanceCell {
  const { value, name = null, place } = cell
  return { value, name, place, why: column && place !== null ? whyUnfit(column, cell) : null }
}
