import type { BudgetDocument, BudgetLine, Project, Unit } from '../model/document'
import type { CollectionName } from '../model/field-types'
import { definition, fieldOf, type RecordValues } from '../model/fields'
import { inCollectionOrder } from '../model/order'
import { virtualFields } from '../model/path'
import { withYears } from '../model/years'
import { type Cents, ZERO } from '../money/cents'
import type { CodeBook } from '../tables/printed-names'
import { shown } from '../tables/record-rows'
import type { DataColumn, DataRow, DataSheet } from './data-sheet'

/** What codes are called where the document has no names of its own. */
export interface DetailNames {
  readonly codeBook: CodeBook
  /** 资金性质 by code. */
  readonly fundTypes: ReadonlyMap<string, string>
}

type Value = DataRow['cells'][number]

interface Column<R> extends DataColumn {
  readonly title: string
  readonly of: (record: R) => Value
}

/** To the 分: in 万元 with two decimals they would not come to their sum. */
const AMOUNTS = { unit: '元', decimals: 2 } as const
const { lines, projects, indicators, codeNames } = definition

/** What the tables are made of, as lists: 分项, 项目, 绩效指标. All that the document holds: secret projects are the caller's to leave out. */
export function detailSheets(document: BudgetDocument, names: DetailNames): readonly DataSheet[] {
  const { fiscalYear } = document.department
  const unitOf = byId(document.units)
  const projectOf = byId(document.projects)
  const amounts = amountsOf(document.lines)
  const prior = new Map(
    document.priorFacts.flatMap(({ measure, year, projectId, amount }) =>
      measure === 'project' && year === fiscalYear - 1 && projectId !== null ? [[projectId, amount]] : [],
    ),
  )
  const inOrder = document.projects.toSorted(inCollectionOrder)
  const placeOf = new Map(inOrder.map(({ id }, place) => [id, place]))
  const place = ({ projectId }: { readonly projectId: string | null }): number =>
    projectId === null ? -1 : (placeOf.get(projectId) ?? 0)
  const codeOf = codesOf(document, names)

  return [
    sheetOf(lines.label, document.lines.toSorted(inCollectionOrder), [
      ...named('units', ({ unitId }: BudgetLine) => unitOf(unitId)),
      ...named('projects', ({ projectId }: BudgetLine) => projectOf(projectId)),
      ...fields('lines', ['kind']),
      ...coded('lines', 'functionCode', codeOf.functions),
      ...coded('lines', 'economicCode', codeOf.economics),
      ...coded('lines', 'fundType', codeOf.fundTypes),
      ...fields('lines', ['appropriation', 'source', 'carryOver', 'amount']),
      ...fields('lines', ['procurement', 'procurementCategory', 'procurementSme', 'procurementMicro']),
      ...fields('lines', ['purpose']),
    ]),
    sheetOf(projects.label, inOrder, [
      ...fields('projects', ['code', 'name']),
      ...named('units', ({ unitId }: Project) => unitOf(unitId)),
      ...fields('projects', ['category', 'nature', 'common', 'key', 'startYear', 'endYear']),
      virtual('amount', fiscalYear, ({ id }) => amounts.get(id) ?? ZERO),
      virtual('priorAmount', fiscalYear, ({ id }) => prior.get(id) ?? null),
      ...fields('projects', ['controlFigure', 'totalAmount', 'responsible', 'phone']),
      ...fields('projects', ['legalBasis', 'description', 'purpose']),
    ]),
    sheetOf(
      indicators.label,
      document.indicators.toSorted((a, b) => place(a) - place(b) || inCollectionOrder(a, b)),
      [
        {
          title: projects.fields.code.label,
          kind: 'code',
          of: ({ projectId }) => projectOf(projectId)?.code ?? null,
        },
        {
          title: projects.fields.name.label,
          kind: 'text',
          of: ({ projectId }) =>
            projectId === null ? definition.department.label : (projectOf(projectId)?.name ?? null),
        },
        ...fields('indicators', ['level1', 'level2', 'level3', 'sign', 'value', 'unit']),
        ...fields('indicators', ['target', 'weight', 'lastValue']),
      ],
    ),
  ]
}

function sheetOf<R>(name: string, records: readonly R[], columns: readonly Column<R>[]): DataSheet {
  return {
    name,
    ...AMOUNTS,
    head: [columns.map(({ title }, leaf) => ({ text: title, columns: 1, rows: 1, leaf }))],
    columns: columns.map(({ kind }) => ({ kind })),
    rows: records.map((record) => ({ cells: columns.map(({ of }) => of(record)) })),
  }
}

/** Fields of the record itself, under their own labels. */
function fields<R>(set: CollectionName, names: readonly string[]): readonly Column<R>[] {
  return names.map((name) => {
    const field = fieldOf(set, name)
    const valueOf = (record: R): unknown => (record as RecordValues)[name]
    const title = field?.label ?? name
    switch (field?.type) {
      case 'amount':
        return { title, kind: 'amount', of: (record) => valueOf(record) as Cents | null }
      case 'integer':
        return { title, kind: 'number', of: (record) => valueOf(record) as number | null }
      case 'decimal': {
        const hundredths = (record: R): number | null => valueOf(record) as number | null
        return { title, kind: 'number', of: (record) => inWholes(hundredths(record)) }
      }
      case 'key':
        return { title, kind: 'code', of: (record) => valueOf(record) as string }
      default:
        return { title, kind: 'text', of: (record) => shown(set, name, record as RecordValues) || null }
    }
  })
}

/** Code and name of the unit or the project that a record names. */
function named<R>(
  set: 'units' | 'projects',
  find: (record: R) => Unit | Project | undefined,
): readonly Column<R>[] {
  return fields<Unit | Project>(set, ['code', 'name']).map((column) => ({
    ...column,
    of: (record) => {
      const found = find(record)
      return found ? column.of(found) : null
    },
  }))
}

/** A code and what it is called. */
function coded<R>(
  set: CollectionName,
  name: string,
  called: ReadonlyMap<string, string>,
): readonly Column<R>[] {
  const title = fieldOf(set, name)?.label ?? name
  const codeOf = (record: R): string => (record as RecordValues)[name] as string
  return [
    { title, kind: 'code', of: codeOf },
    {
      title: `${title}${codeNames.fields.name.label}`,
      kind: 'text',
      of: (record) => called.get(codeOf(record)) ?? null,
    },
  ]
}

function virtual(
  name: 'amount' | 'priorAmount',
  fiscalYear: number,
  of: (project: Project) => Cents | null,
): Column<Project> {
  return { title: withYears(virtualFields.projects[name].label, fiscalYear), kind: 'amount', of }
}

/** Names of codes, the document's own before the edition's. */
function codesOf(
  document: BudgetDocument,
  { codeBook, fundTypes }: DetailNames,
): Record<'functions' | 'economics' | 'fundTypes', ReadonlyMap<string, string>> {
  const own = (of: 'function' | 'economic') =>
    document.codeNames.flatMap(({ classification, code, name }) =>
      classification === of ? [[code, name] as const] : [],
    )
  return {
    functions: new Map([...codeBook.functions, ...own('function')]),
    economics: new Map([...codeBook.economics, ...own('economic')]),
    fundTypes,
  }
}

function amountsOf(all: BudgetDocument['lines']): ReadonlyMap<string, Cents> {
  const amounts = new Map<string, Cents>()
  for (const { projectId, amount } of all) {
    if (projectId !== null) amounts.set(projectId, ((amounts.get(projectId) ?? 0) + amount) as Cents)
  }
  return amounts
}

function byId<T extends { readonly id: string }>(
  records: readonly T[],
): (id: string | null) => T | undefined {
  const all = new Map(records.map((record) => [record.id, record]))
  return (id) => (id === null ? undefined : all.get(id))
}

function inWholes(hundredths: number | null): number | null {
  return hundredths === null ? null : hundredths / 100
}
