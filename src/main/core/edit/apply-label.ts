import type { Params } from '../../../shared/contract/methods'
import type { RecordChange } from '../../../shared/model/change'
import type { CollectionName } from '../../../shared/model/field-types'
import { objectOf, namedBy } from '../../../shared/model/reference'
import { setLabel, type WordSources } from '../../../shared/model/words'
import { labelOf } from './change-label'
import type { Plan } from './plan'

type Apply = Pick<Params<'edit.apply'>, 'edits' | 'gesture'>

/** One of many edits, with what it comes to. */
export interface Made {
  readonly edit: Apply['edits'][number]
  readonly plan: Plan
}

/** What the history calls each way of making many edits at once. */
const GESTURES: Readonly<Record<NonNullable<Apply['gesture']>, string>> = {
  apply: '改',
  paste: '粘贴',
  fill: '填充',
  cut: '剪切',
  clear: '清空',
  replace: '替换',
  remove: '删除',
  adjust: '调整',
  split: '拆分',
  apportion: '分摊',
  move: '移动',
}

/** What is counted in 个 rather than in 条. */
const THINGS: ReadonlySet<string> = new Set<CollectionName>(['projects', 'units'])

/**
 * What the history calls many edits made as one step: one that stands alone by itself, else what was added or removed, else the
 * gesture and their number.
 */
export function stepOf(
  made: readonly Made[],
  gesture: Apply['gesture'] = 'apply',
  words: WordSources,
): Pick<Plan, 'label' | 'booked'> {
  // The name of a code comes with what is of that code: the step is called by that.
  const called = made.filter(({ plan }) => plan.changes.some(({ collection }) => collection !== 'codeNames'))
  const [only, ...others] = called.length > 0 ? called : made
  if (only && others.length === 0) return only.plan
  const own =
    gesture === 'apply' || gesture === 'remove'
      ? (addedLabel(called, words) ?? removedLabel(called, words) ?? sameValue(called) ?? twoValues(called))
      : null
  return { label: own ?? `${GESTURES[gesture]} ${made.length} 处` }
}

/** Records that were added; those that belong to one that was added too come with it. */
function addedLabel(made: readonly Made[], words: WordSources): Plan['label'] | null {
  if (!made.every(({ edit }) => 'add' in edit)) return null
  const all = made.map((one) => ({ ...one, record: one.plan.changes.at(-1) }))
  const ids = new Set(all.flatMap(({ record }) => (record ? named(record) : [])))
  return counted(
    '新增',
    all.filter(({ record }) => record && !ownersOf(record).some((owner) => ids.has(owner))),
    words,
  )
}

function removedLabel(made: readonly Made[], words: WordSources): Plan['label'] | null {
  if (!made.every(({ edit }) => 'remove' in edit)) return null
  return counted(
    '删除',
    made.map((one) => ({ ...one, record: one.plan.changes.at(-1) })),
    words,
  )
}

/** One is called by its name, several of a kind are counted; null: they are of several kinds. */
function counted(
  what: string,
  those: readonly (Made & { readonly record: RecordChange | undefined })[],
  words: WordSources,
): Plan['label'] | null {
  const [first, ...others] = those
  const set = first?.record?.collection
  if (!first || set === undefined || others.some(({ record }) => record?.collection !== set)) return null
  if (others.length === 0) return first.plan.label
  return `${what} ${those.length} ${THINGS.has(set) ? '个' : '条'}${setLabel(set, words.fiscalYear)}`
}

/** The same value of several records that are called alike: said once, with their number. */
function sameValue(made: readonly Made[]): string | null {
  const [first, ...others] = made.map(({ plan }) => labelOf(plan))
  if (first === undefined || others.some((label) => label !== first)) return null
  return `${first}（${made.length} 条）`
}

/** Two values of one record: both are said, the record once. */
function twoValues(made: readonly Made[]): string | null {
  const [first, second, ...others] = made.map(({ plan }) => plan.label)
  if (!first || !second || others.length > 0 || typeof first === 'string' || typeof second === 'string')
    return null
  const at = first.what.lastIndexOf(' ') + 1
  if (at === 0 || at !== second.what.lastIndexOf(' ') + 1) return null
  if (first.what.slice(0, at) !== second.what.slice(0, at)) return null
  return `${labelOf({ label: first })}，${labelOf({ label: { ...second, what: second.what.slice(at) } })}`
}

function named({ collection, id }: RecordChange): string {
  return collection === 'department' ? collection : objectOf({ collection, id })
}

function ownersOf({ collection, after }: RecordChange): readonly string[] {
  return collection === 'department' || !after ? [] : namedBy(collection, after, true).map(objectOf)
}
