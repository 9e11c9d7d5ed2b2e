import type { Tell, Told } from '../../shared/contract/events'

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** A terminal that hears of long work: the part of `process` that is used. */
export interface Terminal {
  readonly stderr: { readonly isTTY?: boolean; write(text: string): unknown }
  on(signal: (typeof SIGNALS)[number], listener: () => void): unknown
  off(signal: (typeof SIGNALS)[number], listener: () => void): unknown
}

/**
 * Says at a terminal what long work a command does. While it runs, Ctrl+C (or SIGTERM) cancels it in order; at any other
 * time a signal ends the program as ever.
 */
export function followJobs(terminal: Terminal, cancel: (job: string) => void): Tell {
  const running = new Set<string>()
  const cancelAll = (): void => running.forEach(cancel)

  function begin(job: string, label: string): void {
    if (running.has(job)) return
    if (running.size === 0) for (const signal of SIGNALS) terminal.on(signal, cancelAll)
    running.add(job)
    if (terminal.stderr.isTTY === true) terminal.stderr.write(`正在${label}，Ctrl+C 取消 …\n`)
  }

  function end(job: string): void {
    running.delete(job)
    if (running.size === 0) for (const signal of SIGNALS) terminal.off(signal, cancelAll)
  }

  return (...said) => {
    const [event, payload] = said as Told
    if (event === 'job.progress') begin(payload.job, payload.label)
    if (event === 'job.ended') end(payload.job)
  }
}
