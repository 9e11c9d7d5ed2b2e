import { escapedXml } from '../xml'

/** What a Word document consists of besides its text: parts, how they hang together, properties, settings. */

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const OF_WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** Beginning of a part whose outermost element is of WordprocessingML. */
export function opened(element: string): string {
  return `${XML}<w:${element} xmlns:w="${WORD}" xmlns:r="${OFFICE}/relationships">`
}

/** Of the footer, as sections name it. */
export const FOOTER = 'rId4'

/** Parts that say what the others are. The first has to stand first. */
export function packageParts(title: string): readonly (readonly [name: string, part: string])[] {
  return [
    ['[Content_Types].xml', contentTypes()],
    [
      '_rels/.rels',
      relationships([
        [`${OFFICE}/relationships/officeDocument`, 'word/document.xml'],
        [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
        [`${OFFICE}/relationships/extended-properties`, 'docProps/app.xml'],
      ]),
    ],
    ['docProps/core.xml', coreProperties(title)],
    [
      'docProps/app.xml',
      `${XML}<Properties xmlns="${OFFICE}/extended-properties"><Application>预算编制台</Application></Properties>`,
    ],
    [
      'word/_rels/document.xml.rels',
      relationships(
        ['styles', 'settings', 'fontTable', 'footer'].map((kind) => [
          `${OFFICE}/relationships/${kind}`,
          kind === 'footer' ? 'footer1.xml' : `${kind}.xml`,
        ]),
      ),
    ],
  ]
}

/** No line is stretched where the preparer began a new one; nothing is renewed or asked when the file is opened. */
export function settings(): string {
  return (
    `${opened('settings')}<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>` +
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotExpandShiftReturn/>' +
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>' +
    '<w:themeFontLang w:val="zh-CN" w:eastAsia="zh-CN"/></w:settings>'
  )
}

function contentTypes(): string {
  const overrides = [
    ['/word/document.xml', `${OF_WORD}.document.main+xml`],
    ['/word/styles.xml', `${OF_WORD}.styles+xml`],
    ['/word/settings.xml', `${OF_WORD}.settings+xml`],
    ['/word/fontTable.xml', `${OF_WORD}.fontTable+xml`],
    ['/word/footer1.xml', `${OF_WORD}.footer+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ['/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
  ].map(([part = '', type = '']) => `<Override PartName="${part}" ContentType="${type}"/>`)
  return (
    `${XML}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`
  )
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`,
  )
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`
}

/** No date and nobody's name: what was written when, and by whom, is told by the budget, not by a copy of it. */
function coreProperties(title: string): string {
  return (
    `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
    `<dc:title>${escapedXml(title)}</dc:title><dc:creator>预算编制台</dc:creator><dc:language>zh-CN</dc:language></cp:coreProperties>`
  )
}
