import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldsOf, recordSets } from '../../../src/shared/model/fields'
import { formatPath, parseFieldPath, parseRecordPath } from '../../../src/shared/model/path'
import { isKey } from '../../../src/shared/model/values'

const anyKey = fc.string({ unit: 'binary', minLength: 1 }).filter(isKey)
const anyPath = fc.constantFrom(...recordSets).chain((set) =>
  fc.record({
    set: fc.constant(set),
    key: set === 'department' ? fc.constant('department') : anyKey,
    field: fc.constantFrom(...Object.keys(fieldsOf(set))),
  }),
)

test('a path that is written reads back as the same path', () => {
  fc.assert(
    fc.property(anyPath, (path) => {
      expect(parseFieldPath(formatPath(path))).toEqual(path)
      const { set, key } = path
      expect(parseRecordPath(formatPath({ set, key }))).toEqual({ set, key })
    }),
  )
})

test('projects offer their total, last year, the reason and the function beside their own fields', () => {
  for (const field of ['amount', 'priorAmount', 'reason', 'functionCode', 'purpose']) {
    expect(parseFieldPath(`projects/commerce/${field}`)).toEqual({ set: 'projects', key: 'commerce', field })
  }
  expect(parseFieldPath('department/entryUnit')).toEqual({
    set: 'department',
    key: 'department',
    field: 'entryUnit',
  })
})

test.each([
  '',
  '/',
  'lines',
  'lines/',
  'lines//amount',
  'lines/y001',
  'lines/y001/money',
  'lines/y001/amount/x',
  'lines/y001/toString',
  'toString/x/y',
  'department/x/agency',
  'units/u/priorAmount',
])('%j is no path of a field', (text) => {
  expect(parseFieldPath(text)).toBeNull()
})
