import { roundedQuotient } from '../money/round'
import { CENTS_PER, grouped } from '../money/format'
import { nameOf, partName } from '../narrative/naming'
import type { TextBlockView } from '../printed/block'
import type { TextSectionView } from '../printed/section'
import type { TableView } from '../printed/table'
import type { Cents } from '../money/cents'
import type { Secret } from './without-secrets'

/** Something that people wrote and that tells of a secret project. */
export interface Told {
  /** Path or key of the place. */
  readonly place: string
  /** Chinese: where, what stands there, what to do. It names no project and no amount. */
  readonly message: string
}

interface Printed {
  readonly tables: readonly TableView[]
  readonly text: readonly TextSectionView[]
}

/**
 * What is left of secret projects in a document that is to be published without them: their names or amounts in words that people
 * wrote, totals that hold them, and paragraphs written by hand in whose place another one is printed without them. `whole`: the document
 * with them; `moved`: keys of rewritten paragraphs of which the program prints something else now.
 */
export function toldSecrets(
  { tables, text }: Printed,
  secrets: readonly Secret[],
  agency: string,
  whole: Printed,
  moved: ReadonlySet<string>,
): readonly Told[] {
  if (secrets.length === 0) return []
  const before = new Map(
    whole.text.flatMap(({ blocks }) => blocks.map((block) => [block.key, block] as const)),
  )
  const { naming, paying, tells } = tellingOf(secrets, totalsWith(whole.tables, tables))
  return [...text.flatMap(toldIn), ...tables.flatMap(toldInTable)]

  function toldIn({ number, blocks }: TextSectionView): readonly Told[] {
    return blocks.flatMap((block): readonly Told[] => {
      // Called as the window shows it: without some, others bear other numbers.
      const name = nameOf(before.get(block.key) ?? block, agency)
      const where = `${partName(number)}${tells(name) ? '有一段' : `“${name}”`}`
      const tell = (what: string): readonly Told[] => [
        { place: block.path ?? block.shownKey, message: `${where}${what}` },
      ]
      if (writtenWords(block).some(naming)) {
        return tell('里写着涉密项目的名称或代码，请改掉后再输出。')
      }
      if (writtenWords(block).some(paying)) {
        return tell('里有一个数是涉密项目的金额，或是含着它的合计，请改掉后再输出。')
      }
      if (block.kind === 'override' && moved.has(block.key) && /[\d０-９]/.test(block.text)) {
        return tell('是手工改写的，不含涉密项目时程序印的与它不同。请恢复自动，或把涉密项目去掉后重新改写。')
      }
      return []
    })
  }

  function toldInTable({ number, rows, parts }: TableView): readonly Told[] {
    const all = [...rows, ...parts.flatMap((part) => part.rows)]
    return all.flatMap(({ key, content = '', texts = {}, kind, name }) =>
      [content, ...Object.values(texts), kind === 'project' ? name : ''].some(tells)
        ? [{ place: key, message: `表${number}里有一处文字写着涉密项目的名称、代码或金额，请改掉后再输出。` }]
        : [],
    )
  }
}

function isByHand({ kind }: TextBlockView): boolean {
  return kind === 'free' || kind === 'override'
}

function writtenWords(block: TextBlockView): readonly string[] {
  if (isByHand(block)) return [block.text]
  return block.fields.map(({ start, end }) => block.text.slice(start, end))
}

/** What words tell of secret projects. */
export interface Telling {
  readonly naming: (words: string) => boolean
  readonly paying: (words: string) => boolean
  readonly tells: (words: string) => boolean
}

/** `totals`: amounts that hold their money. */
export function tellingOf(secrets: readonly Secret[], totals: readonly Cents[] = []): Telling {
  const names = secrets.flatMap(({ names: own }) => own.map(joined)).filter((word) => word.length > 1)
  const amounts = [...new Set([...secrets.flatMap(({ amounts: own }) => own), ...totals])].flatMap(writtenAs)
  const naming = (words: string): boolean => names.some((name) => joined(words).includes(name))
  const paying = (words: string): boolean => {
    const narrow = words.normalize('NFKC')
    return /\d/.test(narrow) && amounts.some((amount) => holdsAmount(narrow, amount))
  }
  return { naming, paying, tells: (words) => naming(words) || paying(words) }
}

/** However wide its signs are, in whatever letters, and wherever a line or a blank parts it. */
function joined(words: string): string {
  return words.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
}

/** Amounts of cells that are others without the secret projects. */
function totalsWith(whole: readonly TableView[], without: readonly TableView[]): readonly Cents[] {
  const left = new Map(without.flatMap(({ rows }) => rows.map(({ key, cells }) => [key, cells] as const)))
  return whole.flatMap(({ rows }) =>
    rows.flatMap(({ key, cells }) =>
      cells.flatMap((amount, at) => (amount === null || amount === left.get(key)?.[at] ? [] : [amount])),
    ),
  )
}

interface Written {
  readonly digits: string
  /** What has to follow, for the digits alone are nothing to know it by: 10万元 is told by no 10个. */
  readonly unit: string
}

const UNITS = ['元', '万元', '亿元'] as const
/** So many decimals tell an amount of 亿元 from another. */
const DECIMALS: Readonly<Record<(typeof UNITS)[number], number>> = { 元: 2, 万元: 2, 亿元: 4 }

/** In each unit, with and without grouping and needless decimals. */
function writtenAs(amount: Secret['amounts'][number]): readonly Written[] {
  return UNITS.flatMap((unit) => {
    const plain = roundedQuotient(amount, CENTS_PER[unit], DECIMALS[unit])
    if (Number(plain) === 0) return []
    const short = plain.replace(/\.?0+$/, '')
    return [...new Set([plain, short])].flatMap((digits) => {
      const isTelling = unit !== '亿元' && digits.includes('.')
      return [...new Set([digits, grouped(digits)])].map((form) => ({
        digits: form,
        unit: isTelling ? '' : unit,
      }))
    })
  })
}

/** A figure of its own, not a stretch of a longer one. */
function holdsAmount(text: string, { digits, unit }: Written): boolean {
  for (let at = text.indexOf(digits); at >= 0; at = text.indexOf(digits, at + 1)) {
    const [before, after] = [text.slice(Math.max(0, at - 2), at), text.slice(at + digits.length)]
    // A comma of a sentence parts nothing from the figure behind it.
    if (/\d[.,]?$/.test(before) || /^(\d|[.,]\d)/.test(after)) continue
    if (after.trimStart().startsWith(unit)) return true
  }
  return false
}
