import { done, failed, type Reply } from '../../../shared/contract/failure'
import type { BudgetLine } from '../../../shared/model/document'
import { type FieldPath, formatPath, virtualFields } from '../../../shared/model/path'
import type { RecordChange } from '../../../shared/model/change'
import type { RecordValues } from '../../../shared/model/fields'
import { settled } from '../../../shared/model/rules'
import { parseTyped, shownAmount, type TypingContext } from '../../../shared/model/typed'
import { codeWords, fieldLabel } from '../../../shared/model/words'
import { type Cents, cents, isAmount } from '../../../shared/money/cents'
import { amendment, type Grounds, type Plan, refusal } from './plan'

/**
 * A project's total is the sum of its lines: with one line it is that line's amount, with several the difference is
 * booked on the last line in order, where the caller asked for that.
 */
export function planProjectTotal(
  grounds: Grounds,
  projectId: string,
  typed: string,
  booking: 'last-line' | undefined,
  typing: TypingContext = grounds.typing,
): Reply<Plan> {
  const project = grounds.document.get('projects', projectId)
  const lines = grounds.document.ownedBy('lines', { collection: 'projects', id: projectId })
  const last = lines.at(-1)
  if (!project) throw new Error(`no project ${projectId}`)
  const path: FieldPath = { set: 'projects', key: projectId, field: 'amount' }
  const place = formatPath(path)
  const parsed = parseTyped(virtualFields.projects.amount, typed, typing)
  if (!parsed.ok) return failed(parsed.code, parsed.message, { place })
  const total = parsed.value as Cents
  const old = totalOf(lines)
  const label = {
    what: `${project.name} ${fieldLabel(path, grounds.words.fiscalYear)}`,
    old: shownAmount(old, grounds.typing.entryUnit),
    new: shownAmount(total, grounds.typing.entryUnit),
  }
  if (total === old && last) return done({ label, changes: [] })
  if (!last)
    return failed('bad-value', `“${project.name}”还没有分项，金额没有地方可记。请先加一条分项。`, { place })
  if (lines.length > 1 && booking === undefined) return severalLines(grounds, project.name, lines, place)

  if (total < 0) return failed('below-zero', `“${project.name}”的预算不能小于零。`, { place })
  const booked = bookedOnLast(grounds, lines, total, place)
  return booked.ok ? done({ label, ...booked.value }) : booked
}

/** Lines made to add up to a total by the last of them, which takes the whole difference. There is one at least. */
export function bookedOnLast(
  grounds: Grounds,
  lines: readonly BudgetLine[],
  total: Cents,
  place: string,
): Reply<Omit<Plan, 'label'>> {
  const last = lines.at(-1)
  if (!last) throw new Error('no line to book on')
  const difference = cents(total - totalOf(lines))
  if (difference === 0) return done({ changes: [] })
  const amount = cents(last.amount + difference)
  if (amount < 0) {
    return failed(
      'below-zero',
      `差额 ${signed(difference, grounds)} 记入 ${lineWords(grounds, last)}，会使它低于零。请改其他分项。`,
      {
        place,
        details: { line: last.id, amount: last.amount },
      },
    )
  }
  if (!isAmount(amount)) {
    return failed('out-of-range', `${lineWords(grounds, last)}会超出 ±10万亿元，请核对单位和位数。`, {
      place,
    })
  }
  const booked = bookedLine(grounds, last, amount)
  if (!booked.ok) return booked
  const { id: line, projectId: project, amount: old } = last
  return done({
    changes: [booked.value],
    ...(lines.length > 1 && project !== null
      ? { booked: { project, line, old, new: amount, difference } }
      : {}),
  })
}

function severalLines(
  grounds: Grounds,
  name: string,
  lines: readonly BudgetLine[],
  place: string,
): Reply<never> {
  const each = lines.map((line) => `${line.id}（${lineWords(grounds, line)}）`).join('、')
  return failed('several-lines', `“${name}”有 ${lines.length} 条分项，请直接改其中一条：${each}。`, {
    place,
    details: { lines: lines.map(({ id }) => id) },
  })
}

/** A line with another amount, its parts along with it. */
export function bookedLine(grounds: Grounds, line: BudgetLine, amount: Cents): Reply<RecordChange> {
  const after = settled('lines', { ...line, amount }, 'amount', grounds.rules.fundings)
  const before = line as unknown as RecordValues
  return refusal(grounds, 'lines', line.id, after, before) ?? done(amendment('lines', line.id, before, after))
}

export function totalOf(lines: readonly BudgetLine[]): Cents {
  return cents(lines.reduce((sum, { amount }) => sum + amount, 0))
}

/** `30227 委托业务费 359.94` */
export function lineWords(grounds: Grounds, line: BudgetLine): string {
  return `${codeWords('economicCode', line.economicCode, grounds.words)} ${shownAmount(line.amount, grounds.typing.entryUnit)}`
}

/** `+140.06` */
export function signed(difference: Cents, grounds: Grounds): string {
  return (difference > 0 ? '+' : '') + shownAmount(difference, grounds.typing.entryUnit)
}
