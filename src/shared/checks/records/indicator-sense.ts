import { shortLevel } from '../../model/indicator-levels'
import type { Severity } from '../finding'

/** An indicator as it reads: its level, its name, its target with sign and unit. */
export interface WrittenIndicator {
  readonly level2: string
  readonly name: string
  readonly target: string
}

/** What does not go together in it. */
export interface Nonsense {
  readonly rule: 'R122' | 'R123' | 'R124'
  /** Otherwise the rule's own. */
  readonly severity?: Severity
  readonly expected: string
  readonly actual: string
  /** Chinese, behind the indicator's name. */
  readonly said: string
}

/** Rates that are the better the more there is of them, and what is the better the less. */
const BETTER_MORE =
  /(?:满意度|合格率|完成率|通过率|达标率|覆盖率|及时率|参与率|就业率|到位率|办结率|准确率|知晓率|利用率|入库率)$/
const BETTER_LESS = /(?:控制率|投诉率|差错率|违规率|流失率|事故率|投诉次数|事故次数|成本|单价)$/
/** Work that is done: more of it is no fault. */
const WORK =
  /^(?:开展|完成|服务|扶持|推动|举办|组织|审查|培训|发放|新增|建设|改造|宣传|推送|受理|走访|编制|形成)|(?:次数|份数|场次|面积|服务企业数量)$/

/** How what is named so is counted. */
const UNITS: readonly (readonly [name: RegExp, unit: RegExp, shown: string])[] = [
  [/(?:满意度|合格率|完成率|通过率|达标率|覆盖率|及时率|办结率|准确率|控制率)$/, /[%％‰]|百分|不适用/, '%'],
  [/(?:次数|频次)$/, /次|场|期|批|轮/, '次'],
  [/份数$/, /份|册|本|篇|项|套|件/, '份'],
  [/人数$/, /人|名|位/, '人'],
  [/面积$/, /㎡|m²|m2|平方|亩|公顷/i, '平方米'],
  [/(?:数量|个数|家数)$/, /\d\s*[^\s%％‰\d.]|^[^%％‰]*$/, '个、家等'],
]

/** What belongs at a level, by its name and target; elsewhere it would stand better. */
const AT_LEVEL: Readonly<Record<string, RegExp>> = {
  质量: /^(?!.*(?:次数|份数|人数|面积|数量)$)/,
  时效: /时|日|月|年|期|前|底|进度|季度|当天|率|快|天/,
  成本: /成本|费|支出|价|元|预算|金额|资金|经费|投入|控制|节约|标准/,
}

/** R122–R124: what of an indicator cannot be meant: its sign, its unit, or where it stands. */
export function nonsenseIn({ level2, name, target }: WrittenIndicator): readonly Nonsense[] {
  return [...signOf(level2, name, target), ...unitOf(level2, name, target), ...levelOf(level2, name, target)]
}

function signOf(level2: string, name: string, target: string): readonly Nonsense[] {
  const isMost = /^[≤＜<]|^(?:不超过|不多于|小于)/.test(target)
  const isLeast = /^[≥＞>]|^(?:不低于|不少于|大于)/.test(target)
  const wrong = (expected: string, severity?: Severity): readonly Nonsense[] => [
    {
      rule: 'R122',
      ...(severity ? { severity } : {}),
      expected,
      actual: target,
      said: `指标值是“${target}”，大于小于像是反了。请核对。`,
    },
  ]
  if (isMost && BETTER_MORE.test(name)) return wrong('≥')
  if (isLeast && BETTER_LESS.test(name)) return wrong('≤')
  return isMost && shortLevel(level2) === '数量' && WORK.test(name) ? wrong('≥', 'info') : []
}

function unitOf(level2: string, name: string, target: string): readonly Nonsense[] {
  const own = UNITS.find(([of]) => of.test(name))
  const isCount = shortLevel(level2) === '数量'
  const isNumber = /[\d一二三四五六七八九十百千万两]/.test(target)
  if (isCount && !isNumber && target !== '' && target !== '不适用') {
    return [{ rule: 'R123', expected: '数', actual: target, said: `是数量指标，指标值“${target}”里没有数。` }]
  }
  // A number alone lacks its unit, which is another rule's.
  const isMeasured = isNumber || own === UNITS[0]
  if (!own || !isMeasured || own[1].test(target) || /^[≥≤＞＜><=]?[\d,.]+$/.test(target) || target === '')
    return []
  return [
    {
      rule: 'R123',
      expected: own[2],
      actual: target,
      said: `指标值是“${target}”，不像是以“${own[2]}”计的。请核对。`,
    },
  ]
}

function levelOf(level2: string, name: string, target: string): readonly Nonsense[] {
  const level = shortLevel(level2)
  const wrong = (expected: string): readonly Nonsense[] => [
    { rule: 'R124', expected, actual: level2, said: `列在“${level2}”里，像是${expected}。请核对。` },
  ]
  if (target === '不适用' || name === '不适用') return []
  const isSatisfaction = /满意度$/.test(name)
  if (level.includes('满意度'))
    return isSatisfaction || /满意|投诉|认可|评价|好评/.test(name) ? [] : wrong('别的指标')
  if (isSatisfaction) return wrong('满意度指标')
  if (level === '数量')
    return /(?:合格率|通过率|达标率|及时率|准确率|成本控制率)$/.test(name)
      ? wrong('质量、时效或成本指标')
      : []
  const due = Object.hasOwn(AT_LEVEL, level) ? AT_LEVEL[level] : undefined
  return due === undefined || due.test(level === '质量' ? name : name + target) ? [] : wrong('别的指标')
}
