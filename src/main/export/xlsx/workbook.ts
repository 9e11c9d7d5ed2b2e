import type { DataSheet } from '../../../shared/publication/data-sheet'
import type { Sheet } from '../../../shared/publication/publication'
import { zipped, type ZipPart } from '../zip'
import { listSheet } from './list-sheet'
import { openLooks } from './looks'
import { areaNames, sheetNames } from './names'
import { type Area, fixedRange, fixedRows } from './place'
import { tableSheet } from './table-sheet'
import { type Worksheet, worksheetXml } from './worksheet'
import { DECLARATION, escaped } from './xml'

/** What goes into one workbook; at least one table or list. */
export interface Book {
  readonly title: string
  readonly agency: string
  readonly fiscalYear: number
  readonly tables: readonly Sheet[]
  readonly lists: readonly DataSheet[]
}

const PROGRAM = '预算编制台'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
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
  const sheets = [...book.tables.map(tableSheet), ...book.lists.map(listSheet)]
  const names = sheetNames(sheets.map(({ name }) => name))
  const areas = areaNames(names)
  const named = sheets.map((sheet, at) => ({ sheet, name: names[at] ?? '', areaName: areas[at] ?? '' }))
  return zipped(partsOf(book, named))
}

function* partsOf(book: Book, sheets: readonly Named[]): Generator<ZipPart> {
  yield { name: '[Content_Types].xml', text: [contentTypes(sheets.length)] }
  yield {
    name: '_rels/.rels',
    text: [
      relationships([
        [`${OFFICE}/relationships/officeDocument`, 'xl/workbook.xml'],
        [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
        [`${OFFICE}/relationships/extended-properties`, 'docProps/app.xml'],
      ]),
    ],
  }
  yield { name: 'docProps/core.xml', text: [coreProperties(book)] }
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

function contentTypes(sheets: number): string {
  const parts = [
    ['/xl/workbook.xml', `${TYPE}.sheet.main+xml`],
    ...Array.from({ length: sheets }, (_, at) => [
      `/xl/worksheets/sheet${at + 1}.xml`,
      `${TYPE}.worksheet+xml`,
    ]),
    ['/xl/styles.xml', `${TYPE}.styles+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ['/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
  ]
  return [
    `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    ...parts.map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`),
    '</Types>',
  ].join('')
}

/** Numbered rId1 … in their order. */
function relationships(all: readonly (readonly [type: string, target: string])[]): string {
  const each = all.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`,
  )
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`
}

function coreProperties({ title, agency, fiscalYear }: Book): string {
  return [
    `${DECLARATION}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties"`,
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `<dc:title>${escaped(title)}</dc:title><dc:subject>${escaped(`${agency}，${fiscalYear}年`)}</dc:subject>`,
    `<dc:creator>${PROGRAM}</dc:creator><dc:language>zh-CN</dc:language></cp:coreProperties>`,
  ].join('')
}

function appProperties(): string {
  return `${DECLARATION}<Properties xmlns="${OFFICE}/extended-properties"><Application>${PROGRAM}</Application></Properties>`
}
