import type { Migration } from './migration'

/**
 * The budget as it was at moments that are kept: what was sent (回执). They are no inputs: no step makes or takes them back, and
 * what was sent is never changed.
 */
export const snapshots: Migration = {
  version: 9,
  name: 'snapshots',
  images: 'kept',
  sql: `
CREATE TABLE snapshots (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('receipt', 'round')),
  at TEXT NOT NULL,
  "by" TEXT NOT NULL,
  name TEXT NOT NULL,
  note TEXT NOT NULL,
  -- Of the budget in the package.
  revision INTEGER NOT NULL,
  -- The exchange package, gzip, and SHA-256 of its text.
  package BLOB NOT NULL,
  checksum TEXT NOT NULL,
  -- Of receipts: the destination, what was sent to it (zip, with SHA-256), and what its manifest says.
  pack TEXT,
  form TEXT,
  total INTEGER,
  sent BLOB,
  sent_checksum TEXT,
  manifest TEXT CHECK (manifest IS NULL OR json_valid(manifest)),
  CHECK (kind <> 'receipt' OR (pack IS NOT NULL AND form IS NOT NULL AND total IS NOT NULL
    AND sent IS NOT NULL AND sent_checksum IS NOT NULL AND manifest IS NOT NULL))
) STRICT;

CREATE TRIGGER receipts_kept BEFORE UPDATE ON snapshots WHEN OLD.kind = 'receipt'
  BEGIN SELECT RAISE(ABORT, 'what was sent is never changed'); END;
CREATE TRIGGER receipts_stay BEFORE DELETE ON snapshots WHEN OLD.kind = 'receipt'
  BEGIN SELECT RAISE(ABORT, 'what was sent is never changed'); END;
`,
}
