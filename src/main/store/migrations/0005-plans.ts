import type { Migration } from './migration'

/** What records of before hold in the fields that are new, as their images do: last, in order of the columns. */
const NEW_FIELDS = {
  projects: `'$.startYear', NULL, '$.endYear', NULL, '$.secret', json('false'), '$.responsible', '', '$.phone', '',
    '$.legalBasis', '', '$.description', '', '$.controlFigure', NULL, '$.totalAmount', NULL`,
  indicators: `'$.lastValue', NULL`,
} as const

/**
 * What else a project is known by, a plan by year, and what its lines buy item by item. 权重 stays the hundredths that it
 * was. The log is carried over image by image.
 */
export const plans: Migration = {
  version: 5,
  name: 'plans',
  images: 'rewritten',
  sql: `
ALTER TABLE projects ADD COLUMN start_year INTEGER;
ALTER TABLE projects ADD COLUMN end_year INTEGER;
ALTER TABLE projects ADD COLUMN secret INTEGER NOT NULL DEFAULT 0 CHECK (secret IN (0, 1));
ALTER TABLE projects ADD COLUMN responsible TEXT NOT NULL DEFAULT '';
ALTER TABLE projects ADD COLUMN phone TEXT NOT NULL DEFAULT '';
ALTER TABLE projects ADD COLUMN legal_basis TEXT NOT NULL DEFAULT '';
ALTER TABLE projects ADD COLUMN description TEXT NOT NULL DEFAULT '';
ALTER TABLE projects ADD COLUMN control_figure INTEGER
  CHECK (control_figure BETWEEN -1000000000000000 AND 1000000000000000);
ALTER TABLE projects ADD COLUMN total_amount INTEGER
  CHECK (total_amount BETWEEN -1000000000000000 AND 1000000000000000);
ALTER TABLE indicators ADD COLUMN last_value TEXT;

CREATE TABLE year_plans (
  id TEXT PRIMARY KEY,
  project_id TEXT NOT NULL REFERENCES projects DEFERRABLE INITIALLY DEFERRED,
  year INTEGER NOT NULL,
  amount INTEGER NOT NULL CHECK (amount BETWEEN -1000000000000000 AND 1000000000000000),
  UNIQUE (project_id, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE procurements (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  line_id TEXT NOT NULL REFERENCES lines DEFERRABLE INITIALLY DEFERRED,
  category TEXT NOT NULL,
  item TEXT NOT NULL,
  content TEXT NOT NULL,
  -- Hundredths.
  quantity INTEGER NOT NULL,
  unit TEXT NOT NULL,
  price INTEGER NOT NULL CHECK (price BETWEEN -1000000000000000 AND 1000000000000000),
  reserve TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX procurements_line_id ON procurements (line_id);

CREATE TABLE acquisitions (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  line_id TEXT NOT NULL REFERENCES lines DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  specification TEXT NOT NULL,
  -- Hundredths.
  quantity INTEGER NOT NULL,
  unit TEXT NOT NULL,
  price INTEGER NOT NULL CHECK (price BETWEEN -1000000000000000 AND 1000000000000000)
) STRICT, WITHOUT ROWID;
CREATE INDEX acquisitions_line_id ON acquisitions (line_id);

DROP TRIGGER step_rows_kept;
${Object.entries(NEW_FIELDS)
  .map(
    ([collection, values]) => `UPDATE step_rows SET
  "before" = CASE WHEN "before" IS NULL THEN NULL ELSE json_set("before", ${values}) END,
  "after" = CASE WHEN "after" IS NULL THEN NULL ELSE json_set("after", ${values}) END
  WHERE collection = '${collection}';`,
  )
  .join('\n')}
CREATE TRIGGER step_rows_kept BEFORE UPDATE ON step_rows BEGIN SELECT RAISE(ABORT, 'the step log is append-only'); END;
`,
}
