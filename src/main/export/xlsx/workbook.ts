import type { DataSheet } from '../../../shared/publication/data-sheet'
import type { Sheet } from '../../../shared/publication/publication'
import {
  appProperties,
  contentTypes,
  coreProperties,
  DECLARATION,
  OFFICE,
  packageRelationships,
  relationships,
} from '../open-packaging'
import { zipped, type ZipPart } from '../zip'
import { listSheet } from './list-sheet'
import { openLooks } from './looks'
import { areaNames, sheetNames } from './names'
import { type Area, fixedRange, fixedRows } from './place'
import { tableSheet } from './table-sheet'
import { type Worksheet, worksheetXml } from './worksheet'
import { escaped } from './xml'

/** What goes into one workbook; at least one table or list. */
export interface Book {
  readonly title: string
  readonly agency: string
  readonly fiscalYear: number
  readonly tables: readonly Sheet[]
  readonly lists: readonly DataSheet[]
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** A worksheet with the name it has in its workbook. */
interface Named {
  readonly name: string
  readonly areaName: string
  readonly sheet: Worksheet
}

/** The workbook (.xlsx) of a budget: the same book gives the same bytes. It bears no time and nobody's name. */
export function workbookBytes(book: Book): Uint8Array {
  return worksheetsBytes(book, [...book.tables.map(tableSheet), ...book.lists.map(listSheet)])
}

/** What a workbook says of itself. */
export type AboutBook = Pick<Book, 'title' | 'agency' | 'fiscalYear'>

/** A workbook of worksheets as they stand; at least one. */
export function worksheetsBytes(book: AboutBook, sheets: readonly Worksheet[]): Uint8Array {
  const names = sheetNames(sheets.map(({ name }) => name))
  const areas = areaNames(names)
  const named = sheets.map((sheet, at) => ({ sheet, name: names[at] ?? '', areaName: areas[at] ?? '' }))
  return zipped(partsOf(book, named))
}

function* partsOf(book: AboutBook, sheets: readonly Named[]): Generator<ZipPart> {
  yield { name: '[Content_Types].xml', text: [contentTypes(partTypes(sheets.length))] }
  yield { name: '_rels/.rels', text: [packageRelationships('xl/workbook.xml')] }
  yield { name: 'docProps/core.xml', text: [coreProperties(about(book))] }
  yield { name: 'docProps/app.xml', text: [appProperties()] }
  const looks = openLooks()
  const areas: Area[] = []
  for (const [at, { sheet }] of sheets.entries()) {
    const text = noting(worksheetXml(sheet, looks, at === 0), (area) => areas.push(area))
    yield { name: `xl/worksheets/sheet${at + 1}.xml`, text }
  }
  // Behind the worksheets: only now all looks and areas are known.
  yield { name: 'xl/styles.xml', text: [looks.xml()] }
  yield { name: 'xl/workbook.xml', text: [workbookXml(sheets, areas)] }
  yield {
    name: 'xl/_rels/workbook.xml.rels',
    text: [
      relationships([
        ...sheets.map(
          (_, at) => [`${OFFICE}/relationships/worksheet`, `worksheets/sheet${at + 1}.xml`] as const,
        ),
        [`${OFFICE}/relationships/styles`, 'styles.xml'],
      ]),
    ],
  }
}

/** The same text, with what it comes to told once it is through. */
function* noting<T>(text: Generator<string, T>, told: (result: T) => void): Generator<string> {
  told(yield* text)
}

function workbookXml(sheets: readonly Named[], areas: readonly Area[]): string {
  const listed = sheets.map(
    ({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  )
  const names = sheets.flatMap(({ name, areaName, sheet }, at) => {
    const area = areas[at]
    if (!area) return []
    const whole = fixedRange(name, area)
    const own = (known: string, of: string, more = ''): string =>
      `<definedName name="_xlnm.${known}" localSheetId="${at}"${more}>${escaped(of)}</definedName>`
    const { filter, repeated } = sheet
    return [
      ...(filter === null
        ? []
        : [own('_FilterDatabase', fixedRange(name, { ...area, top: filter }), ' hidden="1"')]),
      own('Print_Area', whole),
      own('Print_Titles', fixedRows(name, repeated)),
      `<definedName name="${escaped(areaName)}">${escaped(whole)}</definedName>`,
    ]
  })
  return [
    `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships">`,
    `<bookViews><workbookView/></bookViews><sheets>${listed.join('')}</sheets>`,
    `<definedNames>${names.join('')}</definedNames><calcPr fullCalcOnLoad="1"/></workbook>`,
  ].join('')
}

function partTypes(sheets: number): readonly (readonly [part: string, type: string])[] {
  return [
    ['/xl/workbook.xml', `${TYPE}.sheet.main+xml`],
    ...Array.from(
      { length: sheets },
      (_, at) => [`/xl/worksheets/sheet${at + 1}.xml`, `${TYPE}.worksheet+xml`] as const,
    ),
    ['/xl/styles.xml', `${TYPE}.styles+xml`],
  ]
}

function about({ title, agency, fiscalYear }: AboutBook): {
  readonly title: string
  readonly subject: string
} {
  return { title: escaped(title), subject: escaped(`${agency}，${fiscalYear}年`) }
}
