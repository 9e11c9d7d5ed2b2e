import { done, failed, type Reply } from '../../../shared/contract/failure'
import type { Params } from '../../../shared/contract/methods'
import type { RecordChange } from '../../../shared/model/change'
import type { BudgetLine } from '../../../shared/model/document'
import { apportion } from '../../../shared/money/apportion'
import { type Cents, cents, isAmount, ZERO } from '../../../shared/money/cents'
import { type Grounds, type Plan } from './plan'
import { bookedLine, lineWords, signed } from './project-total'

/** `edit.rebook`: takes the difference that a step booked off its line and books it on another, or on all in proportion. */
export function planRebook(
  grounds: Grounds,
  images: readonly RecordChange[],
  to: Params<'edit.rebook'>['to'],
): Reply<Plan> {
  const booking = bookingOf(grounds, images)
  if (!booking) return failed('bad-value', '这一步没有记过差额，或那条分项后来又改过。请直接改分项。')
  const { line, difference, project } = booking
  const others = grounds.document.ownedBy('lines', { collection: 'projects', id: project.id })
  const taken: BudgetLine = { ...line, amount: cents(line.amount - difference) }
  const lines = others.map((each) => (each.id === line.id ? taken : each))
  const weights = lines.map(({ amount }) => cents(Math.max(amount, 0)))
  const targets =
    to === 'proportional'
      ? apportion(difference, weights)
      : lines.map(({ id }) => (id === to.line ? difference : ZERO))
  const target = to === 'proportional' ? undefined : lines.find(({ id }) => id === to.line)
  if (to !== 'proportional' && !target) {
    return failed('unknown-path', `“${project.name}”没有分项 ${to.line}。`, { place: `lines/${to.line}` })
  }

  const changes: RecordChange[] = []
  for (const [i, each] of lines.entries()) {
    const amount = cents(each.amount + (targets[i] ?? 0))
    if (amount < 0 || !isAmount(amount)) {
      const code = amount < 0 ? 'below-zero' : 'out-of-range'
      const state = amount < 0 ? '会使它低于零' : '会使它超出 ±10万亿元'
      return failed(
        code,
        `差额 ${signed(difference, grounds)} 记入 ${lineWords(grounds, each)}，${state}。请改记其他分项。`,
        {
          details: { line: each.id, amount: each.amount },
        },
      )
    }
    const stored = others[i]
    if (!stored || stored.amount === amount) continue
    const booked = bookedLine(grounds, stored, amount)
    if (!booked.ok) return booked
    changes.push(booked.value)
  }
  const label = `${project.name} 差额 ${signed(difference, grounds)} ${target ? `改记 ${economicWords(grounds, target)}` : '按比例改记各分项'}`
  return done({ label, changes, ...(target ? { booked: bookedOn(project.id, target, difference) } : {}) })
}

interface Booking {
  readonly project: { readonly id: string; readonly name: string }
  readonly line: BudgetLine
  readonly difference: Cents
}

/** The one line whose amount a step changed, still as that step left it; formulas came or went with the amount. */
function bookingOf(grounds: Grounds, images: readonly RecordChange[]): Booking | undefined {
  const records = images.filter(({ collection }) => collection !== 'formulas')
  const [change] = records
  if (records.length !== 1 || change?.collection !== 'lines' || !change.before || !change.after)
    return undefined
  const line = grounds.document.get('lines', change.id)
  const project = line?.projectId ? grounds.document.get('projects', line.projectId) : undefined
  if (!line || !project || line.amount !== change.after['amount']) return undefined
  const difference = cents(line.amount - (change.before['amount'] as number))
  return difference === 0 ? undefined : { project, line, difference }
}

function bookedOn(project: string, line: BudgetLine, difference: Cents): NonNullable<Plan['booked']> {
  return { project, line: line.id, old: line.amount, new: cents(line.amount + difference), difference }
}

function economicWords(grounds: Grounds, line: BudgetLine): string {
  return grounds.words.codeName('economicCode', line.economicCode) ?? line.economicCode
}
