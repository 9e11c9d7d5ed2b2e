import type { RecordChange } from '../model/change'
import type { CollectionName } from '../model/field-types'
import type { RecordValues } from '../model/fields'
import type { CheckedRecords } from './subject-ground'

/** Records that a rule speaks of. */
interface About {
  readonly of: readonly CollectionName[]
  readonly holds: (record: RecordValues) => boolean
  /** Chinese: why a rule does not apply where there are none; of what a rule lacks, why it could not be looked for. */
  readonly why: string
}

const any = (): boolean => true
const has =
  (field: string) =>
  (record: RecordValues): boolean =>
    (record[field] ?? null) !== null && record[field] !== ''
const says =
  (words: RegExp) =>
  ({ text }: RecordValues): boolean =>
    words.test(text as string)

/** What rules name as `about` and `lacks` (spec.ts). */
const ABOUTS = {
  lines: { of: ['lines'], holds: any, why: '还没有分项。' },
  basicLines: { of: ['lines'], holds: ({ projectId }) => projectId === null, why: '没有基本支出。' },
  procurement: { of: ['lines'], holds: ({ procurement }) => procurement !== 0, why: '没有政府采购。' },
  contributions: {
    of: ['lines'],
    holds: ({ functionCode }) => /^(?:208050[56]|21011|2210201)/.test(functionCode as string),
    why: '没有社会保险缴费和住房公积金。',
  },
  annuities: {
    of: ['lines'],
    holds: ({ functionCode }) => (functionCode as string).startsWith('2080506'),
    why: '没有职业年金。',
  },
  projects: { of: ['projects'], holds: any, why: '没有项目。' },
  specialProjects: {
    of: ['projects'],
    holds: ({ category }) => category === '3',
    why: '没有特定目标类项目。',
  },
  secret: { of: ['projects'], holds: ({ secret }) => secret === true, why: '没有涉密项目。' },
  years: {
    of: ['projects'],
    holds: (record) => has('startYear')(record) || has('endYear')(record),
    why: '项目没有写起止年度。',
  },
  totals: { of: ['projects'], holds: has('totalAmount'), why: '项目没有写项目总额。' },
  controlFigures: { of: ['projects'], holds: has('controlFigure'), why: '项目没有写控制数。' },
  ownNames: { of: ['placements'], holds: has('name'), why: '没有另写的列印名称。' },
  priors: { of: ['priorFacts'], holds: has('amount'), why: '没有上年数，无从比较。' },
  threePublicPriors: {
    of: ['priorFacts'],
    holds: (record) => record['measure'] === 'threePublic' && has('amount')(record),
    why: '没有“三公”经费的上年数，无从比较。',
  },
  unknownPriors: {
    of: ['priorFacts'],
    holds: (record) => !has('amount')(record),
    why: '有的上年数空着，没有比较。',
  },
  reasons: {
    of: ['priorFacts', 'blocks'],
    holds: ({ reason, text }) => (reason !== undefined ? reason !== '' : /原因|主要/.test(text as string)),
    why: '还没有写增减原因。',
  },
  indicators: { of: ['indicators'], holds: any, why: '没有绩效指标。' },
  weights: { of: ['indicators'], holds: has('weight'), why: '指标没有写权重。' },
  remarks: { of: ['remarks'], holds: any, why: '没有批注。' },
  reviews: { of: ['reviews'], holds: any, why: '没有复核过的部分。' },
  written: { of: ['blocks'], holds: any, why: '没有自己写的段落，别的句子都由报表印出。' },
  comparisons: {
    of: ['blocks'],
    holds: says(/增|减|升|降|持平/),
    why: '自己写的段落里没有增减，别的句子由报表印出。',
  },
  shares: { of: ['blocks'], holds: says(/占/), why: '自己写的段落里没有占比，别的句子由报表印出。' },
  counts: {
    of: ['blocks'],
    holds: says(/[\d一二三四五六七八九十]\s*[个家辆台套人名]/),
    why: '自己写的段落里没有数量，别的句子由报表印出。',
  },
  paths: {
    of: ['blocks'],
    holds: says(/[（(][类款项][）)]|[（(]\d{3,7}[）)]/),
    why: '自己写的段落里没有科目。',
  },
  posts: { of: ['blocks'], holds: says(/编制|实有/), why: '文字里没有写编制数和实有人数。' },
} as const satisfies Readonly<Record<string, About>>

export type AboutName = keyof typeof ABOUTS
export const aboutNames = Object.keys(ABOUTS) as readonly AboutName[]

/** How much there is of what rules speak of, kept current. */
export interface Abouts {
  /** The names of those of which there are some now and were none, or the other way round. */
  apply(changes: readonly RecordChange[]): ReadonlySet<AboutName>
  isThere(name: AboutName): boolean
}

export function whyOf(name: AboutName): string {
  return ABOUTS[name].why
}

export function openAbouts(records: Pick<CheckedRecords, 'all'>): Abouts {
  const counts = new Map<AboutName, number>(
    aboutNames.map((name) => [
      name,
      collectionsOf(name).reduce((sum, of) => {
        const all: readonly object[] = records.all(of)
        return sum + all.filter((record) => ABOUTS[name].holds(record as RecordValues)).length
      }, 0),
    ]),
  )
  return {
    isThere: (name) => (counts.get(name) ?? 0) > 0,
    apply(changes) {
      const turned = new Set<AboutName>()
      for (const name of aboutNames) {
        const own = changes.filter(({ collection }) =>
          (collectionsOf(name) as readonly string[]).includes(collection),
        )
        if (own.length === 0) continue
        const before = counts.get(name) ?? 0
        const one = (state: RecordValues | null): number =>
          Number(state !== null && ABOUTS[name].holds(state))
        const now = own.reduce((sum, change) => sum + one(change.after) - one(change.before), before)
        counts.set(name, now)
        if (now > 0 !== before > 0) turned.add(name)
      }
      return turned
    },
  }
}

function collectionsOf(name: AboutName): readonly CollectionName[] {
  return ABOUTS[name].of
}
