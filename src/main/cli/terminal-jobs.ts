import type { Tell, Told } from '../../shared/contract/events'

const SIGNALS = ['SIGINT', 'SIGTERM'] as const
type Signal = (typeof SIGNALS)[number]

/** Work that is over before this is not worth a word. */
const SAID_AFTER_MS = 1_000

/** A terminal that hears of long work: the part of `process` that is used. */
export interface Terminal {
  readonly pid: number
  readonly stderr: { readonly isTTY?: boolean; write(text: string): unknown }
  on(signal: Signal, listener: (signal: Signal) => void): unknown
  off(signal: Signal, listener: (signal: Signal) => void): unknown
  kill(pid: number, signal: Signal): unknown
}

/**
 * Says at a terminal what long work a command does. While it runs, Ctrl+C (or SIGTERM) cancels it in order; at any other
 * time a signal ends the program as ever. `cancel`: cancels what runs; false when nothing does.
 */
export function followJobs(terminal: Terminal, cancel: () => Promise<boolean>): Tell {
  const said = new Map<string, number>()

  async function hear(signal: Signal): Promise<void> {
    if (await cancel()) return
    for (const each of SIGNALS) terminal.off(each, listener)
    terminal.kill(terminal.pid, signal)
  }
  const listener = (signal: Signal): void => void hear(signal)
  for (const signal of SIGNALS) terminal.on(signal, listener)

  return (...spoken) => {
    const [event, payload] = spoken as Told
    if (event !== 'job.progress' || terminal.stderr.isTTY !== true) return
    const { job, label } = payload
    const since = said.get(job) ?? performance.now()
    if (performance.now() - since > SAID_AFTER_MS) {
      terminal.stderr.write(`正在${label}，Ctrl+C 取消 …\n`)
      said.set(job, Infinity)
    } else said.set(job, since)
  }
}
