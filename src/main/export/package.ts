import type { BudgetDocument } from '../../shared/model/document'
import { recordSets } from '../../shared/model/fields'
import { PACKAGE_FORMAT, PACKAGE_VERSION } from '../../shared/model/schema'
import { AT_A_TIME } from '../../shared/slices/slices'

/** The document as an exchange package, as text: the same document always gives the same bytes. */
export function packageText(document: BudgetDocument): string {
  return [...packageParts(document)].join('')
}

/** The same in parts of a few records: every input, ids and order kept, integers in 分. The step log stays behind. */
export function* packageParts(document: BudgetDocument): Generator<string, void, undefined> {
  yield `{\n  "format": ${JSON.stringify(PACKAGE_FORMAT)},\n  "version": ${PACKAGE_VERSION}`
  for (const set of recordSets) {
    yield `,\n  ${JSON.stringify(set)}: `
    if (set === 'department') yield indented(document.department, '  ')
    else yield* listParts(document[set])
  }
  yield '\n}\n'
}

function* listParts(records: readonly object[]): Generator<string, void, undefined> {
  if (records.length === 0) return yield '[]'
  for (let i = 0; i < records.length; i += AT_A_TIME) {
    const some = records.slice(i, i + AT_A_TIME).map((record) => `\n    ${indented(record, '    ')}`)
    yield `${i === 0 ? '[' : ','}${some.join(',')}`
  }
  yield '\n  ]'
}

/** Line breaks stand between members only: within texts they are escaped. */
function indented(record: object, by: string): string {
  return JSON.stringify(record, null, 2).replaceAll('\n', `\n${by}`)
}
