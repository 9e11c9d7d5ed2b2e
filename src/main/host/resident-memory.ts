import { readFile } from 'node:fs/promises'

/** Memory a process holds, in MB, where the system tells it by a file (Linux); null elsewhere and of one that is gone. */
export async function residentMb(pid: number): Promise<number | null> {
  if (process.platform !== 'linux') return null
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  // In kB whatever the size of a page, which differs between the machines this runs on.
  const resident = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]
  return resident === undefined ? null : Number(resident) / 1024
}
