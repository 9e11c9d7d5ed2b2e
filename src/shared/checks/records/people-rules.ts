import type { Remark, Review } from '../../model/document'
import type { SaidPlace } from '../../model/said-place'
import type { Finding } from '../finding'
import { found, type RecordSetting } from './records'
import { isSameAs, markOf, partOf, type PrintedLines } from './reviewed'

/** What people left to be looked at, and how the places of it are called. */
export interface PeopleSetting extends Pick<RecordSetting, 'rule'> {
  /** 商贸管理 · 增减原因; a table's label. */
  nameOf(place: string): string
  /** A place that people say something of, as findings name it. */
  pathOf(said: SaidPlace): string
  /** What a part prints now; null where there is no such part. */
  linesOf(part: string): PrintedLines | null
}

/** The rule by which a part that is not as it was reviewed is found. */
export const REVIEW_RULE = 'R202'

/** 待核: somebody still has to look at a place. */
export function checkRemark(remark: Remark, setting: PeopleSetting): readonly Finding[] {
  if (!remark.pending) return []
  const place = setting.pathOf(remark)
  const said = remark.text === '' ? '' : `：${remark.text.replaceAll(/\s+/g, ' ').trim()}`
  return found(setting, 'R201', place, {
    expected: null,
    actual: null,
    difference: null,
    figures: remark.text,
    message: `${setting.nameOf(place)}待核${said}${/[。？！]$/.test(said) ? '' : '。'}`,
    fix: { path: `remarks/${remark.id}/pending`, value: '否', label: '已核' },
  })
}

/** 复核后已变: a part is not what somebody found right. */
export function checkReview({ part, reviewed }: Review, setting: PeopleSetting): readonly Finding[] {
  const now = setting.linesOf(part)
  if (now !== null && isSameAs(reviewed, now)) return []
  return found(setting, REVIEW_RULE, placeOfPart(part), {
    expected: null,
    actual: null,
    difference: null,
    figures: [reviewed, now ?? []].map(markOf).join(' '),
    message: now
      ? `${setting.nameOf(part)}复核后已变，请再复核。`
      : `复核过的“${setting.nameOf(part)}”已经没有了。`,
  })
}

/** A part as findings name places: id of its table, `p3`. */
export function placeOfPart(part: string): string {
  const named = partOf(part)
  if (!named) return part
  return 'table' in named ? named.table : `p${named.section}`
}
