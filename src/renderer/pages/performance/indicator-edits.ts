import type { ListedIndicator } from '../../../shared/contract/performance'
import type { Params } from '../../../shared/contract/methods'
import { indicatorKey } from '../../../shared/model/indicator-key'
import { formatDecimal } from '../../../shared/model/decimal'
import { once } from '../../components/once'
import { refusalOf } from '../../lists/apply-gestures'
import { useDesk } from '../../stores/desk'
import { useEdits } from '../../stores/edits'
import type { TakenValue } from './taken-indicators'
import { type AskedWeights, spreadWeights, type WeightFix } from './weights'

/** What is done to several indicators at once, each of it one step; what is refused is told. */
export function useIndicatorEdits(indicators: () => readonly ListedIndicator[], asked: () => AskedWeights) {
  const desk = useDesk()
  const edits = useEdits()

  const apply = once(async (plan: () => Params<'edit.apply'>['edits']): Promise<void> => {
    const refused = refusalOf(await edits.apply(plan, 'apply'))
    if (refused) desk.notice = { text: refused.message, tone: 'error' }
  })

  /** Behind the last one; those that are there by now are no more than they were. */
  function add(values: readonly TakenValue[]): Promise<void> {
    return copy(values, new Map())
  }

  async function copy(values: readonly TakenValue[], lastValues: ReadonlyMap<string, string>): Promise<void> {
    await apply(() => {
      const own = new Set(indicators().map(indicatorKey))
      const added = values.filter((value) => !own.has(indicatorKey(value)))
      return [
        ...added.map((value) => ({ add: 'indicator', value })),
        ...[...lastValues].map(([id, value]) => ({ set: `indicators/${id}/lastValue`, value })),
      ]
    })
  }

  /** In proportion, to what is asked for. */
  function spread(): Promise<void> {
    return weigh(() => [...spreadWeights(indicators(), asked())].map(([id, weight]) => ({ id, weight })))
  }

  async function weigh(weights: () => readonly Pick<WeightFix, 'id' | 'weight'>[]): Promise<void> {
    await apply(() =>
      weights().map(({ id, weight }) => ({ set: `indicators/${id}/weight`, value: formatDecimal(weight) })),
    )
  }

  return { add, copy, spread, weigh }
}
