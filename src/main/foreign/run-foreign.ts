import { mkdirSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { failed, type Reply } from '../../shared/contract/failure'
import type { ForeignChild, ForeignPort, LogPort } from '../ports/ports'
import type { FromForeign, ToForeign } from './messages'
import type { ShippedWorks } from './works'

/** What a piece of work may cost before it is ended. */
export interface ForeignLimits {
  readonly deadlineMs: number
  /** Of what V8 holds. */
  readonly heapMb: number
  /** Of all its memory; buffers lie outside the heap. */
  readonly residentMb: number
}

export interface ForeignCall {
  /** What is done to what, as the user knows it: 读取“x.json”. */
  readonly what: string
  readonly limits: ForeignLimits
  /** What it makes leaves the program; absent: it reads what comes from outside. What can be done about it then is another thing. */
  readonly isOutgoing?: true
  /** Aborting it ends the work. */
  readonly signal: AbortSignal
}

type Works = Readonly<Record<string, { readonly input: unknown; readonly output: unknown }>>

export interface Foreign<T extends Works = ShippedWorks> {
  /**
   * Does one piece of work in a process of its own and answers when that process is gone and its folder removed.
   * Failures: those of the work, and cancelled, too-slow, out-of-memory, foreign-broke.
   */
  run<K extends keyof T & string>(
    work: K,
    input: T[K]['input'],
    call: ForeignCall,
  ): Promise<Reply<T[K]['output']>>
}

/** What a person can do about work that came to nothing. */
interface Way {
  readonly broke: string
  readonly tooMuch: string
}
const INCOMING: Way = {
  broke: '请用原来的程序打开它看看是否完好，另存一份再试。',
  tooMuch: '请把它分成几个小些的文件再试。',
}
const OUTGOING: Way = {
  broke: '文件没有写出，请再试一次。',
  tooMuch: '文件没有写出，请少选一些内容，分几次输出。',
}

/** How often the memory of a child is looked at: one that fills a gigabyte a second is ended in time. */
const WATCH_MS = 50
/** A killed process that the system does not let go of (a network disk that hangs) is not waited for longer. */
const GONE_MS = 5_000

/** `folder`: where children get folders of their own; made when first needed. */
export function openForeign<T extends Works = ShippedWorks>(
  port: ForeignPort,
  folder: string,
  log: LogPort,
): Foreign<T> {
  return {
    async run(work, input, { what, limits, isOutgoing = false, signal }) {
      const way = isOutgoing ? OUTGOING : INCOMING
      if (signal.aborted) return cancelled(what)
      const own = ownFolder(folder)
      const outcome = Promise.withResolvers<Reply<unknown>>()
      const gone = Promise.withResolvers<undefined>()
      let isSettled = false
      const settle = (reply: () => Reply<unknown>): void => {
        if (isSettled) return
        isSettled = true
        outcome.resolve(reply())
      }
      const cancel = (): void => settle(() => cancelled(what))
      const timers: NodeJS.Timeout[] = []
      let child: ForeignChild | null = null
      try {
        child = port.start(
          { folder: own, heapMb: limits.heapMb, residentMb: limits.residentMb },
          {
            message: (message) => settle(() => answerOf(message as FromForeign)),
            ended({ outOfMemory, details }) {
              settle(() => (outOfMemory ? tooMuchMemory(what, limits, way) : broke(details)))
              gone.resolve(undefined)
            },
          },
        )
        signal.addEventListener('abort', cancel)
        timers.push(
          setTimeout(() => settle(() => tooSlow(what, limits, way)), limits.deadlineMs),
          setInterval(() => void watch(child), WATCH_MS),
        )
        child.post({ work, input, folder: own } satisfies ToForeign)
        return await outcome.promise
      } finally {
        timers.forEach(clearTimeout)
        signal.removeEventListener('abort', cancel)
        if (child) {
          child.kill()
          await Promise.race([gone.promise, sleep(GONE_MS)])
        }
        await rm(own, { recursive: true, force: true, maxRetries: 3 })
      }

      async function watch(running: ForeignChild | null): Promise<void> {
        const resident = (await running?.residentMb()) ?? 0
        if (resident > limits.residentMb) settle(() => tooMuchMemory(what, limits, way))
      }

      function answerOf(said: FromForeign): Reply<unknown> {
        if (said.kind === 'done') return said.reply
        return said.outOfMemory ? tooMuchMemory(what, limits, way) : broke(said.details)
      }

      function broke(details: string): Reply<never> {
        log.warn(`foreign work ${work} broke off`, { details })
        return failed('foreign-broke', `${what}时中断，打开的预算没有受影响。${way.broke}`)
      }
    },
  }
}

/** Of one child: nothing of it outlives the child. */
function ownFolder(folder: string): string {
  mkdirSync(folder, { recursive: true })
  return mkdtempSync(join(folder, 'foreign-'))
}

function cancelled(what: string): Reply<never> {
  return failed('cancelled', `${what}已取消，什么也没有改动。`)
}

function tooSlow(what: string, { deadlineMs }: ForeignLimits, { tooMuch }: Way): Reply<never> {
  const seconds = Math.ceil(deadlineMs / 1000)
  return failed('too-slow', `${what}用了 ${seconds} 秒还没有做完，已停止，打开的预算没有受影响。${tooMuch}`)
}

function tooMuchMemory(what: string, { residentMb }: ForeignLimits, { tooMuch }: Way): Reply<never> {
  return failed(
    'out-of-memory',
    `${what}要用的内存超过了 ${residentMb} MB，已停止，打开的预算没有受影响。${tooMuch}`,
  )
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref())
}
