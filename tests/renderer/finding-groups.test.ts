import { describe, expect, it, test } from 'vitest'
import { type Finding, findingKey, type Severity } from '../../src/shared/checks/finding'
import type { CheckedRule } from '../../src/shared/contract/shown'
import { linesOf, stepFrom, topsOf } from '../../src/renderer/pages/checks/lines'
import { chosenAfter, groupsOf, passes, walkOf } from '../../src/renderer/stores/finding-groups'

const rule = (id: string, group: string): CheckedRule => ({
  id,
  group,
  title: id,
  severity: 'error',
  outcome: 'fired',
  isLooked: true,
})
const RULES = [
  rule('R001', '表内'),
  rule('R047', '同比'),
  rule('R050', '同比'),
  rule('R051', '文表'),
  rule('R067', '完整'),
  rule('R102', '完整'),
  rule('X001', '本市'),
]
const found = (id: string, severity: Severity, place: string): Finding => ({
  rule: id,
  severity,
  places: [place],
  expected: null,
  actual: null,
  difference: null,
  message: `${place}。`,
})
const DOUBLED = found('R102', 'warning', 'projects/a/purpose')
const COMMA = found('R067', 'info', 'blocks/b/text')
const REASON = found('R047', 'error', 'projects/a/reason')
const OTHER_REASON = found('R047', 'error', 'projects/b/reason')
const LARGE = found('R050', 'info', 'projects/a/amount')
const ROUNDED = found('R051', 'note', 'p3/x')
const SENTENCE = found('R051', 'error', 'p2/y')
const SUM = found('R001', 'error', 't01/a/b')
const OWN = found('X001', 'warning', 'projects/c/name')
const ALL = [OWN, COMMA, LARGE, ROUNDED, DOUBLED, REASON, SENTENCE, OTHER_REASON, SUM]
const groups = groupsOf({ findings: ALL, rules: RULES })

describe('findings as they are listed', () => {
  it('stand by groups of rules: figures, what is said of them, words; what is only to be known behind, and closed', () => {
    expect(groups.map(({ label, isQuiet, findings }) => [label, isQuiet, findings])).toEqual([
      ['表内', false, [SUM]],
      ['文本与报表', false, [SENTENCE]],
      ['增减原因', false, [REASON, OTHER_REASON]],
      ['文字与完整', false, [DOUBLED]],
      // Of a group that is not known here.
      ['本市', false, [OWN]],
      ['变动较大', true, [LARGE]],
      ['格式', true, [COMMA]],
      ['尾差', true, [ROUNDED]],
    ])
  })

  it('are walked errors and warnings first, in the order of the list; what is within rounding is passed over', () => {
    expect(walkOf(groups)).toEqual([SUM, SENTENCE, REASON, OTHER_REASON, DOUBLED, OWN, LARGE, COMMA])
  })

  it('are filtered by severity, and by reasons that are missing', () => {
    expect(ALL.filter((each) => passes(each, 'reasons'))).toEqual([REASON, OTHER_REASON])
    expect(ALL.filter((each) => passes(each, 'note'))).toEqual([ROUNDED])
    expect(ALL.filter((each) => passes(each, 'all'))).toHaveLength(ALL.length)
  })
})

describe('the finding that is chosen', () => {
  const then = [REASON, OTHER_REASON, DOUBLED]
  const after = (key: Finding, now: readonly Finding[]): Finding | undefined =>
    chosenAfter(findingKey(key), then, now)

  it('stays while it is there', () => {
    expect(after(OTHER_REASON, [DOUBLED, OTHER_REASON])).toBe(OTHER_REASON)
  })

  it('is the same rule at the same place where something else is wrong there now', () => {
    const other = { ...OTHER_REASON, actual: '无' }
    expect(after(OTHER_REASON, [REASON, DOUBLED, other])).toBe(other)
  })

  it('else is the one that has come to its place, the last one behind the end', () => {
    expect(after(REASON, [OTHER_REASON, DOUBLED])).toBe(OTHER_REASON)
    expect(after(DOUBLED, [REASON, OTHER_REASON])).toBe(OTHER_REASON)
    expect(after(REASON, [])).toBeUndefined()
  })
})

test('one goes by findings and closed groups, not by the heads of open ones', () => {
  const lines = linesOf(groups, ({ isQuiet }) => isQuiet)
  const [first] = lines.filter(({ kind }) => kind === 'finding')
  expect(stepFrom(lines, first?.key ?? '', 1)?.key).toBe(findingKey(SENTENCE))
  expect(stepFrom(lines, first?.key ?? '', -1)).toBe(first)
  expect(stepFrom(lines, first?.key ?? '', Infinity)).toMatchObject({ kind: 'group', isClosed: true })
  expect(stepFrom(lines, 'gone', 1)).toBe(first)
})

test('the open line is as high as it was measured; the others begin below it', () => {
  const lines = linesOf(groups, ({ isQuiet }) => isQuiet)
  const open = findingKey(SUM)
  expect(topsOf(lines, open, 100).slice(0, 4)).toEqual([0, 26, 126, 152])
  expect(topsOf(lines, null, 100).at(-1)).toBe(lines.length * 26)
})
