import type { Migration } from './migration'

/** What records of before hold in the fields that are new, as their images do: last, in order of the columns. */
const NEW_FIELDS = {
  department: `'$.divisionCode', ''`,
  units: `'$.kind', 'administrative', '$.creditCode', ''`,
  lines: `'$.govEconomicCode', NULL`,
} as const

/** What a finance system asks of a budget besides: 财政区划, 单位性质, 统一社会信用代码, 政府经济科目. Their images get it too. */
export const destinations: Migration = {
  version: 8,
  name: 'destinations',
  images: 'rewritten',
  sql: `
ALTER TABLE department ADD COLUMN division_code TEXT NOT NULL DEFAULT '';
ALTER TABLE units ADD COLUMN kind TEXT NOT NULL DEFAULT 'administrative';
ALTER TABLE units ADD COLUMN credit_code TEXT NOT NULL DEFAULT '';
ALTER TABLE lines ADD COLUMN gov_economic_code TEXT;

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
