import {
  appProperties,
  contentTypes,
  coreProperties,
  DECLARATION,
  OFFICE,
  packageRelationships,
  relationships,
} from '../open-packaging'
import { escapedXml } from '../xml'

/** What a Word document consists of besides its text: parts, how they hang together, properties, settings. */

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const OF_WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

const TYPES = [
  ['/word/document.xml', `${OF_WORD}.document.main+xml`],
  ['/word/styles.xml', `${OF_WORD}.styles+xml`],
  ['/word/settings.xml', `${OF_WORD}.settings+xml`],
  ['/word/fontTable.xml', `${OF_WORD}.fontTable+xml`],
  ['/word/footer1.xml', `${OF_WORD}.footer+xml`],
] as const

/** Beginning of a part whose outermost element is of WordprocessingML. */
export function opened(element: string): string {
  return `${DECLARATION}<w:${element} xmlns:w="${WORD}" xmlns:r="${OFFICE}/relationships">`
}

/** Of the footer, as sections name it. */
export const FOOTER = 'rId4'

/** Parts that say what the others are. The first has to stand first. */
export function packageParts(title: string): readonly (readonly [name: string, part: string])[] {
  return [
    ['[Content_Types].xml', contentTypes(TYPES)],
    ['_rels/.rels', packageRelationships('word/document.xml')],
    ['docProps/core.xml', coreProperties({ title: escapedXml(title) })],
    ['docProps/app.xml', appProperties()],
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
