import type { Migration } from './migration'

/** What people say of findings, places and parts, and how a budget takes the rules. A file from before begins with none. */
export const checks: Migration = {
  version: 7,
  name: 'checks',
  images: 'kept',
  sql: `
CREATE TABLE acknowledgements (
  id TEXT PRIMARY KEY,
  rule TEXT NOT NULL,
  object TEXT,
  place TEXT NOT NULL,
  figures TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE remarks (
  id TEXT PRIMARY KEY,
  object TEXT,
  place TEXT NOT NULL,
  text TEXT NOT NULL,
  pending INTEGER NOT NULL CHECK (pending IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE reviews (
  id TEXT PRIMARY KEY,
  part TEXT NOT NULL UNIQUE,
  reviewed TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_settings (
  id TEXT PRIMARY KEY,
  rule TEXT NOT NULL UNIQUE,
  severity TEXT,
  threshold INTEGER
) STRICT, WITHOUT ROWID;
`,
}
