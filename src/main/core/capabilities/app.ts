import { version } from '../../../../package.json'
import { done } from '../../../shared/contract/failure'
import type { Capability } from '../capability'

/** What the program is, and what it came with. */
export const app: Pick<Capability<'app.info', never>, 'queries'> = {
  queries: ({ ports: { files }, packs }) => ({
    'app.info': () =>
      done({
        version,
        fileAccess: files.access,
        samples: packs.samples(),
        templates: packs.templates(),
        destinations: packs
          .destinations()
          .map(({ id, title, year, faults }) => ({ id, title, year, faults })),
      }),
  }),
}
