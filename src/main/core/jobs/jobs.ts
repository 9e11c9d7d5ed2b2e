import { done, failed, type Failure, type Reply } from '../../../shared/contract/failure'
import type { JobEvents, Progress } from '../../../shared/contract/jobs'
import type { IdsPort } from '../../ports/ports'
import type { JobInput, JobKinds, JobResult } from './job'
import { inSlices } from './slices'

/** Says an event to whoever listens. */
export type TellJob = <E extends keyof JobEvents>(event: E, payload: JobEvents[E]) => void

export interface StartedJob<O> {
  readonly id: string
  /** Its result; `cancelled` when it was cancelled before it had one. Rejects with a fault of ours. */
  readonly reply: Promise<Reply<O>>
}

export interface Jobs<T extends JobKinds> {
  start<K extends keyof T & string>(kind: K, input: JobInput<T[K]>): StartedJob<JobResult<T[K]>>
  /** Those that run, each as it is now. Who asks is told of them, and so will be of their end. */
  running(): readonly JobEvents['job.progress'][]
  /** Answers when the job is over and has removed what it had made. Failure: unknown-job, also when it was over already. */
  cancel(id: string): Promise<Reply<null>>
  /** Cancels all that run, and waits for them: how many there were. */
  cancelAll(): Promise<number>
}

/** A job speaks this often; one that is over before it would speak says nothing at all. */
const REPORT_MS = 100

/** The jobs that run. All of them take turns with everything else this process does. */
export function openJobs<T extends JobKinds>(kinds: T, tell: TellJob, ids: IdsPort): Jobs<T> {
  const running = new Map<string, { readonly stop: () => void; readonly over: Promise<unknown> }>()
  const latest = new Map<string, JobEvents['job.progress']>()
  const told = new Map<string, JobEvents['job.progress']>()

  async function follow(
    id: string,
    kind: keyof T,
    input: unknown,
    signal: AbortSignal,
  ): Promise<Reply<unknown>> {
    const { label: labelOf, run } = kinds[kind] as T[keyof T]
    const label = labelOf(input as never)
    let error: Failure | null = BROKEN_OFF
    const note = (progress: Progress): void => void latest.set(id, { job: id, label, ...progress })
    const timer = setInterval(() => {
      const now = latest.get(id)
      if (now && now !== told.get(id)) tell('job.progress', now)
      if (now) told.set(id, now)
    }, REPORT_MS).unref()
    note({ done: 0, total: null, what: label })
    try {
      const reply = (await inSlices(run(input as never, signal), signal, note)) ?? cancelled(label)
      error = reply.ok ? null : reply.error
      return reply
    } finally {
      clearInterval(timer)
      running.delete(id)
      latest.delete(id)
      if (told.delete(id)) tell('job.ended', { job: id, label, error })
    }
  }

  return {
    running() {
      for (const [id, now] of latest) told.set(id, now)
      return [...latest.values()]
    },
    start(kind, input) {
      const id = ids.next()
      const ender = new AbortController()
      const { promise: reply, resolve } = Promise.withResolvers<Reply<unknown>>()
      running.set(id, { stop: () => ender.abort(), over: reply.catch(() => null) })
      resolve(follow(id, kind, input, ender.signal))
      return { id, reply: reply as Promise<Reply<never>> }
    },
    async cancel(id) {
      const job = running.get(id)
      if (!job) return failed('unknown-job', '这项工作已经结束，没有可以取消的。')
      job.stop()
      await job.over
      return done(null)
    },
    async cancelAll() {
      const left = [...running.values()]
      for (const { stop } of left) stop()
      await Promise.all(left.map(({ over }) => over))
      return left.length
    },
  }
}

/** A job that throws ends too; what is answered to whoever asked is for the dispatcher to say. */
const BROKEN_OFF: Failure = failed(
  'internal',
  '程序出了意外，这项工作没有做成。已保存的内容没有受影响。',
).error

function cancelled(label: string): Reply<never> {
  return failed('cancelled', `${label}已取消，什么也没有改动。`)
}
