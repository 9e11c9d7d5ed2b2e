import type { Contents, Site, SiteKind } from './sites'
import type { Random } from './random'

/** A mistake that people make, and how to make it. */
export interface Operator<K extends SiteKind = SiteKind> {
  readonly id: string
  readonly label: string
  /** How it comes about, in one line. */
  readonly why: string
  readonly on: K
  /** What stands at the site after the mistake; null where it cannot be made. */
  apply(site: Site<K>, random: Random): Contents[K] | null
}
