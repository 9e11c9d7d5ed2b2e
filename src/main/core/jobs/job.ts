import type { Reply } from '../../../shared/contract/failure'
import type { Progress } from '../../../shared/contract/jobs'

/**
 * A long piece of work as a generator: it yields between slices of a few milliseconds, and what it leaves behind when it
 * is cancelled it removes in `finally`. An async one awaits only what heeds the signal.
 */
export type JobWork<O> =
  Generator<Progress, Reply<O>, undefined> | AsyncGenerator<Progress, Reply<O>, undefined>

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
