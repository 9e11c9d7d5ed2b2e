import type { MethodName } from '../../src/shared/contract/methods'
import type { BudgetView } from '../../src/shared/contract/results'
import { results } from '../../src/shared/contract/schemas/results'
import type { CollectionName } from '../../src/shared/model/field-types'

/** Where an answer is not what its type says; a file's unreadable values are what the file says they are. */
export function misfits(method: MethodName, answer: unknown): readonly unknown[] {
  const { document, faults } = (answer ?? {}) as Partial<BudgetView>
  const known = new Set(faults?.map(({ path }) => path))
  const issues = results[method].safeParse(answer).error?.issues ?? []
  return issues.filter(({ path: [part, set, index, field] }) => {
    const records = part === 'document' ? document?.[set as CollectionName] : undefined
    return !known.has([set, records?.[index as number]?.id, field].join('/'))
  })
}
