import type { CodeLists } from '../../../shared/contract/results'
import { CODES } from './code-entry'
import type { ShownTables } from '../../../shared/contract/shown'
import type { TableRow } from '../../../shared/printed/row'
import type { TableView } from '../../../shared/printed/table'
import { type Cents, ZERO } from '../../../shared/money/cents'
import { amountThen } from '../../../shared/tables/marks'
import { ALL_SOURCES, TOTAL_ROW, type WorkingTable } from '../../../shared/tables/working-tables'

/** One of the working tables; undefined where the core knows none of the name. */
export function workingTable({ views }: ShownTables, id: WorkingTable): TableView | undefined {
  return views.find((view) => view.id === id)
}

/** The row that holds all projects' money. */
export function totalRow(sums: ShownTables): TableRow | undefined {
  return workingTable(sums, 'sources')?.rows.find(({ kind }) => kind === TOTAL_ROW)
}

/** All projects' money in 分, now and when the file was opened. */
export function projectsTotal(sums: ShownTables): { readonly now: Cents; readonly then: Cents } {
  const row = totalRow(sums)
  const now = row?.cells[0] ?? ZERO
  return { now, then: amountThen(row && sums.marks[row.key], ALL_SOURCES, now) ?? ZERO }
}

/** All projects' money by the code of its function: 类, 款 and 项. */
export function moneyByFunction(sums: ShownTables): ReadonlyMap<string, Cents> {
  const rows = workingTable(sums, 'functions')?.rows ?? []
  return new Map(
    rows.flatMap(({ refCode, cells }) => (refCode === null ? [] : [[refCode, cells[0] ?? ZERO]])),
  )
}

/** The codes that most of the projects' money has; null while there is none. */
export function codesInUse(
  sums: ShownTables,
): { readonly functionCode: string; readonly economicCode: string } | null {
  const functionCode = mostUsed(sums, 'functions')
  const economicCode = mostUsed(sums, 'economics')
  return functionCode && economicCode ? { functionCode, economicCode } : null
}

/** The first codes of the year's lists, where none is in use yet; null: there are none. */
export function firstCodes({ functions, economics }: CodeLists): ReturnType<typeof codesInUse> {
  const functionCode = functions.find(({ code }) => code.length === CODES.function.digits)?.code
  const economicCode = economics.find(({ code }) => code.length === CODES.economic.digits)?.code
  return functionCode && economicCode ? { functionCode, economicCode } : null
}

function mostUsed(sums: ShownTables, id: 'functions' | 'economics'): string | undefined {
  const rows = workingTable(sums, id)?.rows ?? []
  const depth = Math.max(...rows.map(({ level }) => level))
  const leaves = rows.filter(({ level }) => level === depth)
  return leaves.toSorted((a, b) => (b.cells[0] ?? 0) - (a.cells[0] ?? 0))[0]?.refCode ?? undefined
}
