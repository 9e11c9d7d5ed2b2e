import type { TableRow } from '../../../src/shared/printed/row'
import * as digits from './digits'
import type { Operator } from './operator'
import type { Random } from './random'
import type { Site } from './sites'
import { type TextSlip, edited, matchReplaced, textSlips } from './words'

type RowSite = Site<'row'>
type Apply = Operator<'row'>['apply']

/** A text of the row that the paper shows, and the row with another one in its place. */
interface Words {
  readonly text: string
  with(text: string): TableRow
}

function wordsOf({ table, content: row }: RowSite): readonly Words[] {
  const { texts, content } = row
  if (texts) {
    const shown = columnsOf(table, row).filter((id) => texts[id])
    return shown.map((id) => ({
      text: texts[id] ?? '',
      with: (text) => ({ ...row, texts: { ...texts, [id]: text } }),
    }))
  }
  const name = { text: row.name, with: (text: string) => ({ ...row, name: text }) }
  return content ? [name, { text: content, with: (text) => ({ ...row, content: text }) }] : [name]
}

function columnsOf(table: RowSite['table'], row: TableRow): readonly string[] {
  const part = table.parts.find(({ rows }) => rows.includes(row))
  return (part ?? table).columns.map(({ id }) => id)
}

function inWords(slip: TextSlip): Apply {
  return (site, random) => {
    const words = random.pick(wordsOf(site))
    const edit = words && slip(words.text, random)
    return edit ? words.with(edited(words.text, edit)) : null
  }
}

function coded(wrong: (code: string, site: RowSite, random: Random) => string | null | undefined): Apply {
  return (site, random) => {
    const { code } = site.content
    const other = code === null ? null : wrong(code, site, random)
    return other ? { ...site.content, code: other } : null
  }
}

/** Another row of the table at the same level. */
function siblingOf({ table, content }: RowSite, random: Random): TableRow | undefined {
  return random.pick(table.rows.filter((row) => row !== content && row.level === content.level))
}

function withCells(
  change: (row: TableRow, site: RowSite, random: Random) => TableRow['cells'] | null,
): Apply {
  return (site, random) => {
    const cells = change(site.content, site, random)
    return cells && { ...site.content, cells }
  }
}

/** Two amounts of the row change places. */
function exchanged({ cells }: TableRow, _: RowSite, random: Random): TableRow['cells'] | null {
  const [one, other] = random.shuffled([...cells.keys()].filter((column) => cells[column] !== null))
  if (one === undefined || other === undefined) return null
  return cells.with(one, cells[other] ?? null).with(other, cells[one] ?? null)
}

/** All amounts stand one column further to the right, the last one is the first. */
function shifted({ cells }: TableRow): TableRow['cells'] | null {
  return cells.includes(null) ? null : [...cells.slice(-1), ...cells.slice(0, -1)]
}

function textOfOther(column: string): Apply {
  return ({ table, content }, random) => {
    const part = table.parts.find(({ rows }) => rows.includes(content))
    const other = random.pick(part?.rows ?? [])?.texts?.[column]
    const { texts } = content
    return texts?.[column] && other ? { ...content, texts: { ...texts, [column]: other } } : null
  }
}

const COMPARISONS = { '≥': '≤', '≤': '≥', '＞': '＜', '＜': '＞', '>': '<', '<': '>' }

export const rowOperators: readonly Operator<'row'>[] = [
  ...textSlips.map(({ id, label, why, slip }) => ({
    id: `row-${id}`,
    label: `表内文字${label}`,
    why,
    on: 'row' as const,
    apply: inWords(slip),
  })),
  {
    id: 'row-code-digit',
    label: '科目编码错一位',
    why: 'a code is typed instead of chosen',
    on: 'row',
    apply: coded((code, _, random) =>
      /^\d+$/.test(code) ? digits.slipped(code, digits.digitReplaced, random, false) : null,
    ),
  },
  {
    id: 'row-code-of-other',
    label: '科目编码是另一个科目的',
    why: 'a row begins as a copy of another one, and its code stays',
    on: 'row',
    apply: coded((_, site, random) => siblingOf(site, random)?.code),
  },
  {
    id: 'row-code-cut',
    label: '科目编码少了一级',
    why: 'the code of the class is taken for that of the item',
    on: 'row',
    apply: coded((code) => (code.length > 3 ? code.slice(0, -2) : null)),
  },
  {
    id: 'row-code-lost',
    label: '科目编码漏填',
    why: 'a row is put in by hand, and its code is to be looked up later',
    on: 'row',
    apply: ({ content }) => (content.code === null ? null : { ...content, code: null }),
  },
  {
    id: 'row-name-of-other',
    label: '名称是另一行的',
    why: 'a row begins as a copy of another one, and its name stays',
    on: 'row',
    apply: (site, random) => {
      const name = siblingOf(site, random)?.name
      return site.content.texts || name === undefined ? null : { ...site.content, name }
    },
  },
  {
    id: 'row-name-emptied',
    label: '名称或文字漏填',
    why: 'a cell is cleared and never filled again',
    on: 'row',
    apply: (site, random) => random.pick(wordsOf(site))?.with('') ?? null,
  },
  {
    id: 'row-year-wrong',
    label: '表内年份不对',
    why: 'the table begins as last year’s file, and a year in it is not brought forward',
    on: 'row',
    apply: inWords(
      matchReplaced(/(?<!\d)20\d\d(?=年)/g, (year, random) =>
        String(Number(year) + (random.below(2) ? 1 : -1)),
      ),
    ),
  },
  {
    id: 'row-amounts-exchanged',
    label: '一行里两个金额填颠倒',
    why: 'two columns are filled in by hand in the wrong order',
    on: 'row',
    apply: withCells(exchanged),
  },
  {
    id: 'row-amounts-shifted',
    label: '一行金额错了一列',
    why: 'a row is pasted one column too far to the right',
    on: 'row',
    apply: withCells(shifted),
  },
  {
    id: 'row-amounts-of-above',
    label: '一行金额抄了上一行',
    why: 'a row begins as a copy of the one above it',
    on: 'row',
    apply: withCells((row, { table }) => table.rows[table.rows.indexOf(row) - 1]?.cells ?? null),
  },
  {
    id: 'row-comparison-turned',
    label: '指标值的大于小于写反',
    why: 'the sign is copied from an indicator that is better when it is small',
    on: 'row',
    apply: inWords(matchReplaced(/[≥≤＞＜<>]/g, (sign) => COMPARISONS[sign as keyof typeof COMPARISONS])),
  },
  {
    id: 'row-target-number',
    label: '表内文字里的数字打错',
    why: 'a neighbouring key is struck',
    on: 'row',
    apply: inWords(
      matchReplaced(/(?<![\d.])[1-9]\d*(?:\.\d+)?/g, (number, random) => {
        return digits.slipped(number, digits.digitReplaced, random, false) ?? number
      }),
    ),
  },
  {
    id: 'row-target-percent',
    label: '指标值漏了百分号',
    why: 'the value is pasted from a cell that shows its percent sign by format alone',
    on: 'row',
    apply: inWords(matchReplaced(/(?<=\d)%/g, () => '')),
  },
  {
    id: 'row-level-of-other',
    label: '指标归错了类',
    why: 'an indicator is put in below those of another class',
    on: 'row',
    apply: textOfOther('level2'),
  },
  {
    id: 'row-target-of-other',
    label: '指标值抄了别的指标',
    why: 'the eye slips by a line while copying',
    on: 'row',
    apply: textOfOther('target'),
  },
]
