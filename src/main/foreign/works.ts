import type { WorksOf } from './work'

/** What may run in a process of its own. A new kind is one more line. */
export const works = {
  'package.read': () => import('./read-package').then(({ readPackageFile }) => readPackageFile),
  'document.set': () => import('../export/written').then(({ setDocument }) => setDocument),
  'finance.set': () => import('../export/finance/package').then(({ financePackage }) => financePackage),
} as const

export type ShippedWorks = WorksOf<typeof works>
