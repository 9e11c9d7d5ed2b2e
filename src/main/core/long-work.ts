import { openForeign } from '../foreign/run-foreign'
import type { Packs } from '../packs/packs'
import type { CorePorts } from '../ports/ports'
import type { Budgets } from './budgets'
import { type Jobs, openJobs, type TellJob } from './jobs/jobs'
import { join } from 'node:path'
import { openSetter, type Setter } from './export-documents'
import { jobKinds } from './job-kinds'
import { openUploads, type Uploads } from './uploads'
import { openWorkFolder } from './work-folder'

/** What takes longer than a call: jobs, the bytes they work on, and the folder in which they leave nothing. */
export interface LongWork {
  readonly jobs: Jobs<ReturnType<typeof jobKinds>>
  readonly uploads: Uploads
  /** Sets documents apart from the core. */
  readonly setter: Setter
  /** Cancels what runs, and removes everything that came in or was left. */
  close(): Promise<void>
}

export function openLongWork(ports: CorePorts, packs: Packs, budgets: Budgets, tell: TellJob): LongWork {
  const folder = openWorkFolder(ports.places.work, ports.log)
  const uploads = openUploads(folder.path)
  const foreign = openForeign(ports.foreign, folder.path, ports.log)
  const setter = openSetter(foreign, ports, join(folder.path, 'print'))
  const jobs = openJobs(jobKinds(foreign, ports, packs, budgets, setter), tell, ports.ids)
  return {
    jobs,
    uploads,
    setter,
    async close() {
      await jobs.cancelAll()
      folder.close()
    },
  }
}
