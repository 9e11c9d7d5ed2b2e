import type { Migration } from './migration'

/** The formulas that amounts were typed as, one a field. A file from before begins with none. */
export const formulas: Migration = {
  version: 4,
  name: 'formulas',
  images: 'kept',
  sql: `
CREATE TABLE formulas (
  id TEXT PRIMARY KEY,
  object TEXT NOT NULL,
  field TEXT NOT NULL,
  text TEXT NOT NULL,
  unit TEXT NOT NULL,
  UNIQUE (object, field)
) STRICT, WITHOUT ROWID;
`,
}
