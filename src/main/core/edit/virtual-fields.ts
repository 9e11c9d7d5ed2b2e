import type { Reply } from '../../../shared/contract/failure'
import type { Params } from '../../../shared/contract/methods'
import { fundingName } from '../../../shared/model/funding'
import { type FieldPath, type ProjectField, virtualFields } from '../../../shared/model/path'
import { functionOf } from '../../../shared/model/project-function'
import type { TypingContext } from '../../../shared/model/typed'
import { lineFunding, planLineFunding } from './line-funding'
import type { Grounds, Plan } from './plan'
import { planPriorFact, priorOfProject } from './prior-fact'
import { planProjectFunction } from './project-function'
import { planProjectTotal, totalOf } from './project-total'
import { shownValue } from './shown-value'

/** What was typed into a field. */
export interface Typed extends Pick<Params<'edit.set'>, 'value' | 'booking'> {
  readonly typing: TypingContext
}

/** A field that its record does not store: what stands there now, and what typing into it does. */
export interface VirtualField {
  read(grounds: Grounds, id: string): unknown
  /** What is read, in a few words. */
  show(grounds: Grounds, value: unknown): string
  write(grounds: Grounds, path: FieldPath, typed: Typed): Reply<Plan>
}

const ofRecords: {
  readonly [S in keyof typeof virtualFields]: Readonly<Record<keyof (typeof virtualFields)[S], VirtualField>>
} = {
  projects: {
    amount: {
      read: (grounds, id) => totalOf(grounds.document.ownedBy('lines', { collection: 'projects', id })),
      show: ofProject('amount'),
      write: (grounds, { key }, { value, booking, typing }) =>
        planProjectTotal(grounds, key, value, booking, typing),
    },
    priorAmount: ofPriorFact('priorAmount', ({ amount }) => amount),
    reason: ofPriorFact('reason', ({ reason }) => reason),
    functionCode: {
      read: (grounds, id) => functionOf(grounds.document.ownedBy('lines', { collection: 'projects', id })),
      show: ofProject('functionCode'),
      write: (grounds, { key }, { value, typing }) => planProjectFunction(grounds, key, value, typing),
    },
  },
  lines: {
    funding: {
      read: (grounds, id) => lineFunding(grounds, id)?.id ?? null,
      show: ({ rules }, value) => {
        const funding = rules.fundings.find(({ id }) => id === value)
        return funding ? fundingName(funding) : '空'
      },
      write: (grounds, path, { value }) => planLineFunding(grounds, path, value),
    },
  },
}

/** Undefined where the path is of a stored field. */
export function virtualField({ set, field }: FieldPath): VirtualField | undefined {
  const own: Readonly<Record<string, VirtualField>> =
    set in ofRecords ? ofRecords[set as keyof typeof ofRecords] : {}
  return Object.hasOwn(own, field) ? own[field] : undefined
}

function ofProject(name: ProjectField): VirtualField['show'] {
  return (grounds, value) => shownValue(grounds, virtualFields.projects[name], value)
}

function ofPriorFact(
  name: 'priorAmount' | 'reason',
  read: (prior: ReturnType<typeof priorOfProject>) => unknown,
): VirtualField {
  return {
    read: (grounds, id) => read(priorOfProject(grounds, id)),
    show: ofProject(name),
    write: (grounds, { key }, { value, typing }) => planPriorFact(grounds, key, name, value, typing),
  }
}
