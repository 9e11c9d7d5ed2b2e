import { importPackage } from './import-package'
import type { JobKinds } from './job'

/** The kinds of long work there are; a new one is one more line. */
export function jobKinds(...[uploads, foreign, ports]: Parameters<typeof importPackage>) {
  return {
    'package.import': importPackage(uploads, foreign, ports),
  } satisfies JobKinds
}
