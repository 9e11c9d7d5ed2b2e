import { shortLevel } from '../../model/indicator-levels'
import { nearestOf } from '../words/near-names'
import type { RecordSetting } from './records'

/** R111: what is wrong with the levels of an indicator. */
export function misplacedIn(
  {
    level1 = '',
    level2 = '',
  }: { readonly level1?: string | undefined; readonly level2?: string | undefined },
  { performance }: Pick<RecordSetting, 'performance'>,
): readonly { readonly expected: string; readonly actual: string; readonly said: string }[] {
  const levels = performance?.levels ?? []
  const parts = levels.flatMap((level) => level.parts ?? [])
  const own = levels.find((level) =>
    (level.parts ?? []).some((part) => shortLevel(part) === shortLevel(level2)),
  )
  if (own && shortLevel(own.name) !== shortLevel(level1)) {
    return [{ expected: own.name, actual: level1, said: `${level2}属于${own.name}，这里归在${level1}。` }]
  }
  const meant = own || level2 === '' ? undefined : nearestOf(level2, parts)
  if (meant === undefined) return []
  return [{ expected: meant, actual: level2, said: `二级指标“${level2}”应是“${meant}”。` }]
}
