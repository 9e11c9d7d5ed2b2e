import type { Migration } from './migration'

/** What the weights of indicators are to come to in this budget; one from before says nothing of it. Images of the department get it too. */
export const weightTotal: Migration = {
  version: 6,
  name: 'weight total',
  images: 'rewritten',
  sql: `
ALTER TABLE department ADD COLUMN weight_total INTEGER;

DROP TRIGGER step_rows_kept;
UPDATE step_rows SET
  "before" = CASE WHEN "before" IS NULL THEN NULL ELSE json_set("before", '$.weightTotal', NULL) END,
  "after" = CASE WHEN "after" IS NULL THEN NULL ELSE json_set("after", '$.weightTotal', NULL) END
  WHERE collection = 'department';
CREATE TRIGGER step_rows_kept BEFORE UPDATE ON step_rows BEGIN SELECT RAISE(ABORT, 'the step log is append-only'); END;
`,
}
