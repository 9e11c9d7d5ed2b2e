import type { PriorFact } from '../../../shared/model/document'
import { fieldOf } from '../../../shared/model/fields'
import { uniqueKey } from '../../../shared/model/rules'
import type { Grounds } from './plan'
import { shownValue } from './shown-value'

/** Of so many projects, the first are named. */
const NAMED = 3

/** Another fiscal year compares with another year: what has no base any more is said, and what did not change along. */
export function yearNotes(grounds: Grounds, year: number): readonly string[] {
  const { fiscalYear, templatePack, classificationPack } = grounds.document.department()
  const base = year - 1
  const facts = grounds.document.all('priorFacts')
  const stated = new Set(facts.filter((fact) => fact.year === base).map(keyOf))
  const left = facts.filter(
    (fact) => fact.year === fiscalYear - 1 && !stated.has(keyOf({ ...fact, year: base })),
  )
  return [
    `现在与 ${base} 年比较，文件里有 ${stated.size} 条 ${base} 年数。`,
    ...(left.length > 0
      ? [
          `没有 ${base} 年数可比的：${objectsOf(grounds, left)}。${fiscalYear - 1} 年的数留在文件里，不再作比较的基数。`,
        ]
      : []),
    ...planNotes(grounds, year),
    ...newNotes(grounds, year),
    `模板“${templatePack}”和科目版本“${classificationPack}”没有随年度更换；文字里手写的年份也要核对。`,
  ]
}

function objectsOf(grounds: Grounds, facts: readonly PriorFact[]): string {
  const measure = fieldOf('priorFacts', 'measure')
  const others = new Set(
    facts.flatMap((fact) =>
      fact.measure === 'project' || !measure ? [] : [shownValue(grounds, measure, fact.measure)],
    ),
  )
  const projects = facts.flatMap(
    ({ projectId }) => grounds.document.get('projects', projectId ?? '')?.name ?? [],
  )
  return [...others, ...namesOf(projects)].join('、')
}

/** What was planned of the year is now its budget: what the lines come to counts, and the plan does not. */
function planNotes({ document }: Grounds, year: number): readonly string[] {
  const planned = document
    .all('yearPlans')
    .flatMap((plan) => (plan.year === year ? (document.get('projects', plan.projectId)?.name ?? []) : []))
  return namesOf(planned).map(
    (names) => `${year} 年现在是本预算的年度，分年度计划里已填的不再计入：${names}。请核对后删去。`,
  )
}

/** What was new in one year is not so in the next, and would be told as new again. */
function newNotes(grounds: Grounds, year: number): readonly string[] {
  const projects = grounds.document
    .all('projects')
    .flatMap(({ nature, name }) => (nature === 'new' ? name : []))
  return namesOf(projects).map((names) => `仍标为新增项目：${names}。是不是 ${year} 年新增，请核对。`)
}

function namesOf(projects: readonly string[]): readonly string[] {
  if (projects.length === 0) return []
  const named = projects.slice(0, NAMED).join('、')
  return [projects.length > NAMED ? `${named}等 ${projects.length} 个项目` : named]
}

function keyOf(fact: PriorFact): string | null {
  return uniqueKey('priorFacts', { ...fact })
}
