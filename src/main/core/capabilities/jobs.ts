import { done } from '../../../shared/contract/failure'
import type { Capability } from '../capability'

/** Long work under way. */
export const jobs: Pick<Capability<never, 'job.cancel'>, 'commands'> = {
  commands: ({ long }) => ({
    'job.cancel': async ({ job }) => {
      await long.jobs.cancel(job)
      return done(null)
    },
  }),
}
