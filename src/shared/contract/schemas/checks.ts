import { z } from 'zod'
import type { FindingCounts, Severity } from '../../checks/finding'
import { list, text } from './values'

const severity = z.enum(['error', 'warning', 'info', 'note']) satisfies z.ZodType<Severity>

const finding = z.strictObject({
  rule: text,
  severity,
  places: list(text),
  expected: text.nullable(),
  actual: text.nullable(),
  difference: text.nullable(),
  direction: z.enum(['above', 'below']).optional(),
  tolerance: text.optional(),
  figures: text.optional(),
  message: text,
  at: z.strictObject({ start: z.int(), end: z.int() }).optional(),
  fix: z.strictObject({ path: text, value: text, label: text }).optional(),
  acknowledged: z.strictObject({ id: text, reason: text }).optional(),
})

const outcome = {
  outcome: z.enum(['fired', 'passed', 'inapplicable', 'insufficient']),
  why: text.optional(),
} as const

export const findingsChange = z.strictObject({
  gone: list(text),
  come: list(finding),
  known: list(text).optional(),
  verdicts: list(z.strictObject({ rule: text, ...outcome })).optional(),
})

export const findingCounts = z.strictObject({
  error: z.int(),
  warning: z.int(),
  info: z.int(),
  note: z.int(),
  acknowledged: z.int(),
})

const countedAs = z.enum(['error', 'warning', 'info', 'note', 'acknowledged']) satisfies z.ZodType<
  keyof FindingCounts
>

export const submissionReport = z.strictObject({
  agency: text,
  fiscalYear: z.int(),
  revision: z.int(),
  counts: findingCounts,
  open: list(finding),
  acknowledged: list(finding),
  complete: list(z.strictObject({ what: text, of: z.int(), lacking: list(text) })),
  parts: list(z.strictObject({ part: text, name: text, state: z.enum(['reviewed', 'changed', 'open']) })),
  settings: list(
    z.strictObject({
      rule: text,
      title: text,
      severity: z.union([severity, z.literal('off')]),
      usual: severity,
      threshold: text.optional(),
    }),
  ),
  outcomes: z.strictObject({
    fired: z.int(),
    passed: z.int(),
    inapplicable: z.int(),
    insufficient: z.int(),
  }),
})

export const shownChecks = z.strictObject({
  findings: list(finding),
  rules: list(
    z.strictObject({
      id: text,
      title: text,
      group: text,
      severity,
      ...outcome,
      isLooked: z.boolean(),
      threshold: z.strictObject({ unit: z.enum(['%', '元', '']), value: z.number() }).optional(),
    }),
  ),
  unlisted: list(z.strictObject({ rule: text, as: countedAs, count: z.int() })).optional(),
})
