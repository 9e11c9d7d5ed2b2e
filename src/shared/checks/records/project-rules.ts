import type { Finding } from '../finding'
import { checkChange } from './reasons'
import { amountOfLines, found, inUnit, parameter, type ProjectRecords, type RecordSetting } from './records'

/** What is wrong with what a file says of one project, but for its lines, targets and words. */
export function checkProject(records: ProjectRecords, setting: RecordSetting): readonly Finding[] {
  return [
    ...reasonFindings(records, setting),
    ...nameFindings(records, setting),
    ...yearFindings(records, setting),
    ...moneyFindings(records, setting),
    ...goalFindings(records, setting),
    ...natureFindings(records, setting),
    ...secretFindings(records, setting),
  ]
}

function reasonFindings(
  { project, lines, prior }: ProjectRecords,
  setting: RecordSetting,
): readonly Finding[] {
  const before = prior.amount
  if (before === null) return []
  return checkChange(
    {
      name: project.name,
      now: amountOfLines(lines),
      before,
      reason: prior.reason,
      reasonAt: `projects/${project.id}/reason`,
      amountAt: `projects/${project.id}/amount`,
    },
    setting,
  )
}

function nameFindings({ project }: ProjectRecords, setting: RecordSetting): readonly Finding[] {
  const place = `projects/${project.id}/name`
  const longest = parameter(setting, 'R069', 'longest')
  const length = Array.from(project.name).length
  const year = yearBefore(project.name, setting.department.fiscalYear)
  return [
    ...(project.name.trim() === ''
      ? found(setting, 'R069', place, {
          expected: '项目名称',
          actual: '空',
          difference: null,
          message: '有一个项目还没有名称。',
        })
      : []),
    ...(length > longest
      ? found(setting, 'R069', place, {
          expected: `≤ ${longest} 字`,
          actual: `${length} 字`,
          difference: null,
          message: `项目名称有 ${length} 字，最多 ${longest} 字。请缩短。`,
        })
      : []),
    ...(year === undefined
      ? []
      : found(setting, 'R069', place, {
          expected: project.name.slice(year.length),
          actual: project.name,
          difference: null,
          message: `项目名称“${project.name}”以年份开头，年份不写进名称。`,
          fix: { path: place, value: project.name.slice(year.length), label: '去掉年份' },
        })),
  ]
}

/** 2024年度商贸管理, 2024商贸管理: not 2000吨级码头, which is another number. */
function yearBefore(name: string, fiscalYear: number): string | undefined {
  const written = /^(?:19|20)\d{2}年(?:度)?/.exec(name)?.[0]
  if (written !== undefined) return written
  const bare = /^(?:19|20)\d{2}(?=\p{Script=Han})/u.exec(name)?.[0]
  return bare !== undefined && Math.abs(Number(bare) - fiscalYear) <= 5 ? bare : undefined
}

function yearFindings({ project, yearPlans }: ProjectRecords, setting: RecordSetting): readonly Finding[] {
  const { fiscalYear } = setting.department
  const { id, name, startYear, endYear } = project
  const inside = yearPlans.filter(
    ({ year }) => (startYear !== null && year < startYear) || (endYear !== null && year > endYear),
  )
  return [
    ...(startYear !== null && startYear > fiscalYear
      ? found(setting, 'R070', `projects/${id}/startYear`, {
          expected: `≤ ${fiscalYear}`,
          actual: String(startYear),
          difference: null,
          message: `${name}的起始年度是 ${startYear}年，晚于预算年度 ${fiscalYear}年。`,
        })
      : []),
    ...(endYear !== null && endYear < fiscalYear
      ? found(setting, 'R070', `projects/${id}/endYear`, {
          expected: `≥ ${fiscalYear}`,
          actual: String(endYear),
          difference: null,
          message: `${name}的终止年度是 ${endYear}年，早于预算年度 ${fiscalYear}年。`,
        })
      : []),
    ...inside.slice(0, 1).flatMap((plan) =>
      found(setting, 'R070', `yearPlans/${plan.id}/year`, {
        expected: `${startYear ?? ''}–${endYear ?? ''}`,
        actual: String(plan.year),
        difference: null,
        message: `${name}的分年度计划有 ${plan.year}年，不在起止年度之内。`,
      }),
    ),
  ]
}

function moneyFindings(
  { project, lines, yearPlans }: ProjectRecords,
  setting: RecordSetting,
): readonly Finding[] {
  const { id, name, totalAmount, controlFigure } = project
  const { unit } = setting
  const amount = amountOfLines(lines)
  const others = yearPlans.filter(({ year }) => year !== setting.department.fiscalYear)
  const planned = others.reduce<number>((sum, each) => sum + each.amount, amount)
  return [
    ...(totalAmount !== null && others.length > 0 && planned !== totalAmount
      ? found(setting, 'R071', `projects/${id}/totalAmount`, {
          expected: inUnit(planned, unit, totalAmount),
          actual: inUnit(totalAmount, unit, planned),
          difference: inUnit(Math.abs(planned - totalAmount), unit),
          message: `${name}的项目总额是 ${inUnit(totalAmount, unit, planned)}，各年计划与本年预算之和是 ${inUnit(planned, unit, totalAmount)}，相差 ${inUnit(Math.abs(planned - totalAmount), unit)}。`,
        })
      : []),
    ...(totalAmount !== null && others.length === 0 && amount > totalAmount
      ? found(setting, 'R071', `projects/${id}/totalAmount`, {
          expected: `≥ ${inUnit(amount, unit, totalAmount)}`,
          actual: inUnit(totalAmount, unit, amount),
          difference: inUnit(amount - totalAmount, unit),
          message: `${name}的项目总额 ${inUnit(totalAmount, unit, amount)} 少于本年预算 ${inUnit(amount, unit, totalAmount)}。`,
        })
      : []),
    ...(controlFigure !== null && amount > controlFigure
      ? found(setting, 'R072', [`projects/${id}/amount`, `projects/${id}/controlFigure`], {
          expected: `≤ ${inUnit(controlFigure, unit, amount)}`,
          actual: inUnit(amount, unit, controlFigure),
          difference: inUnit(amount - controlFigure, unit),
          message: `${name}的本年预算 ${inUnit(amount, unit, controlFigure)} 超过控制数 ${inUnit(controlFigure, unit, amount)}，超 ${inUnit(amount - controlFigure, unit)}。`,
        })
      : []),
  ]
}

function goalFindings(
  { project, lines, goals, indicators }: ProjectRecords,
  setting: RecordSetting,
): readonly Finding[] {
  // Without money it is printed nowhere yet.
  if (lines.length === 0) return []
  const needsIndicators = parameter(setting, 'R073', 'indicatorsPerProject') > 0
  const lacks = [
    ...(goals.length === 0 ? ['绩效目标'] : []),
    ...(needsIndicators && indicators.length === 0 ? ['绩效指标'] : []),
  ]
  if (lacks.length === 0) return []
  return found(setting, 'R073', `projects/${project.id}`, {
    expected: lacks.join('、'),
    actual: '空',
    difference: null,
    message: `${project.name}还没有${lacks.join('和')}。`,
  })
}

/** R066: tables and text print a secret project as any other; it is for people to leave it out of what is published. */
function secretFindings({ project, lines }: ProjectRecords, setting: RecordSetting): readonly Finding[] {
  if (!project.secret || lines.length === 0) return []
  return found(setting, 'R066', `projects/${project.id}/secret`, {
    expected: '不公开',
    actual: '涉密',
    difference: null,
    message: `${project.name}标为涉密，各表和文字里照样印出。公开前请删去，并写明涉密信息不予公开。`,
  })
}

/** R074: whether last year's figure fits what the project says of itself. */
function natureFindings({ project, prior }: ProjectRecords, setting: RecordSetting): readonly Finding[] {
  const before = prior.amount
  const place = `projects/${project.id}/priorAmount`
  if (project.nature === 'continuing' && before === null) {
    return found(setting, 'R074', place, {
      expected: '上年数',
      actual: '空',
      difference: null,
      message: `${project.name}是延续项目，还没有上年数。没有上年数不能作比较。`,
    })
  }
  if (project.nature !== 'new' || before === null || before === 0) return []
  return found(setting, 'R074', [place, `projects/${project.id}/nature`], {
    expected: '0',
    actual: inUnit(before, setting.unit),
    difference: null,
    message: `${project.name}是新增项目，上年却有 ${inUnit(before, setting.unit)}。请核对项目性质或上年数。`,
  })
}
