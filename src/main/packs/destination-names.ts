import type { DestinationTable } from '../../shared/destination/spec'
import { type Finding, finding } from './finding'

/** Excel's bound for the name of a worksheet, and what it may not be. */
const SHEET_NAME = 31
const NOT_IN_SHEET_NAMES = /[:\\/?*[\]]/
/** Kept by Excel for itself, in any letters. */
const HISTORY = 'history'

/** What no file is called on one system or another, for packages travel. */
const FILE_NAME = 64
const NOT_IN_FILE_NAMES = /[<>:"/\\|?*]/
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/i
/** Beside it stands the package's own manifest. */
const MANIFEST = 'manifest'

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/

/** Name of a table's worksheet. */
export function sheetOf({ sheet, id }: DestinationTable): string {
  return sheet ?? id
}

export function sheetFaults(table: DestinationTable): readonly Finding[] {
  const name = sheetOf(table)
  const at = [table.sheet === undefined ? 'id' : 'sheet']
  if (name.length > SHEET_NAME) {
    return [finding(at, `工作表名“${name}”有 ${name.length} 个字符，最多 ${SHEET_NAME} 个。`)]
  }
  if (NOT_IN_SHEET_NAMES.test(name)) return [finding(at, `工作表名“${name}”里不能有 : \\ / ? * [ ]。`)]
  if (CONTROL.test(name)) return [finding(at, '工作表名里不能有换行等控制字符。')]
  if (/^'|'$/.test(name)) return [finding(at, `工作表名“${name}”不能以单引号开头或结尾。`)]
  return name.toLowerCase() === HISTORY ? [finding(at, `“${name}”是 Excel 留用的名称，请换一个。`)] : []
}

/** An id of which a file gets its name: of a table in CSV, of the destination in the other forms. */
export function fileNameFaults(id: string): readonly Finding[] {
  if (Array.from(id).length > FILE_NAME) {
    return [finding(['id'], `代号要作文件名，最多 ${FILE_NAME} 个字符。`)]
  }
  if (NOT_IN_FILE_NAMES.test(id) || CONTROL.test(id) || /^\.|[.\s]$/.test(id)) {
    return [
      finding(['id'], `代号“${id}”要作文件名，不能有 < > : " / \\ | ? * 和控制字符，不能以点开头或结尾。`),
    ]
  }
  const isKept = DEVICES.test(id) || id.toLowerCase() === MANIFEST
  return isKept ? [finding(['id'], `“${id}”不能作文件名，请换一个代号。`)] : []
}
