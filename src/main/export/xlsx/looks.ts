import { DECLARATION } from '../open-packaging'
import { escaped } from './xml'

/** How a cell looks. */
export interface Look {
  readonly font: keyof typeof FONTS
  readonly align?: 'left' | 'center' | 'right'
  /** By how many steps it is set in. */
  readonly indent?: number
  readonly isFramed?: true
  readonly isFilled?: true
  readonly wraps?: true
  /** Of a number; TEXT: whatever is typed into the cell stays text. */
  readonly format?: string
  /** Edited, it stays text, whatever it begins with. */
  readonly isQuoted?: true
}

export const TEXT = '@'

const FONTS = {
  plain: '<sz val="10"/><name val="宋体"/><charset val="134"/>',
  strong: '<b/><sz val="10"/><name val="宋体"/><charset val="134"/>',
  title: '<b/><sz val="16"/><name val="宋体"/><charset val="134"/>',
} as const
const FONT_NUMBERS = Object.fromEntries(Object.keys(FONTS).map((font, number) => [font, number]))

/** Formats that Excel has numbers for; others are numbered from FIRST_OWN. */
const BUILT_IN: Readonly<Record<string, number>> = { General: 0, '#,##0': 3, '#,##0.00': 4, [TEXT]: 49 }
const FIRST_OWN = 164

const SIDE = 'style="thin"><color rgb="FF7F7F7F"/>'
const FRAME = ['left', 'right', 'top', 'bottom'].map((side) => `<${side} ${SIDE}</${side}>`).join('')
const FILL = '<patternFill patternType="solid"><fgColor rgb="FFEAEEF3"/><bgColor indexed="64"/></patternFill>'

/** Looks of a workbook, numbered as they come up. */
export interface Looks {
  numberOf(look: Look): number
  /** xl/styles.xml */
  xml(): string
}

export function openLooks(): Looks {
  const numbers = new Map<string, number>()
  const formats: string[] = []
  const written: string[] = []
  const plain: Look = { font: 'plain' }
  numberOf(plain)
  return { numberOf, xml }

  function numberOf(look: Look): number {
    const { font, align = '', indent = 0, isFramed, isFilled, wraps, format = '', isQuoted } = look
    const key = `${font} ${align} ${indent} ${isFramed} ${isFilled} ${wraps} ${format} ${isQuoted}`
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, written.length)
    written.push(writtenLook(look))
    return written.length - 1
  }

  function writtenLook({ font, align, indent, isFramed, isFilled, wraps, format, isQuoted }: Look): string {
    const numbered = `numFmtId="${formatNumber(format ?? 'General')}" fontId="${FONT_NUMBERS[font]}"`
    const around = `fillId="${isFilled ? 2 : 0}" borderId="${isFramed ? 1 : 0}"`
    const quote = isQuoted ? ' quotePrefix="1"' : ''
    const applied = ['NumberFormat', 'Font', 'Fill', 'Border', 'Alignment'].map((each) => `apply${each}="1"`)
    const placed = [
      align && `horizontal="${align}"`,
      'vertical="center"',
      wraps && 'wrapText="1"',
      indent && `indent="${indent}"`,
    ]
    const alignment = `<alignment ${placed.filter(Boolean).join(' ')}/>`
    return `<xf ${numbered} ${around} xfId="0"${quote} ${applied.join(' ')}>${alignment}</xf>`
  }

  function formatNumber(format: string): number {
    const built = BUILT_IN[format]
    if (built !== undefined) return built
    if (!formats.includes(format)) formats.push(format)
    return FIRST_OWN + formats.indexOf(format)
  }

  function xml(): string {
    const own = formats.map(
      (format, number) => `<numFmt numFmtId="${FIRST_OWN + number}" formatCode="${escaped(format)}"/>`,
    )
    const fonts = Object.values(FONTS).map((font) => `<font>${font}</font>`)
    const fills = ['<patternFill patternType="none"/>', '<patternFill patternType="gray125"/>', FILL]
    const borders = ['<left/><right/><top/><bottom/>', FRAME]
    return [
      DECLARATION,
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      own.length > 0 ? listed('numFmts', own) : '',
      listed('fonts', fonts),
      listed(
        'fills',
        fills.map((fill) => `<fill>${fill}</fill>`),
      ),
      listed(
        'borders',
        borders.map((border) => `<border>${border}<diagonal/></border>`),
      ),
      listed('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
      listed('cellXfs', written),
      listed('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
      '</styleSheet>',
    ].join('')
  }
}

function listed(name: string, items: readonly string[]): string {
  return `<${name} count="${items.length}">${items.join('')}</${name}>`
}
