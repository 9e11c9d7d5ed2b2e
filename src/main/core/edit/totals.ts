import { type Failure, failed } from '../../../shared/contract/failure'
import type { RecordChange } from '../../../shared/model/change'
import { fieldOf } from '../../../shared/model/fields'
import { amountFields } from '../../../shared/model/rules'
import { recordName } from '../../../shared/model/words'
import { MAX_TOTAL } from '../../../shared/money/cents'
import type { Grounds } from './plan'

/**
 * Refuses changes after which an amount's magnitudes add up beyond MAX_TOTAL, naming the record that goes too far:
 * ten lines at the limit of one would pass 2^53, where sums stop being exact.
 */
export function totalRefusal(
  grounds: Grounds,
  changes: readonly RecordChange[],
): { readonly ok: false; readonly error: Failure } | undefined {
  const totals = new Map<string, number>()
  for (const { collection, id, before, after } of changes) {
    if (collection === 'department') continue
    for (const name of amountFields(collection)) {
      const key = `${collection}.${name}`
      const total = totals.get(key) ?? grounds.document.magnitude(collection, name)
      const next = total - magnitude(before?.[name]) + magnitude(after?.[name])
      totals.set(key, next)
      if (next > MAX_TOTAL && next > total && after) {
        const label = fieldOf(collection, name)?.label ?? name
        const record = recordName(collection, after, grounds.words)
        return failed(
          'total-out-of-range',
          `${record} 的${label}填进去，总额会超出 90万亿元。请核对单位和位数。`,
          {
            place: `${collection}/${id}/${name}`,
          },
        )
      }
    }
  }
  return undefined
}

function magnitude(amount: unknown): number {
  return typeof amount === 'number' ? Math.abs(amount) : 0
}
