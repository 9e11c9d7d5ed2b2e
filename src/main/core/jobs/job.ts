import type { Reply } from '../../../shared/contract/failure'
import type { Progress } from '../../../shared/contract/jobs'
import { part, saying, type Slices } from '../../../shared/slices/slices'

/** Work of the core's own that says between slices how far it is. */
export type Staged<T> = Generator<Progress, T, undefined>

/**
 * A long piece of work as a generator: it yields between slices of a few milliseconds, and what it leaves behind when it
 * is cancelled it removes in `finally`. An async one awaits only what heeds the signal.
 */
export type JobWork<O> = Staged<Reply<O>> | AsyncGenerator<Progress, Reply<O>, undefined>

/** One kind of job: how it is called, and what it does. */
export interface JobKind<I, O> {
  /** In Chinese, with what it is about: 导入“x.json”. */
  label(input: I): string
  run(input: I, signal: AbortSignal): JobWork<O>
}

/** Kinds by name. */
export type JobKinds = Readonly<Record<string, JobKind<never, unknown>>>

export type JobInput<K> = K extends JobKind<infer I, unknown> ? I : never
export type JobResult<K> = K extends JobKind<never, infer O> ? O : never

/** A share of a job's whole, in hundredths. */
export type Share = readonly [from: number, to: number]

const WHOLE = 100

/** One stage of a job: `what` is done in it, and from which share of the whole to which it goes. */
export function* stage<T>(what: string, [from, to]: Share, work: Slices<T>): Staged<T> {
  yield { done: from, total: WHOLE, what }
  return yield* saying(part(from, to, work), (share) => ({ done: Math.floor(share), total: WHOLE, what }))
}
