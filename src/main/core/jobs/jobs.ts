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
  /** Those that run, each as last told. */
  running(): readonly JobEvents['job.progress'][]
  /** Answers when the job is over and has removed what it had made. Failure: unknown-job, also when it was over already. */
  cancel(id: string): Promise<Reply<null>>
  /** Cancels all that run, and waits for them. */
  cancelAll(): Promise<void>
}

/** Between two reports of one job. */
const REPORT_MS = 100

/** The jobs that run. All of them take turns with everything else this process does. */
export function openJobs<T extends JobKinds>(kinds: T, tell: TellJob, ids: IdsPort): Jobs<T> {
  const running = new Map<string, { readonly stop: () => void; readonly over: Promise<unknown> }>()
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
    const { report, stop } = reporter((progress) => {
      const now = { job: id, label, ...progress }
      told.set(id, now)
      tell('job.progress', now)
    })
    try {
      report({ done: 0, total: null, what: label })
      const reply = (await inSlices(run(input as never, signal), signal, report)) ?? cancelled(label)
      error = reply.ok ? null : reply.error
      return reply
    } finally {
      stop()
      running.delete(id)
      told.delete(id)
      tell('job.ended', { job: id, label, error })
    }
  }

  return {
    running: () => [...told.values()],
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

/** Lets the first report through and then one each `REPORT_MS`: the last of those that came meanwhile. */
function reporter(say: (progress: Progress) => void) {
  let waiting: Progress | null = null
  let timer: NodeJS.Timeout | undefined
  const pause = (): void => {
    timer = setTimeout(() => {
      timer = undefined
      if (waiting) put(waiting)
    }, REPORT_MS).unref()
  }
  function put(progress: Progress): void {
    waiting = null
    say(progress)
    pause()
  }
  return {
    report: (progress: Progress): void => (timer ? void (waiting = progress) : put(progress)),
    stop: (): void => clearTimeout(timer),
  }
}
