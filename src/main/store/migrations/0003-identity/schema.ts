/** The tables of edition 3 that differ; rows of `blocks`, `placements` and the log are written after it. */
export const schema = `
CREATE TABLE placements (
  id TEXT PRIMARY KEY,
  list TEXT NOT NULL,
  object TEXT,
  item TEXT,
  position INTEGER NOT NULL,
  name TEXT,
  content TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX placements_subject ON placements (list, coalesce(object, ''), coalesce(item, ''));

ALTER TABLE department DROP COLUMN basic_position;
ALTER TABLE department DROP COLUMN basic_content;
ALTER TABLE projects DROP COLUMN table5_position;
ALTER TABLE projects DROP COLUMN part7_position;
ALTER TABLE projects DROP COLUMN table12_position;
ALTER TABLE projects DROP COLUMN table12_name;
ALTER TABLE projects DROP COLUMN table12_content;

CREATE TABLE prior_facts_3 (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  year INTEGER NOT NULL,
  measure TEXT NOT NULL,
  unit_id TEXT REFERENCES units DEFERRABLE INITIALLY DEFERRED,
  project_id TEXT REFERENCES projects DEFERRABLE INITIALLY DEFERRED,
  function_code TEXT,
  economic_code TEXT,
  fund_type TEXT,
  -- NULL: not known.
  amount INTEGER CHECK (amount BETWEEN -1000000000000000 AND 1000000000000000),
  basis TEXT NOT NULL,
  evidence TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO prior_facts_3 SELECT id, position, 0, measure, unit_id, project_id, function_code, economic_code, fund_type,
  amount, basis, evidence, reason FROM prior_facts;
DROP TABLE prior_facts;
ALTER TABLE prior_facts_3 RENAME TO prior_facts;
CREATE INDEX prior_facts_unit_id ON prior_facts (unit_id);
CREATE INDEX prior_facts_project_id ON prior_facts (project_id);

DROP TABLE blocks;
CREATE TABLE blocks (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  place TEXT NOT NULL,
  object TEXT,
  text TEXT NOT NULL,
  written_against TEXT NOT NULL CHECK (json_type(written_against) = 'array')
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX blocks_override ON blocks (place, coalesce(object, '')) WHERE kind = 'override';

DROP TRIGGER steps_kept;
DROP TRIGGER steps_stay;
CREATE TABLE steps_3 (
  id INTEGER PRIMARY KEY,
  -- Edition of the file when the step was recorded.
  edition INTEGER NOT NULL,
  at TEXT NOT NULL,
  "by" TEXT NOT NULL,
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  -- First step of the run of typing that this one continues.
  joins INTEGER REFERENCES steps_3,
  -- The step that this one takes back.
  reverts INTEGER REFERENCES steps_3
) STRICT;
INSERT INTO steps_3 SELECT id, 2, at, "by", kind, label, joins, reverts FROM steps;
DROP TABLE steps;
ALTER TABLE steps_3 RENAME TO steps;
CREATE INDEX steps_joins ON steps (joins) WHERE joins IS NOT NULL;
CREATE TRIGGER steps_kept BEFORE UPDATE ON steps BEGIN SELECT RAISE(ABORT, 'the step log is append-only'); END;
CREATE TRIGGER steps_stay BEFORE DELETE ON steps BEGIN SELECT RAISE(ABORT, 'the step log is append-only'); END;

DROP TABLE step_rows;
CREATE TABLE step_rows (
  seq INTEGER PRIMARY KEY,
  step INTEGER NOT NULL REFERENCES steps,
  collection TEXT NOT NULL,
  record TEXT NOT NULL,
  "before" TEXT CHECK ("before" IS NULL OR json_valid("before")),
  "after" TEXT CHECK ("after" IS NULL OR json_valid("after"))
) STRICT;
CREATE INDEX step_rows_step ON step_rows (step);
`
