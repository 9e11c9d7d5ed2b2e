import { done } from '../../../shared/contract/failure'
import type { Capability } from '../capability'

/** Long work under way, and the bytes it is to work on. */
export const jobs: Capability<'job.list', 'job.cancel' | 'upload.drop'> = {
  queries: ({ running }) => ({
    'job.list': () => done(running()),
  }),
  commands: ({ long }) => ({
    'job.cancel': async ({ job }) => {
      await long.jobs.cancel(job)
      return done(null)
    },
    'upload.drop': ({ upload }) => {
      long.uploads.drop(upload)
      return done(null)
    },
  }),
}
