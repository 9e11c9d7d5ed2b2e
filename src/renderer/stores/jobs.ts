import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Failure } from '../../shared/contract/failure'
import type { JobEvents } from '../../shared/contract/jobs'
import { useHost } from '../host/host'

export type RunningJob = JobEvents['job.progress'] & {
  /** When this window first heard of it: ms, as `performance.now`. */
  readonly since: number
  /** It was told to end, and has not yet. */
  readonly isEnding: boolean
}

/** Long work under way, whichever window asked for it; the last to begin comes last. */
export const useJobs = defineStore('jobs', () => {
  const host = useHost()
  const running = shallowRef<readonly RunningJob[]>([])

  host.on('job.progress', hear)
  // Those that began before this window did.
  void ask()
  host.onHearing(() => void ask())

  /** Of a job that is heard of as well, the newer word counts. */
  async function ask(): Promise<void> {
    const heard = new Set<string>()
    const note = ({ job }: { readonly job: string }) => heard.add(job)
    const stops = [host.on('job.progress', note), host.on('job.ended', note)]
    const reply = await host.call('job.list', {})
    for (const stop of stops) stop()
    if (!reply.ok) return
    const listed = new Set(reply.value.map(({ job }) => job))
    running.value = running.value.filter(({ job }) => listed.has(job) || heard.has(job))
    reply.value.filter(({ job }) => !heard.has(job)).forEach(hear)
  }

  function hear(told: JobEvents['job.progress']): void {
    const known = running.value.find(({ job }) => job === told.job)
    const next = { ...told, since: known?.since ?? performance.now(), isEnding: known?.isEnding ?? false }
    running.value = known
      ? running.value.map((each) => (each === known ? next : each))
      : [...running.value, next]
  }

  function drop(id: string): void {
    running.value = running.value.filter(({ job }) => job !== id)
  }

  host.on('job.ended', ({ job }) => drop(job))
  // What it was doing broke off with it, and nothing more is told of that.
  host.on('core.state', () => (running.value = []))

  /** Whoever asked for the work is told that it was cancelled. */
  async function cancel(id: string): Promise<Failure | null> {
    running.value = running.value.map((each) => (each.job === id ? { ...each, isEnding: true } : each))
    const reply = await host.call('job.cancel', { job: id })
    // It is over by now, whether or not this window heard that it ended.
    drop(id)
    return reply.ok ? null : reply.error
  }

  return { running, cancel }
})
