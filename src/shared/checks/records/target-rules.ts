import type { Goal, Indicator } from '../../model/document'
import { indicatorKey } from '../../model/indicator-key'
import { shortLevel } from '../../model/indicator-levels'
import { isFigure, isQuantitative } from '../../model/indicator-target'
import type { Finding } from '../finding'
import { checkNumbering } from '../words/numbering'
import { nonsenseIn } from './indicator-sense'
import { misplacedIn } from './misplaced-level'
import { found, type RecordSetting } from './records'

/** Goals and indicators of one project, or of the department. */
export interface Targets {
  /** 商贸管理; of the department its own name. */
  readonly name: string
  readonly goals: readonly Goal[]
  readonly indicators: readonly Indicator[]
}

/** What is wrong with targets, but for their words. */
export function checkTargets(targets: Targets, setting: RecordSetting): readonly Finding[] {
  return [
    ...numberFindings(targets, setting),
    ...targets.indicators.flatMap((indicator) => indicatorFindings(indicator, setting)),
    ...repeatedFindings(targets, setting),
    ...weightFindings(targets, setting),
    ...kindFindings(targets, setting),
  ]
}

function numberFindings({ name, goals }: Targets, setting: RecordSetting): readonly Finding[] {
  const rule = setting.rule('R101')
  if (!rule) return []
  const numbered = goals.filter(({ number }) => number !== null)
  return checkNumbering(
    rule,
    numbered.map(({ id, number }) => ({
      place: `goals/${id}/number`,
      name: `${name}的绩效目标`,
      text: `${number ?? ''}.`,
    })),
  )
}

const LEVELS = [
  ['level1', '一级指标'],
  ['level2', '二级指标'],
  ['level3', '三级指标'],
] as const

function indicatorFindings(indicator: Indicator, setting: RecordSetting): readonly Finding[] {
  const { id, level3, sign, value, unit, target } = indicator
  const at = (field: string): string => `indicators/${id}/${field}`
  const name = `指标“${shortened(level3)}”`
  const blank = LEVELS.find(([field]) => indicator[field].trim() === '')
  if (blank) {
    const [field, called] = blank
    return found(setting, 'R079', at(field), {
      expected: called,
      actual: '空',
      difference: null,
      message: field === 'level3' ? '有一条绩效指标没有名称。' : `${name}没有${called}。`,
    })
  }
  if (target.trim() === '' && value !== null && value.trim() !== '' && sign === null) {
    return found(setting, 'R079', at('sign'), {
      expected: '计算符号',
      actual: '空',
      difference: null,
      message: `${name}填了指标值 ${value}，还没有计算符号。`,
    })
  }
  if (target.trim() === '' || /^[*_\-－—]+$/.test(target.trim())) {
    return found(setting, 'R079', at('target'), {
      expected: '指标值',
      actual: target.trim() === '' ? '空' : target,
      difference: null,
      message: `${name}还没有指标值。`,
    })
  }
  return [
    ...quantityFindings(),
    ...(isHollow(indicator)
      ? found(setting, 'R081', at('target'), {
          expected: '可衡量的值',
          actual: target,
          difference: null,
          message: `${name}的指标值“${target}”只是名称，没有数，也没有要达到的程度。`,
        })
      : []),
    ...rateFindings(),
    ...nonsenseIn({ level2: indicator.level2, name: level3, target }).flatMap(
      ({ rule, severity, expected, actual, said }) =>
        found(setting, rule, at(rule === 'R124' ? 'level2' : 'target'), {
          expected,
          actual,
          difference: null,
          message: `${name}${said}`,
          ...(severity ? { severity } : {}),
        }),
    ),
    ...misplacedIn(indicator, setting).flatMap(({ expected, actual, said }) =>
      found(setting, 'R111', at(actual === indicator.level1 ? 'level1' : 'level2'), {
        expected,
        actual,
        difference: null,
        message: `${name}：${said}`,
      }),
    ),
    ...(level3 !== level3.trim() || target !== target.trim()
      ? found(setting, 'R079', at(level3 !== level3.trim() ? 'level3' : 'target'), {
          expected: null,
          actual: level3 !== level3.trim() ? level3 : target,
          difference: null,
          message: `${name}前后有空格。`,
        })
      : []),
  ]

  function quantityFindings(): readonly Finding[] {
    if (sign === '定性') return wordsFindings()
    if (!isQuantitative(sign)) return []
    if (value === null || !isFigure(value)) {
      return found(setting, 'R078', at('value'), {
        expected: '数字',
        actual: value ?? '空',
        difference: null,
        message: `${name}的符号是“${sign ?? ''}”，指标值要填数字。`,
      })
    }
    if (unit !== null && unit.trim() !== '') return []
    return found(setting, 'R078', at('unit'), {
      expected: '计量单位',
      actual: '空',
      difference: null,
      message: `${name}的指标值是 ${value}，没有计量单位。`,
    })
  }

  /** Of a 定性 one there is nothing to count. */
  function wordsFindings(): readonly Finding[] {
    if (unit !== null && unit.trim() !== '') {
      return found(setting, 'R078', at('unit'), {
        expected: '空',
        actual: unit,
        difference: null,
        message: `${name}是定性指标，却有计量单位“${unit}”。`,
      })
    }
    if (value === null || !isFigure(value)) return []
    return found(setting, 'R078', at('value'), {
      expected: '文字',
      actual: value,
      difference: null,
      message: `${name}是定性指标，指标值却是数 ${value}。请写文字，或另选计算符号。`,
    })
  }

  function rateFindings(): readonly Finding[] {
    if (!isQuantitative(sign) || value === null || !isFigure(value)) return []
    const isRate = isPercentRate(level3) || unit === '%' || unit === '％'
    const isSatisfaction = /满意度$/.test(level3)
    if (isSatisfaction && unit !== null && unit !== '%' && unit !== '％') {
      return found(setting, 'R082', at('unit'), {
        expected: '%',
        actual: unit,
        difference: null,
        message: `${name}的计量单位是“${unit}”，满意度用“%”。`,
        fix: { path: at('unit'), value: '%', label: '改为 %' },
      })
    }
    if (isPercentRate(level3) && unit !== null && unit.trim() !== '' && !RATE_UNIT.test(unit)) {
      return found(setting, 'R082', at('unit'), {
        expected: '%',
        actual: unit,
        difference: null,
        message: `${name}的计量单位是“${unit}”，比率用“%”。`,
      })
    }
    if (unit !== null && /[‰倍/]/.test(unit)) return []
    const number = Number(value.replaceAll(',', '').replace('−', '-'))
    if (!isRate && !isSatisfaction) return []
    const isGrowth = /增长|增速|增幅|提升|提高|下降|降低/.test(level3)
    if (isGrowth || (number >= 0 && number <= 100)) return []
    return found(setting, 'R082', at('value'), {
      expected: '0–100',
      actual: value,
      difference: null,
      message: `${name}的指标值是 ${value}${unit ?? ''}，比率在 0 与 100 之间。`,
    })
  }
}

/** 合格率, not 频率 or 容积率, which are measured otherwise. */
export function isPercentRate(name: string): boolean {
  return /率$/.test(name) && !/(?:频|功|速|倍|心|汇|利|税|斜|曲|分辨|容积|采样)率$/.test(name)
}

const RATE_UNIT = /[%％‰倍/]|百分/

/** A target that repeats what it is about, or ends with 率 or 度 and has no number. */
function isHollow({ level3, target, sign }: Indicator): boolean {
  if (sign !== null && sign !== '定性') return false
  const words = target.trim()
  if (words === '不适用') return false
  return (
    words === level3.trim() ||
    (/[率度]$/.test(words) && !/\d|[一二三四五六七八九十百]/.test(words) && !/程度$/.test(words))
  )
}

function repeatedFindings({ name, indicators }: Targets, setting: RecordSetting): readonly Finding[] {
  return [...Map.groupBy(indicators, indicatorKey).values()].flatMap(([first, ...others]) =>
    first && others.length > 0
      ? others.flatMap(({ id, level3 }) =>
          found(setting, 'R086', [`indicators/${id}/level3`, `indicators/${first.id}/level3`], {
            expected: '只出现一次',
            actual: level3,
            difference: null,
            message: `${name}的指标“${shortened(level3)}”在同一级下出现了 ${others.length + 1} 次。`,
          }),
        )
      : [],
  )
}

/** R076 and R077, in points; silent where no weight was given. */
function weightFindings({ name, indicators }: Targets, setting: RecordSetting): readonly Finding[] {
  const { performance, department } = setting
  const given = indicators.filter(({ weight }) => weight !== null)
  const [first] = given
  if (!first || !performance) return []
  const asked = performance.levels.filter(({ weight }) => weight !== null)
  const due =
    department.weightTotal ??
    (asked.length > 0 ? Math.round(asked.reduce((sum, { weight }) => sum + (weight ?? 0), 0) * 100) : null)
  const total = sumOfWeights(given)
  return [
    ...(due !== null && total !== due
      ? found(setting, 'R076', given.map(({ id }) => `indicators/${id}/weight`).slice(0, 1), {
          expected: points(due),
          actual: points(total),
          difference: points(Math.abs(due - total)),
          message: `${name}的指标权重合计 ${points(total)} 分，应是 ${points(due)} 分，差 ${points(Math.abs(due - total))} 分。`,
        })
      : []),
    ...(department.weightTotal === null
      ? asked.flatMap((level) => {
          const own = given.filter(({ level1 }) => level1 === level.name)
          const sum = sumOfWeights(own)
          const wanted = Math.round((level.weight ?? 0) * 100)
          if (own.length === 0 || sum === wanted) return []
          return found(setting, 'R077', `indicators/${own[0]?.id ?? ''}/weight`, {
            expected: points(wanted),
            actual: points(sum),
            difference: points(Math.abs(wanted - sum)),
            message: `${name}的${level.name}权重合计 ${points(sum)} 分，应是 ${points(wanted)} 分。`,
          })
        })
      : []),
  ]
}

function sumOfWeights(indicators: readonly Indicator[]): number {
  return indicators.reduce((sum, { weight }) => sum + (weight ?? 0), 0)
}

function points(hundredths: number): string {
  return String(hundredths / 100)
}

/** What every list of targets has one of: 数量, 质量, 时效, a benefit, a satisfaction. */
const NEEDED: readonly (readonly [name: string, has: (indicator: Indicator) => boolean])[] = [
  ['数量指标', ({ level2 }) => shortLevel(level2) === '数量'],
  ['质量指标', ({ level2 }) => shortLevel(level2) === '质量'],
  ['时效指标', ({ level2 }) => shortLevel(level2) === '时效'],
  ['效益指标', ({ level1 }) => shortLevel(level1) === '效益'],
  ['满意度指标', ({ level1, level2 }) => (level1 + level2).includes('满意度')],
]

function kindFindings({ name, indicators }: Targets, setting: RecordSetting): readonly Finding[] {
  const [first] = indicators
  if (!first) return []
  const lacks = NEEDED.filter(([, has]) => !indicators.some(has)).map(([kind]) => kind)
  if (lacks.length === 0) return []
  return found(setting, 'R080', `indicators/${first.id}/level2`, {
    expected: lacks.join('、'),
    actual: '没有',
    difference: null,
    message: `${name}的指标里没有${lacks.join('、')}。`,
  })
}

function shortened(name: string): string {
  const signs = Array.from(name)
  return signs.length > 24 ? `${signs.slice(0, 22).join('')}……` : name
}
