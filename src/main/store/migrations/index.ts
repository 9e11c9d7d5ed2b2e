import { firstEdition } from './0001-first-edition'
import { text } from './0002-text'
import { identity } from './0003-identity'
import { formulas } from './0004-formulas'
import { plans } from './0005-plans'
import { weightTotal } from './0006-weight-total'
import { checks } from './0007-checks'
import { destinations } from './0008-destinations'
import { snapshots } from './0009-snapshots'
import type { Migration } from './migration'

/** Every edition of the file, oldest first; the last one's version is what this program writes. */
export const migrations: readonly Migration[] = [
  firstEdition,
  text,
  identity,
  formulas,
  plans,
  weightTotal,
  checks,
  destinations,
  snapshots,
]
