import { readLargePackage } from './read-package'
import type { JobKinds } from './job'

/** The kinds of long work there are; a new one is one more line. */
export function jobKinds(...[foreign, ports]: Parameters<typeof readLargePackage>) {
  return {
    'package.read': readLargePackage(foreign, ports),
  } satisfies JobKinds
}
