import type { Finding } from '../../src/shared/checks/finding'
import { checkRead, type ReadDocument } from '../../src/shared/checks/documents/read-checks'
import {
  cellReader,
  readTableSet,
  type ReadRow,
  type ReadTable,
} from '../../src/shared/checks/tables/read-tables'
import { type PrintedLines, printedPart } from '../../src/shared/checks/records/reviewed'
import type { PrintedRow } from '../../src/shared/checks/tables/printed-row'
import type { CheckBindings } from '../../src/shared/checks/spec'
import { placeOfMeasure } from '../../src/shared/checks/tables/table-set'
import { openWordings } from '../../src/shared/checks/words/wordings'
import type { RecordChange } from '../../src/shared/model/change'
import { codeBook, sampleDocument, sampleTemplate } from '../support/longgang'
import { checkRules, openCheckBench } from './bench'
import { caseBindings } from './case-adapter'

/** A document in small, or what is changed in the sample. Everything that a case does not name is not there, or as it was. */
export interface Given {
  /** Amounts where measures stand: `incomeTotal`, of one row `expenditure 201`; several: one for each of its cells. */
  readonly amounts?: Readonly<Record<string, string | readonly string[]>>
  readonly tables?: Readonly<Record<string, GivenTable>>
  /** Of all tables here; 万元 where nothing is said. */
  readonly unit?: '元' | '万元'
  /** Paragraphs of one chapter. */
  readonly says?: readonly string[]
  readonly titles?: readonly string[]
  readonly rows?: readonly Partial<PrintedRow>[]
  readonly frames?: ReadDocument['frames']
  readonly chapters?: ReadDocument['chapters']
  readonly described?: readonly string[]
  readonly forms?: readonly { readonly name?: string; readonly cents: number }[]
  /** Part of the sample's template that the paragraphs are read along; its headings. */
  readonly section?: number
  readonly headings?: readonly string[]
  /** Codes of units and projects by their names, where paragraphs are read along the template. */
  readonly units?: Readonly<Record<string, string>>
  readonly projects?: Readonly<Record<string, string>>
  readonly fixedRows?: ReadDocument['fixedRows']
  readonly projectLists?: ReadDocument['projectLists']
  readonly besideFile?: ReadDocument['besideFile']
  /** Names of the projects that the tables have. */
  readonly names?: readonly string[]
  readonly year?: number
  /** Fields of the sample's records, projects by their code; null: it is taken out. One that is not there is new. */
  readonly records?: Readonly<Record<string, Readonly<Record<string, unknown>> | null>>
}

/** `total=basic+project`: a column that is the sum of others. Rows by their codes; null: there is no such cell. */
export interface GivenTable {
  readonly columns: readonly string[]
  readonly rows: Readonly<Record<string, readonly (string | null)[]>>
  readonly title?: string
  readonly unit?: '元' | '万元' | null
  readonly notes?: readonly string[]
}

export interface Due {
  readonly severity: Finding['severity']
  /** Where it is mended. */
  readonly place?: string
  readonly expected?: string | null
  readonly actual?: string | null
  readonly difference?: string | null
}

/** What the trade says of one rule. `note`: a rounding tail is told as a note, and nothing else. */
export interface RuleCases {
  readonly rule: string
  readonly fires: readonly (Given & { readonly due: Due | readonly Due[] })[]
  readonly silent: readonly (Given & { readonly note?: Due })[]
}

/** What a part of the sample prints. */
export function linesNow(part: string): PrintedLines {
  const { engine, narrative } = openCheckBench(sampleDocument())
  return printedPart(part, engine, narrative) ?? []
}

/** What is found of a document in small, and of the sample as it was changed. */
export function openRuleBench() {
  const live = openCheckBench(sampleDocument())
  const ids = new Map(sampleDocument().projects.map(({ id, code }) => [code, id]))
  return {
    findings: (given: Given): readonly Finding[] => (given.records ? changed(given.records) : read(given)),
    /** A paragraph of its own in the open budget, as a preparer writes it. */
    written: (text: string): readonly Finding[] => changed({ 'blocks/duty-1': { text } }),
  }

  /** What a step brings; it is taken back afterwards. */
  function changed(records: NonNullable<Given['records']>): readonly Finding[] {
    const changes = Object.entries(records).map(([path, fields]): RecordChange => {
      const [collection, name] = path.split('/') as [RecordChange['collection'], string]
      const id = collection === 'projects' ? (ids.get(name) ?? name) : name
      const set = sampleDocument()[collection as 'projects'] as readonly { readonly id: string }[]
      const before = (set.find((each) => each.id === id) ?? null) as RecordChange['before']
      const after = fields === null ? null : { ...(before ?? { ...set[0], id }), ...withIds(fields) }
      return { collection, id, before, after }
    })
    const { come } = live.apply(changes)
    live.apply(changes.toReversed().map((each) => ({ ...each, before: each.after, after: each.before })))
    return come
  }

  function withIds(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    const project = fields['projectId']
    return typeof project === 'string' ? { ...fields, projectId: ids.get(project) ?? project } : fields
  }
}

function bindingsOfCases(): CheckBindings {
  const cell = (table: string, row: string, column: string) => ({ cells: [{ table, row, column }] })
  const { measures, ...others } = caseBindings()
  return {
    ...others,
    measures: {
      ...measures,
      budgetStaff: cell('t01', 'staff', 'expenditureAmount'),
      budgetOperating: cell('t01', 'operating', 'expenditureAmount'),
      agencyOperatingSaid: cell('t13', 'agency', 'total'),
    },
    parameters: { R068: { decimals: 1 }, R067: { grouped: 1 } },
  }
}

function read(given: Given): readonly Finding[] {
  const { unit = '万元', year = 2024, says = [], titles = [], rows, frames, names = [] } = given
  const { fixedRows, projectLists, besideFile } = given
  const tables = tablesOf(given).map(([id, table]) => readTable(id, { unit, ...table }))
  return checkRead(checkRules(), bindingsOfCases(), {
    tables: readTableSet(tables, bindingsOfCases(), { unit, decimals: 2 }, year),
    chapters: given.chapters ?? [
      {
        ...(given.section === undefined ? {} : { number: given.section }),
        headings: (given.headings ?? []).map(paragraph('h1')),
        paragraphs: says.map(paragraph('p1')),
      },
    ],
    ...(given.section === undefined ? {} : { wording: wordingOf(given, tables, year) }),
    ...(fixedRows ? { fixedRows } : {}),
    ...(projectLists ? { projectLists } : {}),
    ...(besideFile ? { besideFile } : {}),
    texts: titles.map((text, at) => ({
      place: `title/${at + 1}`,
      name: '标题',
      text,
      kind: 'title',
      isField: false,
    })),
    fiscalYear: year,
    names: names.map((name) => [name, `projects/${name}`]),
    codes: { ...codeBook(), performance: sampleTemplate().performance },
    ...(rows ? { rows: [rows.map(printedRow)] } : {}),
    ...(frames ? { frames } : {}),
    described: (given.described ?? []).map((text, at) => ({
      name: '甲',
      place: `described/${at + 1}`,
      text,
    })),
    forms: (given.forms ?? []).map(({ name = '甲', cents }, at) => ({
      name,
      place: `forms/${at + 1}`,
      yearAmount: { cents, half: 0 },
    })),
  }).findings
}

function paragraph(of: string) {
  return (text: string, at: number) => ({ place: `${of}/${at + 1}`, name: `第${at + 1}段`, text })
}

function wordingOf(
  { units = {}, projects = {} }: Given,
  tables: readonly ReadTable[],
  fiscalYear: number,
): NonNullable<ReadDocument['wording']> {
  const names = new Set([...codeBook().functions.values(), ...codeBook().economics.values()])
  return {
    wordings: openWordings(sampleTemplate().text, fiscalYear),
    agency: '龙岗区工业和信息化局',
    fiscalYear,
    units: new Map(Object.entries(units)),
    projects: new Map(Object.entries(projects)),
    projectCount: Object.keys(projects).length,
    isName: (words) => names.has(words),
    cellAt: cellReader(tables),
  }
}

function printedRow(row: Partial<PrintedRow>, at: number): PrintedRow {
  return {
    place: `t03/all/${at + 1}`,
    table: '表3',
    of: 'function',
    code: null,
    isCoded: true,
    name: '',
    ...row,
  }
}

/** Amounts are put where the measures stand. */
function tablesOf({
  amounts = {},
  tables = {},
  year = 2024,
}: Given): readonly (readonly [string, GivenTable])[] {
  const put = new Map<string, Map<string, Map<string, string>>>()
  for (const [name, value] of Object.entries(amounts)) {
    const [measure = '', code] = name.split(' ')
    const place = placeOfMeasure(bindingsOfCases(), measure)
    if (!place || 'sum' in place) throw new Error(`no place for ${measure}`)
    const cells =
      'cells' in place
        ? place.cells
        : [{ table: place.table, column: place.column, row: code ?? place.whole ?? 'unit' }]
    for (const [at, text] of [value].flat().entries()) {
      const { table, row, column } = cells[at] ?? { table: '', row: '', column: '' }
      const own = put.get(table) ?? new Map<string, Map<string, string>>()
      const dated = row.replace('{year}', String(year))
      put.set(table, own.set(dated, (own.get(dated) ?? new Map<string, string>()).set(column, text)))
    }
  }
  const drawn = [...put].map(([id, rows]): [string, GivenTable] => {
    const columns = [...new Set([...rows.values()].flatMap((row) => [...row.keys()]))]
    const filled = [...rows].map(([code, row]) => [code, columns.map((column) => row.get(column) ?? null)])
    return [id, { columns, rows: Object.fromEntries(filled) as GivenTable['rows'] }]
  })
  return [...drawn, ...Object.entries(tables)]
}

function readTable(id: string, { columns, rows, title = id, unit = '万元', notes }: GivenTable): ReadTable {
  const codes = Object.keys(rows)
  return {
    id,
    name: id,
    title,
    unit,
    decimals: 2,
    notes: notes ?? null,
    columns: columns.map((column) => {
      const [own = '', parts] = column.split('=')
      return { id: own, name: own, parts: parts?.split('+') ?? [] }
    }),
    rows: Object.entries(rows).map(([code, cells]): ReadRow => ({
      key: `${id}/all/${code}`,
      unit: 'all',
      code,
      name: code,
      isChange: code === 'change',
      parent: parentOf(code, codes, id),
      cells,
    })),
  }
}

/** 20113 is a part of 201, and that of the whole; rows of years are parts of nothing. */
function parentOf(code: string, codes: readonly string[], id: string): string | null {
  const above = codes.filter((each) => each !== code && /^\d{3}/.test(each) && code.startsWith(each))
  const nearest = above.sort((a, b) => b.length - a.length)[0] ?? (codes.includes('unit') ? 'unit' : null)
  return nearest === null || code === 'unit' ? null : `${id}/all/${nearest}`
}
