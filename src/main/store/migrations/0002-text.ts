import type { Migration } from './migration'

/**
 * The document's text: facts that no table holds, and paragraphs that the preparer wrote. A file from before begins
 * with none; its sentences take the template's defaults. One override per paragraph.
 */
export const text: Migration = {
  version: 2,
  name: 'text',
  images: 'kept',
  sql: `
CREATE TABLE facts (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  "key" TEXT NOT NULL,
  label TEXT NOT NULL,
  type TEXT NOT NULL,
  value TEXT NOT NULL,
  unit TEXT,
  UNIQUE ("key")
) STRICT, WITHOUT ROWID;

CREATE TABLE blocks (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  "key" TEXT NOT NULL,
  text TEXT NOT NULL,
  written_against TEXT NOT NULL CHECK (json_type(written_against) = 'array')
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX blocks_override ON blocks ("key") WHERE kind = 'override';
`,
}
