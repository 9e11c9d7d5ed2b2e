import type { Migration } from './migration'

/**
 * The file's first edition: the document's inputs and the step log. Columns follow shared/model/fields.ts one to one;
 * a test compares the two. Amounts are 分. WITHOUT ROWID: a record taken back stands exactly where it stood.
 * What an enum may hold is the program's to know, so that a new choice needs no new table.
 */
export const firstEdition: Migration = {
  version: 1,
  name: 'first edition',
  images: 'kept',
  sql: `
CREATE TABLE department (
  id TEXT PRIMARY KEY CHECK (id = 'department'),
  agency TEXT NOT NULL,
  fiscal_year INTEGER NOT NULL,
  template_pack TEXT NOT NULL,
  classification_pack TEXT NOT NULL,
  entry_unit TEXT NOT NULL,
  supervisor TEXT NOT NULL,
  basic_position INTEGER NOT NULL,
  basic_content TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE units (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  main INTEGER NOT NULL CHECK (main IN (0, 1)),
  independent_accounting INTEGER NOT NULL CHECK (independent_accounting IN (0, 1)),
  departments TEXT NOT NULL CHECK (json_type(departments) = 'array'),
  UNIQUE (code)
) STRICT, WITHOUT ROWID;

CREATE TABLE projects (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  lineage_id TEXT NOT NULL,
  unit_id TEXT REFERENCES units DEFERRABLE INITIALLY DEFERRED,
  category TEXT NOT NULL,
  nature TEXT NOT NULL,
  common INTEGER NOT NULL CHECK (common IN (0, 1)),
  "key" INTEGER NOT NULL CHECK ("key" IN (0, 1)),
  purpose TEXT NOT NULL,
  table5_position INTEGER NOT NULL,
  part7_position INTEGER NOT NULL,
  table12_position INTEGER NOT NULL,
  table12_name TEXT,
  table12_content TEXT NOT NULL,
  UNIQUE (code)
) STRICT, WITHOUT ROWID;
CREATE INDEX projects_unit_id ON projects (unit_id);

CREATE TABLE lines (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  unit_id TEXT NOT NULL REFERENCES units DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  project_id TEXT REFERENCES projects DEFERRABLE INITIALLY DEFERRED,
  function_code TEXT NOT NULL,
  economic_code TEXT NOT NULL,
  fund_type TEXT NOT NULL,
  appropriation TEXT,
  source TEXT NOT NULL,
  carry_over INTEGER NOT NULL CHECK (carry_over IN (0, 1)),
  amount INTEGER NOT NULL CHECK (amount BETWEEN -1000000000000000 AND 1000000000000000),
  procurement INTEGER NOT NULL CHECK (procurement BETWEEN -1000000000000000 AND 1000000000000000),
  procurement_category TEXT,
  procurement_sme INTEGER NOT NULL CHECK (procurement_sme BETWEEN -1000000000000000 AND 1000000000000000),
  procurement_micro INTEGER NOT NULL CHECK (procurement_micro BETWEEN -1000000000000000 AND 1000000000000000),
  purpose TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX lines_unit_id ON lines (unit_id);
CREATE INDEX lines_project_id ON lines (project_id);

CREATE TABLE incomes (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  unit_id TEXT NOT NULL REFERENCES units DEFERRABLE INITIALLY DEFERRED,
  fund_type TEXT NOT NULL,
  appropriation TEXT,
  source TEXT NOT NULL,
  carry_over INTEGER NOT NULL CHECK (carry_over IN (0, 1)),
  amount INTEGER NOT NULL CHECK (amount BETWEEN -1000000000000000 AND 1000000000000000)
) STRICT, WITHOUT ROWID;
CREATE INDEX incomes_unit_id ON incomes (unit_id);

CREATE TABLE prior_facts (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  measure TEXT NOT NULL,
  unit_id TEXT REFERENCES units DEFERRABLE INITIALLY DEFERRED,
  project_id TEXT REFERENCES projects DEFERRABLE INITIALLY DEFERRED,
  function_code TEXT,
  economic_code TEXT,
  fund_type TEXT,
  amount INTEGER NOT NULL CHECK (amount BETWEEN -1000000000000000 AND 1000000000000000),
  basis TEXT NOT NULL,
  evidence TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX prior_facts_unit_id ON prior_facts (unit_id);
CREATE INDEX prior_facts_project_id ON prior_facts (project_id);

CREATE TABLE goals (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  project_id TEXT REFERENCES projects DEFERRABLE INITIALLY DEFERRED,
  number INTEGER,
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX goals_project_id ON goals (project_id);

CREATE TABLE indicators (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  project_id TEXT REFERENCES projects DEFERRABLE INITIALLY DEFERRED,
  level1 TEXT NOT NULL,
  level2 TEXT NOT NULL,
  level3 TEXT NOT NULL,
  target TEXT NOT NULL,
  sign TEXT,
  value TEXT,
  unit TEXT,
  weight INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX indicators_project_id ON indicators (project_id);

CREATE TABLE assets (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  "key" TEXT NOT NULL,
  label TEXT NOT NULL,
  value INTEGER NOT NULL,
  unit TEXT NOT NULL,
  UNIQUE ("key")
) STRICT, WITHOUT ROWID;

CREATE TABLE code_names (
  id TEXT PRIMARY KEY,
  classification TEXT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (classification, code)
) STRICT, WITHOUT ROWID;
CREATE TABLE steps (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  "by" TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('create', 'import', 'edit', 'undo', 'redo')),
  label TEXT NOT NULL,
  -- First step of the run of typing that this one continues.
  joins INTEGER REFERENCES steps,
  -- The step that this one takes back.
  reverts INTEGER REFERENCES steps
) STRICT;
CREATE INDEX steps_joins ON steps (joins) WHERE joins IS NOT NULL;

CREATE TABLE step_rows (
  seq INTEGER PRIMARY KEY,
  step INTEGER NOT NULL REFERENCES steps,
  collection TEXT NOT NULL,
  record TEXT NOT NULL,
  "before" TEXT CHECK ("before" IS NULL OR json_valid("before")),
  "after" TEXT CHECK ("after" IS NULL OR json_valid("after"))
) STRICT;
CREATE INDEX step_rows_step ON step_rows (step);

CREATE TRIGGER steps_kept BEFORE UPDATE ON steps BEGIN SELECT RAISE(ABORT, 'the step log is append-only'); END;
CREATE TRIGGER steps_stay BEFORE DELETE ON steps BEGIN SELECT RAISE(ABORT, 'the step log is append-only'); END;
CREATE TRIGGER step_rows_kept BEFORE UPDATE ON step_rows BEGIN SELECT RAISE(ABORT, 'the step log is append-only'); END;
CREATE TRIGGER step_rows_stay BEFORE DELETE ON step_rows BEGIN SELECT RAISE(ABORT, 'the step log is append-only'); END;
`,
}
