import { done, failed, type Reply } from '../../../shared/contract/failure'
import type { Params } from '../../../shared/contract/methods'
import { adjustedShare } from '../../../shared/model/adjusted-share'
import type { BudgetLine, Project } from '../../../shared/model/document'
import { formatPath, parseRecordPath } from '../../../shared/model/path'
import { shownAmount } from '../../../shared/model/typed'
import { fieldLabel } from '../../../shared/model/words'
import type { Cents } from '../../../shared/money/cents'
import { percentOf } from '../../../shared/money/quantity'
import type { Grounds, Plan } from './plan'
import { priorOfProject } from './prior-fact'
import { totalOf } from './project-total'
import { spreadOver } from './spread-total'

/** A project's total worked out of a known amount, and spread over its lines. */
export type Adjustment = Extract<Params<'edit.apply'>['edits'][number], { adjust: string }>

/** What a total is worked out of, in words. */
const BASES: Readonly<Record<Adjustment['of'], string>> = {
  present: '现在的预算数',
  prior: '上年数',
  control: '控制数',
}

/**
 * A project's budget as so many percent of what it is now, of last year's, or of its control figure, or as many more, less or at
 * most: half-up to the 分, spread over its lines so that they add up to it: in proportion to what they are, by largest remainder, or
 * evenly.
 */
export function planAdjust(
  grounds: Grounds,
  { adjust, of, percent, way = 'to', spread }: Adjustment,
): Reply<Plan> {
  const path = parseRecordPath(adjust)
  const project = path?.set === 'projects' ? grounds.document.get('projects', path.key) : undefined
  if (!project) return failed('unknown-path', `没有“${adjust}”这个项目。`, { place: adjust })
  const place = formatPath({ set: 'projects', key: project.id, field: 'amount' })
  const parsed = adjustedShare(percent, way)
  if (!parsed.ok) return failed(parsed.code, parsed.message, { place })
  const lines = grounds.document.ownedBy('lines', { collection: 'projects', id: project.id })
  if (lines.length === 0) {
    return failed('bad-value', `“${project.name}”还没有分项，金额没有地方可记。请先加一条分项。`, { place })
  }
  const base = baseOf(grounds, project, lines, of)
  if (base === null) return failed('bad-value', `“${project.name}”没有填${BASES[of]}，无从算起。`, { place })
  if (base === 0 && of !== 'present') {
    return failed('bad-value', `“${project.name}”的${BASES[of]}是 0，无从算起。`, { place })
  }
  const meant = percentOf(base, parsed.value as number)
  const old = totalOf(lines)
  const total = way === 'cap' && old <= meant ? old : meant
  // What stays as it is keeps its lines too.
  const changes = way === 'cap' && total === old ? done([]) : spreadOver(grounds, lines, total, spread)
  if (!changes.ok) return changes
  const unit = grounds.typing.entryUnit
  const what = `${project.name} ${fieldLabel({ set: 'projects', key: project.id, field: 'amount' }, grounds.words.fiscalYear)}`
  const label = { what, old: shownAmount(old, unit), new: shownAmount(total, unit) }
  return done({ label, changes: changes.value })
}

function baseOf(
  grounds: Grounds,
  project: Project,
  lines: readonly BudgetLine[],
  of: Adjustment['of'],
): Cents | null {
  if (of === 'present') return totalOf(lines)
  return of === 'control' ? project.controlFigure : priorOfProject(grounds, project.id).amount
}
