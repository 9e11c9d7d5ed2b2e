import { formatAmount, plainAmount } from '../money/format'
import { partName } from '../narrative/naming'
import type { TextBlockView } from '../printed/block'
import type { TextSectionView } from '../printed/section'
import type { TableView } from '../printed/table'
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
 * wrote, and paragraphs written by hand whose figures hold their money. `stale`: keys of overrides that were so before the projects
 * were left out; `called`: what people know a paragraph by.
 */
export function toldSecrets(
  { tables, text }: Printed,
  secrets: readonly Secret[],
  called: (block: TextBlockView) => string,
  stale: ReadonlySet<string>,
): readonly Told[] {
  if (secrets.length === 0) return []
  const names = secrets.flatMap(({ name, code }) => [name, code]).filter((word) => word.length > 1)
  const amounts = secrets.flatMap(({ amounts: own }) => own.flatMap(writtenAs))
  const naming = (words: string): boolean => names.some((name) => words.includes(name))
  return [...text.flatMap(toldIn), ...tables.flatMap(toldInTable)]

  function toldIn({ number, blocks }: TextSectionView): readonly Told[] {
    return blocks.flatMap((block): readonly Told[] => {
      const where = `${partName(number)}“${called(block)}”`
      const tell = (what: string): readonly Told[] => [
        { place: block.path ?? block.key, message: `${where}${what}` },
      ]
      if (writtenWords(block).some(naming)) {
        return tell('里写着涉密项目的名称或代码，请改掉后再输出。')
      }
      if (block.kind === 'override' && block.stale && !stale.has(block.key)) {
        return tell('是手工改写的，里面的数含着涉密项目的金额。请恢复自动，或把这些数改成不含涉密项目的。')
      }
      if (isByHand(block) && amounts.some((amount) => holdsFigure(block.text, amount))) {
        return tell('是手工写的，里面有一个数与涉密项目的金额相同，请改掉后再输出。')
      }
      return []
    })
  }

  function toldInTable({ number, rows, parts }: TableView): readonly Told[] {
    const all = [...rows, ...parts.flatMap((part) => part.rows)]
    return all.flatMap(({ key, content = '', texts = {}, kind, name }) =>
      [content, ...Object.values(texts), kind === 'project' ? name : ''].some(naming)
        ? [{ place: key, message: `表${number}里有一处文字写着涉密项目的名称或代码，请改掉后再输出。` }]
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

/** In 万元 and in 元, with and without grouping and needless decimals. */
function writtenAs(amount: Secret['amounts'][number]): readonly string[] {
  const forms = (['万元', '元'] as const).flatMap((unit) => [
    formatAmount(amount, { unit, decimals: 2 }),
    plainAmount(amount, unit, 2),
  ])
  return [...new Set(forms.flatMap((form) => [form, form.replace(/\.?0+$/, '')]))].filter(
    (form) => form.replace(/\D/g, '').length > 1,
  )
}

/** A figure of its own, not a stretch of a longer one. */
function holdsFigure(text: string, figure: string): boolean {
  for (let at = text.indexOf(figure); at >= 0; at = text.indexOf(figure, at + 1)) {
    const [before, after] = [text.slice(at - 1, at), text.slice(at + figure.length)]
    if (!/[\d.,，]/.test(before) && !/^(\d|[.,]\d)/.test(after)) return true
  }
  return false
}
