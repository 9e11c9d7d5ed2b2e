import { shownFigure } from './figure'
import type { Finding } from '../finding'
import type { FiguresSetting, ReadParagraph } from './figures-rules'

/** 共有车辆7辆，其中：机要通信用车3辆、……；: a whole and its parts, of one unit, within a sentence. */
const PARTED =
  /共有?[^\d，。；：]{0,12}(\d+)(辆|台|个|家|人)，其中：([^。]+?)(?=。|；[^；。]*(?:计划|购置|单价)|$)/g
/** 内设办公室、……，共14个科室: names, and how many they are. */
const NAMED = /(?:内设|包括：)([^，。；：\d]+?)，?(?:共)?(\d+)(?:个|家)(?:科室|基层单位|部门|处室)/g

/** 计划购置车辆0辆: none is bought for nothing, and nothing for none. */
const PURCHASED = /(?:计划|拟)购置(?:车辆|公务用车|公务车)(\d+)辆/g

/** 编制数20名，实有在编人数22名 */
const POSTS =
  /(?:编制|编制数|编制总数|核定编制|人员编制)(?:为|是|共|：)?(\d+)[名个人]，?[^。；\d]{0,8}实有(?:在编)?(?:在职)?(?:人员|人数|在编)*(?:为|是|共|：)?(\d+)[名个人]/g

/** 本部门共有15个项目, 设置并编报14个项目绩效目标: of all projects; not 其中3个项目, 5个重点项目, 采购项目2个. */
const PROJECTS =
  /(?:(?:本部门|本单位|本系统|我局|全局|部门预算|项目支出)(?:\d{4}年(?:度)?)?(?:部门预算)?(?:共|预算)?(?:共?有|共?安排|共?列支|共?编报|共?设置|包括|合计|总计|共计|共)|(?:全部|所有|设置并编报))(\d+)个(?:预算)?项目(?!单位|负责|组|类)/g

/** R056, R057, R091: counts that a sentence states, against what it lists, and against the money for them. */
export function checkCounts(
  { paragraph: { place, name, text } }: ReadParagraph,
  { rule, tables, projectCount }: Pick<FiguresSetting, 'rule' | 'tables' | 'projectCount'>,
): readonly Finding[] {
  const parted = [...text.matchAll(PARTED)].flatMap(([, whole = '', unit = '', parts = '']) => {
    const own = [...parts.matchAll(new RegExp(`(\\d+)${unit}`, 'g'))].map(([, count]) => Number(count))
    const sum = own.reduce((total, each) => total + each, 0)
    return own.length < 2 || sum === Number(whole) ? [] : told('R056', String(sum), whole, unit)
  })
  const named = [...text.matchAll(NAMED)].flatMap(([, names = '', count = '']) => {
    const own = names.split('、').filter((each) => each !== '').length
    return own < 2 || own === Number(count) ? [] : told('R091', String(own), count, '个')
  })
  const money = tables.amountOf('vehiclePurchase')
  const bought = [...text.matchAll(PURCHASED)].flatMap(([, count = '']): readonly Finding[] => {
    const own = rule('R056')
    if (!own || !money || (Number(count) === 0) === (money.cents === 0)) return []
    const amount = shownFigure(money, tables.print)
    return [
      {
        rule: own.id,
        severity: own.severity,
        places: [place, ...tables.placesOf('vehiclePurchase')],
        expected: money.cents === 0 ? '0' : '> 0',
        actual: count,
        difference: null,
        message: `${name}写计划购置车辆 ${count} 辆，公务用车购置费是 ${amount}。请核对。`,
      },
    ]
  })
  const posts = [...text.matchAll(POSTS)].flatMap(([, due = '', is = '']) =>
    Number(is) <= Number(due) ? [] : tooMany(due, is),
  )
  const projects = [...text.matchAll(PROJECTS)].flatMap(([, count = '']) => {
    const due = projectCount?.()
    return due === undefined || due === Number(count) ? [] : told('R091', String(due), count, '个项目')
  })
  return [...parted, ...named, ...bought, ...posts, ...projects]

  function tooMany(due: string, is: string): readonly Finding[] {
    const own = rule('R057')
    if (!own) return []
    const difference = String(Number(is) - Number(due))
    const message = `${name}写实有 ${is} 人，多于编制 ${due} 人，多 ${difference} 人。请核对。`
    return [
      {
        rule: own.id,
        severity: own.severity,
        places: [place],
        expected: `≤ ${due}`,
        actual: is,
        difference,
        message,
      },
    ]
  }

  function told(id: string, due: string, is: string, unit: string): readonly Finding[] {
    const own = rule(id)
    if (!own) return []
    const difference = String(Math.abs(Number(due) - Number(is)))
    const message = `${name}写作 ${is}${unit}，${unit === '个项目' ? '表里' : '列出的合计'}是 ${due}${unit}，相差 ${difference}。`
    return [
      { rule: id, severity: own.severity, places: [place], expected: due, actual: is, difference, message },
    ]
  }
}
