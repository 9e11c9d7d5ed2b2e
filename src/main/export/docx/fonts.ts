import { escapedXml } from '../xml'
import { opened } from './parts'

interface Font {
  readonly name: string
  /** Under what names, and in whose stead, others know it; the first that is there is taken. */
  readonly or: readonly string[]
  readonly family: 'roman' | 'modern' | 'script'
  readonly charset: '86' | '00'
}

/**
 * The four types of official documents (GB/T 9704), by names that every Windows has, and those of WPS on 统信 and 麒麟 behind them.
 * 小标宋 comes with no system: offices install it; 华文中宋 comes with Word.
 */
const FONTS = {
  body: {
    name: '仿宋',
    or: ['仿宋_GB2312', 'FangSong', '方正仿宋_GBK', '方正仿宋简体', 'STFangsong'],
    family: 'modern',
    charset: '86',
  },
  head: {
    name: '黑体',
    or: ['SimHei', '方正黑体_GBK', '方正黑体简体', 'Noto Sans CJK SC'],
    family: 'modern',
    charset: '86',
  },
  title: {
    name: '方正小标宋简体',
    or: ['方正小标宋_GBK', '小标宋体', 'FZXiaoBiaoSong-B05S', '华文中宋', 'STZhongsong', '宋体'],
    family: 'script',
    charset: '86',
  },
  cell: {
    name: '宋体',
    or: ['SimSun', '方正书宋_GBK', '方正书宋简体', 'Noto Serif CJK SC'],
    family: 'roman',
    charset: '86',
  },
  latin: { name: 'Times New Roman', or: ['Liberation Serif'], family: 'roman', charset: '00' },
} as const satisfies Readonly<Record<string, Font>>

export type Typeface = Exclude<keyof typeof FONTS, 'latin'>

/** Chinese in the given type, the rest in Times New Roman. */
export function fontsOf(typeface: Typeface): string {
  const latin = FONTS.latin.name
  return `<w:rFonts w:ascii="${latin}" w:hAnsi="${latin}" w:eastAsia="${FONTS[typeface].name}" w:cs="${latin}"/>`
}

export function fontTable(): string {
  const fonts: readonly Font[] = Object.values(FONTS)
  const rows = fonts.map(
    ({ name, or, family, charset }) =>
      `<w:font w:name="${escapedXml(name)}"><w:altName w:val="${escapedXml(or.join(','))}"/>` +
      `<w:charset w:val="${charset}"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`,
  )
  return `${opened('fonts')}${rows.join('')}</w:fonts>`
}
