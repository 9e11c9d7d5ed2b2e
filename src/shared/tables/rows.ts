import type { TableRow } from '../printed/row'
import type { Placement, Unit } from '../model/document'
import { withYears } from '../model/years'
import { type CompiledTable, type Rule, isCodeRule, isDepartmentTotal } from './compile'
import { type PrintedNames, accountingUnits, codeInKeys, codeName, placementOf } from './printed-names'
import type { CodeRowSpec, FixedRowSpec, ProjectRowSpec } from './spec'

/** Everything of a printed row but its amounts. */
export type RowHead = Omit<TableRow, 'cells'>

/** What a row stands for: a rule, the unit of its block, and the code or project where the rule repeats over those. */
export interface RowSubject {
  readonly table: CompiledTable
  readonly rule: Rule
  /** Id; null where rows belong to no unit. */
  readonly unitId: string | null
  /** Code prefix or project id; null for fixed and unit rows. */
  readonly entity: string | null
  readonly level: number
}

/** Compared element by element. */
export type SortKey = readonly (number | string)[]

function rowKey(tableId: string, unitCode: string | null, middle: string): string {
  return `${tableId}/${unitCode ?? 'all'}/${middle}`
}

/** How a row is printed now; a pure function of its subject and the printedNames. */
export function describeRow(subject: RowSubject, printedNames: PrintedNames): RowHead {
  const { table, rule } = subject
  const unit = unitOf(subject, printedNames)
  const shared = {
    side: rule.side,
    band: rule.band,
    code: null,
    refCode: null,
    unitCode: unit?.code ?? null,
    projectCode: null,
    refYear: null,
    levelName: null,
    parentKey: null,
  }
  const unitKey = unit ? codeInKeys(printedNames, 'units', unit.code) : null
  const key = (middle: string): string => rowKey(table.spec.id, unitKey, middle)
  const { spec } = rule
  if (isCodeRule(spec)) return { ...shared, ...codeRow(subject, spec, printedNames, key) }
  switch (spec.rows) {
    case 'unit':
      return {
        ...shared,
        key: key('unit'),
        kind: 'unit',
        name: unit?.name ?? table.spec.totalName ?? printedNames.department.agency,
        level: 0,
        parentKey: printsDepartmentTotal(table, printedNames) ? rowKey(table.spec.id, null, 'total') : null,
      }
    case 'project':
      return { ...shared, ...projectRow(subject, spec, printedNames, key) }
    case 'fixed':
      return { ...shared, ...fixedRow(subject, spec, printedNames, key) }
  }
}

function codeRow(
  subject: RowSubject,
  spec: CodeRowSpec,
  printedNames: PrintedNames,
  key: (middle: string) => string,
) {
  const code = subject.entity ?? ''
  const above = spec.digits[subject.level - 1]
  return {
    key: key(code),
    kind: spec.rows,
    code: spec.printCode ? code : null,
    refCode: code,
    name: codeName(printedNames, spec.rows, code),
    level: subject.level + 1,
    levelName: spec.levelNames[subject.level] ?? null,
    parentKey: above === undefined ? unitRowKey(subject, key) : key(code.slice(0, above)),
  }
}

function projectRow(
  subject: RowSubject,
  spec: ProjectRowSpec,
  printedNames: PrintedNames,
  key: (m: string) => string,
) {
  const project = printedNames.projects.get(subject.entity ?? '')
  if (!project) throw new Error(`no project ${subject.entity}`)
  const placement = placementOf(printedNames, spec.list, `projects/${project.id}`)
  return {
    key: key(codeInKeys(printedNames, 'projects', project.code)),
    kind: 'project',
    projectCode: project.code,
    name: placement?.name ?? project.name,
    level: 1,
    parentKey: unitRowKey(subject, key),
    ...(subject.table.spec.layout === 'performance' ? { content: placement?.content ?? '' } : {}),
  }
}

function fixedRow(
  subject: RowSubject,
  spec: FixedRowSpec,
  printedNames: PrintedNames,
  key: (m: string) => string,
) {
  const year = printedNames.department.fiscalYear
  const unit = unitOf(subject, printedNames)
  const refYear = spec.refYear === undefined ? null : withYears(spec.refYear, year)
  const placement = placementOf(printedNames, spec.list, spec.item)
  return {
    key: key(spec.refCode ?? refYear ?? spec.kind),
    kind: spec.kind,
    refCode: spec.refCode ?? null,
    refYear,
    name: placement?.name ?? withYears(spec.name, year),
    level: spec.level,
    parentKey: spec.parent === undefined ? null : key(spec.parent),
    ...(unit ? { unitName: unit.name } : {}),
    ...(spec.item === undefined ? {} : { content: placement?.content ?? '' }),
  }
}

function unitOf({ unitId }: RowSubject, { units }: PrintedNames): Unit | undefined {
  return unitId === null ? undefined : units.get(unitId)
}

function unitRowKey(subject: RowSubject, key: (middle: string) => string): string | null {
  return subject.table.rules.some((rule) => rule.spec.rows === 'unit') ? key('unit') : null
}

export function printsDepartmentTotal(table: CompiledTable, printedNames: PrintedNames): boolean {
  return table.rules.some(isDepartmentTotal) && accountingUnits(printedNames).length > 1
}

/** Where a row stands within its table and side. */
export function sortKey(subject: RowSubject, printedNames: PrintedNames): SortKey {
  const { rule, entity } = subject
  const unit = unitOf(subject, printedNames)
  const block = isDepartmentTotal(rule) ? -1 : (unit?.position ?? 0)
  return [rule.band, block, unit?.code ?? '', ...withinBlock()]

  function withinBlock(): SortKey {
    const { spec } = rule
    if (isCodeRule(spec)) return [rule.index, entity ?? '']
    if (spec.rows === 'project') {
      const project = printedNames.projects.get(entity ?? '')
      const placement = placementOf(printedNames, spec.list, `projects/${project?.id}`)
      return [projectGroup(subject.table), ...placeIn(placement, project?.position), project?.code ?? '']
    }
    if (spec.rows === 'fixed' && spec.item !== undefined) {
      return [
        projectGroup(subject.table),
        ...placeIn(placementOf(printedNames, spec.list, spec.item), Infinity),
        '',
      ]
    }
    return [rule.index, 0, '']
  }
}

/** What a list places comes first, in its order; the rest stands behind in an order of its own, which decides at one place too. */
function placeIn(placement: Placement | undefined, own = 0): readonly number[] {
  return placement ? [0, placement.position, own] : [1, own, own]
}

/** Project rows and fixed rows that take a place among them share one group. */
function projectGroup(table: CompiledTable): number {
  return Math.min(...table.rules.filter((rule) => rule.spec.rows === 'project').map((rule) => rule.index))
}

export function compareSortKeys(a: SortKey, b: SortKey): number {
  for (let i = 0; i < a.length && i < b.length; i += 1) {
    const x = a[i] as number | string
    const y = b[i] as number | string
    if (x !== y) return x < y ? -1 : 1
  }
  return a.length - b.length
}
