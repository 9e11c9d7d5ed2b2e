import type { Reply } from '../../shared/contract/failure'
import type { CommandName, MethodName, Params, QueryName, Result } from '../../shared/contract/methods'
import type { EditDone } from '../../shared/contract/results'
import type { Tell } from '../../shared/contract/events'
import type { JobEvents } from '../../shared/contract/jobs'
import type { Packs } from '../packs/packs'
import type { CorePorts } from '../ports/ports'
import type { Budgets } from './budgets'
import type { Layouts } from './layouts'
import type { Library } from './library'
import type { LongWork } from './long-work'
import type { BudgetReader } from './reader'
import type { Edited, Session } from './session'

/** What a query is given: nothing here writes. */
export interface Reading {
  readonly ports: Pick<CorePorts, 'files' | 'places'>
  readonly packs: Packs
  readonly layouts: Pick<Layouts, 'read'>
  readonly library: Pick<Library, 'search'>
  /** The jobs that run, each as it is now. */
  running(): readonly JobEvents['job.progress'][]
  /** Works on an open budget. Failure: unknown-budget. */
  read<T>(budget: string, work: (reader: BudgetReader) => Reply<T>): Reply<T>
}

/** What a command is given. */
export interface Writing {
  readonly ports: CorePorts
  readonly packs: Packs
  readonly layouts: Layouts
  readonly library: Library
  readonly budgets: Budgets
  readonly tell: Tell
  readonly long: LongWork
  /** Works on an open budget as it lies there, also where it can only be looked at. Failure: unknown-budget. */
  hold<T>(budget: string, work: (session: Session) => Reply<T>): Reply<T>
  /** An edit: refused (file-read-only) where the budget is open for viewing only. Its patch speaks of what is shown. */
  write<T>(to: Showing, work: (session: Session) => Reply<Edited & T>): Reply<EditDone & T>
}

/** Which budget, and what of it the caller shows. */
export type Showing = Pick<Params<'edit.undo'>, 'budget' | 'shows' | 'room'>

export type Handlers<M extends MethodName> = {
  readonly [N in M]: (params: Params<N>) => Reply<Result<N>> | Promise<Reply<Result<N>>>
}

/** The methods of one concern: what answers them, and with what in hand. */
export interface Capability<Q extends QueryName, C extends CommandName> {
  queries(core: Reading): Handlers<Q>
  commands(core: Writing): Handlers<C>
}

/** Handlers of a capability whose methods all read, or all write, leave the other half out. */
export function handlersOf<Q extends QueryName = never, C extends CommandName = never>(
  { queries, commands }: Partial<Capability<Q, C>>,
  reading: Reading,
  writing: Writing,
): Handlers<Q | C> {
  return { ...queries?.(reading), ...commands?.(writing) } as Handlers<Q | C>
}

export function through<A, B>(reply: Reply<A>, next: (value: A) => Reply<B>): Reply<B> {
  return reply.ok ? next(reply.value) : reply
}
