import type { BudgetLine, Indicator, Project } from '../model/document'
import { knownSum, priorOf } from '../model/project-prior'
import { cents } from '../money/cents'
import { checkCopies } from './records/copy-rules'
import type { Finding } from './finding'
import { checkCodeName, checkContributions, checkLines } from './records/line-rules'
import { checkRemark, checkReview } from './records/people-rules'
import { checkProject } from './records/project-rules'
import { priorMeasures, reasonedMeasures } from './records/prior-measures'
import { found } from './records/records'
import { checkChange } from './records/reasons'
import { field, openTexts, type SubjectGround } from './subject-ground'
import { checkTargets } from './records/target-rules'
import type { CheckedText } from './words/text-rules'

/** Records that are looked at each by itself. */
export const OF_THEMSELVES = ['codeNames', 'facts', 'placements', 'units', 'remarks', 'reviews'] as const
export type RecordOfItself = (typeof OF_THEMSELVES)[number]

/** Ids of projects that are called as one is. */
type Namesakes = (name: string) => Iterable<string>

/** What is found in the records of a file, subject by subject. */
export function openRecordSubjects(ground: SubjectGround, namesakes: Namesakes) {
  const { records, rules, setting, figures, people } = ground
  const { tables } = figures
  const texts = openTexts(ground)

  return {
    projectFindings,
    wordFindings,
    changeFindings,
    basicFindings,
    departmentFindings,
    copyFindings,
    recordFindings,
  }

  function projectFindings(id: string): readonly Finding[] {
    const project = records.get('projects', id)
    if (!project) return []
    const owner = { collection: 'projects', id } as const
    const lines = records.ownedBy('lines', owner)
    const goals = records.ownedBy('goals', owner)
    const indicators = records.ownedBy('indicators', owner)
    const prior = priorOf(records.ownedBy('priorFacts', owner), records.department().fiscalYear)
    const { name } = project
    return [
      ...checkProject(
        { project, lines, goals, indicators, prior, yearPlans: records.ownedBy('yearPlans', owner) },
        setting,
      ),
      ...twinFindings(project),
      ...checkLines(lines, project, setting),
      ...checkTargets({ name, goals, indicators }, setting),
    ]
  }

  /** What is found in the words of a project, whatever its amounts. */
  function wordFindings(id: string): readonly Finding[] {
    const project = records.get('projects', id)
    if (!project) return []
    const owner = { collection: 'projects', id } as const
    const prior = priorOf(records.ownedBy('priorFacts', owner), records.department().fiscalYear)
    const { name } = project
    return texts([
      field(`projects/${id}/name`, '项目名称', name, 'words'),
      field(`projects/${id}/purpose`, `${name}的用途`, project.purpose, 'prose'),
      field(`projects/${id}/reason`, `${name}的增减原因`, prior.reason, 'prose'),
      field(`projects/${id}/legalBasis`, `${name}的立项依据`, project.legalBasis, 'basis'),
      field(`projects/${id}/description`, `${name}的项目概述`, project.description, 'basis'),
      ...records
        .ownedBy('lines', owner)
        .map((line) => field(`lines/${line.id}/purpose`, `${name}的分项用途`, line.purpose, 'words')),
      ...records
        .ownedBy('goals', owner)
        .map((goal) => field(`goals/${goal.id}/text`, `${name}的绩效目标`, goal.text, 'prose')),
      ...records.ownedBy('indicators', owner).flatMap((indicator) => indicatorTexts(name, indicator)),
    ])
  }

  function twinFindings({ id, name, unitId }: Project): readonly Finding[] {
    const rule = rules.get('R069')
    if (!rule || name === '') return []
    const twin = [...namesakes(name)].find(
      (other) => other !== id && records.get('projects', other)?.unitId === unitId,
    )
    if (twin === undefined) return []
    return [
      {
        rule: rule.id,
        severity: rule.severity,
        places: [`projects/${id}/name`, `projects/${twin}/name`],
        expected: '不重名',
        actual: name,
        difference: null,
        message: `有两个项目都叫“${name}”。`,
      },
    ]
  }

  /** What no project is: the whole, 三公, 机关运行经费 against last year. */
  function changeFindings(): readonly Finding[] {
    const lastYear = records.department().fiscalYear - 1
    const facts = records
      .all('priorFacts')
      .filter(({ year, projectId }) => year === lastYear && projectId === null)
    return [
      ...reasonedMeasures.flatMap((now): readonly Finding[] => {
        const own = facts.filter((fact) => priorMeasures[now]?.(fact))
        const before = knownSum(own)
        const figure = tables.amountOf(now)
        const [first] = own
        if (before === null || !figure || !first) return []
        const base = `priorFacts/${first.id}`
        return checkChange(
          {
            name: figures.label(now),
            now: cents(figure.cents),
            before,
            reason: own.map(({ reason }) => reason).join(''),
            reasonAt: `${base}/reason`,
            amountAt: `${base}/amount`,
            ...(first.measure === 'threePublic' ? { always: true } : {}),
          },
          setting,
        )
      }),
      ...texts(facts.map(({ id, reason }) => field(`priorFacts/${id}/reason`, '增减原因', reason, 'prose'))),
    ]
  }

  function basicFindings(lines: readonly BudgetLine[]): readonly Finding[] {
    const byUnit = Map.groupBy(lines, ({ unitId }) => unitId)
    return [
      ...checkLines(lines, null, setting),
      ...[...byUnit].flatMap(([unitId, own]) =>
        checkContributions(records.get('units', unitId)?.name ?? '', own, setting),
      ),
    ]
  }

  function departmentFindings(): readonly Finding[] {
    const goals = records.all('goals').filter(({ projectId }) => projectId === null)
    const indicators = records.all('indicators').filter(({ projectId }) => projectId === null)
    const name = '部门整体'
    return [
      ...checkTargets({ name, goals, indicators }, setting),
      ...texts([
        ...goals.map(({ id, text }) => field(`goals/${id}/text`, '部门整体绩效目标', text, 'prose')),
        ...indicators.flatMap((indicator) => indicatorTexts(name, indicator)),
      ]),
    ]
  }

  /** Indicators that one project has from another. */
  function copyFindings(): readonly Finding[] {
    return checkCopies(
      records.all('projects'),
      ({ id }) => records.ownedBy('indicators', { collection: 'projects', id }),
      setting,
    )
  }

  function indicatorTexts(name: string, { id, level3, target }: Indicator): readonly CheckedText[] {
    return [
      field(`indicators/${id}/level3`, `${name}的指标名称`, level3, 'words'),
      field(`indicators/${id}/target`, `${name}的指标值`, target, 'words'),
    ]
  }

  function recordFindings(of: RecordOfItself, id: string): readonly Finding[] {
    switch (of) {
      case 'remarks': {
        const remark = records.get(of, id)
        return remark ? checkRemark(remark, people) : []
      }
      case 'reviews': {
        const review = records.get(of, id)
        return review ? checkReview(review, people) : []
      }
      case 'codeNames': {
        const codeName = records.get(of, id)
        return codeName ? checkCodeName(codeName, setting) : []
      }
      case 'facts': {
        const fact = records.get(of, id)
        if (fact?.value.trim() === '') {
          return found(setting, 'R059', `facts/${id}/value`, {
            severity: 'warning',
            expected: '内容',
            actual: '空',
            difference: null,
            message: `文本事项“${fact.label}”还没有填写，文中相应的话不会印出。`,
          })
        }
        return fact?.type === 'text'
          ? texts([field(`facts/${id}/value`, fact.label, fact.value, 'prose')])
          : []
      }
      case 'placements':
        return placementFindings(id)
      case 'units': {
        const unit = records.get(of, id)
        return unit ? texts([field(`units/${id}/name`, '单位名称', unit.name, 'words')]) : []
      }
    }
  }

  function placementFindings(id: string): readonly Finding[] {
    const placement = records.get('placements', id)
    if (!placement) return []
    const project = placement.object?.startsWith('projects/')
      ? records.get('projects', placement.object.slice('projects/'.length))
      : undefined
    const rule = rules.get('R103')
    const place = `placements/${id}/name`
    const isOther = rule && project && placement.name !== null && placement.name !== project.name
    return [
      ...(isOther
        ? [
            {
              rule: rule.id,
              severity: rule.severity,
              places: [place, `projects/${project.id}/name`],
              expected: project.name,
              actual: placement.name,
              difference: null,
              message: `列印名称“${placement.name}”与项目名称“${project.name}”不同。`,
              fix: { path: place, value: '', label: '用项目名称' },
            },
          ]
        : []),
      ...texts([field(`placements/${id}/content`, '主要内容', placement.content, 'prose')]),
    ]
  }
}
