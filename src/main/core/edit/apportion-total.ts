import { done, failed, type Reply } from '../../../shared/contract/failure'
import type { Params } from '../../../shared/contract/methods'
import type { RecordChange } from '../../../shared/model/change'
import type { BudgetLine, Project } from '../../../shared/model/document'
import { formatPath, parseRecordPath, virtualFields } from '../../../shared/model/path'
import { parseTyped, shownAmount } from '../../../shared/model/typed'
import { recordName } from '../../../shared/model/words'
import { apportion } from '../../../shared/money/apportion'
import { type Cents, cents, ZERO } from '../../../shared/money/cents'
import { type Grounds, type Plan, typingIn } from './plan'
import { priorOfLines } from './line-priors'
import { priorOfProject } from './prior-fact'
import { bookedOnLast, totalOf } from './project-total'
import { spreadOver, weightsOf } from './spread-total'

/** 分摊: what several lines or projects are to come to together, and how it goes to each. */
export type Apportioning = Extract<Params<'edit.apply'>['edits'][number], { apportion: readonly string[] }>

/**
 * Several lines, or several projects, that are to come to a total: evenly, in proportion to what they are, or to last year's, as
 * far as it is known, by largest remainder; of equal remainders the first in the file's order takes more, however they are named. A
 * project spreads its own over its lines in proportion. `last`: the last of the lines takes the difference alone.
 */
export function planApportion(grounds: Grounds, edit: Apportioning): Reply<Plan> {
  const place = edit.apportion[0] ?? ''
  const found = recordsOf(grounds, edit.apportion)
  if (!found.ok) return found
  const parsed = parseTyped(virtualFields.projects.amount, edit.total, typingIn(grounds, edit.unit))
  if (!parsed.ok) return failed(parsed.code, parsed.message, { place })
  const total = parsed.value as Cents
  if (total < 0) return failed('below-zero', '合计不能小于零。', { place })
  const { what, old, plan } =
    'lines' in found.value
      ? ofLines(grounds, found.value.lines, total, edit.by, place)
      : ofProjects(grounds, found.value.projects, total, edit.by)
  if (!plan.ok) return plan
  const shown = (amount: Cents): string => shownAmount(amount, grounds.typing.entryUnit)
  return done({ ...plan.value, label: { what, old: shown(old), new: shown(total) } })
}

interface Apportioned {
  readonly what: string
  /** What they came to before. */
  readonly old: Cents
  readonly plan: Reply<Omit<Plan, 'label'>>
}

function ofLines(
  grounds: Grounds,
  lines: readonly BudgetLine[],
  total: Cents,
  by: Apportioning['by'],
  place: string,
): Apportioned {
  const [first] = lines
  const of = first?.projectId === null ? undefined : grounds.document.get('projects', first?.projectId ?? '')
  const isOne = lines.every(({ projectId }) => projectId === first?.projectId)
  const name =
    lines.length === 1 && first ? recordName('lines', { ...first }, grounds.words) : `${lines.length} 条分项`
  const head = { what: `${isOne && of ? `${of.name} ` : ''}${name} 合计`, old: totalOf(lines) }
  if (by === 'last') return { ...head, plan: bookedOnLast(grounds, lines, total, place) }
  const prior = by === 'prior' ? priorOfLines(grounds, lines) : []
  const unknown = lines.find((_, at) => prior[at] === null)
  if (unknown) {
    const message = `“${recordName('lines', { ...unknown }, grounds.words)}”没有按科目或资金性质记的上年数，无从按上年的比例分摊。请在“上年数”里分科目记，或按现在的数或平均分摊。`
    return { ...head, plan: failed('bad-value', message, { place }) }
  }
  const changes =
    by === 'prior'
      ? spreadOver(
          grounds,
          lines,
          total,
          'proportional',
          prior.map((each) => each ?? ZERO),
        )
      : spreadOver(grounds, lines, total, by)
  return { ...head, plan: changes.ok ? done({ changes: changes.value }) : changes }
}

function ofProjects(
  grounds: Grounds,
  projects: readonly Project[],
  total: Cents,
  by: Apportioning['by'],
): Apportioned {
  const linesOf = projects.map(({ id }) => grounds.document.ownedBy('lines', { collection: 'projects', id }))
  const now = linesOf.map(totalOf)
  const [first] = projects
  const what = `${projects.length === 1 ? (first?.name ?? '') : `${projects.length} 个项目`} 合计`
  const refused = (project: Project | undefined, message: string): Apportioned => {
    const place = formatPath({ set: 'projects', key: project?.id ?? '', field: 'amount' })
    return { what, old: ZERO, plan: failed('bad-value', message, { place }) }
  }
  if (by === 'last') return refused(first, '差额只能记到分项上。项目请按现在的数、上年数或平均分摊。')
  const bare = projects.find((_, i) => linesOf[i]?.length === 0)
  if (bare) {
    return refused(bare, `“${bare.name}”还没有分项，金额没有地方可记。请先加一条分项，或不选它。`)
  }
  const prior = projects.map(({ id }) => priorOfProject(grounds, id).amount)
  const unknown = projects.find((_, i) => prior[i] === null)
  if (by === 'prior' && unknown) {
    return refused(unknown, `“${unknown.name}”没有填上年数，无从按上年数分摊。请补填，或不选它。`)
  }
  const weights =
    by === 'prior'
      ? weightsOf(
          prior.map((each) => each ?? ZERO),
          'proportional',
        )
      : weightsOf(now, by)
  const shares = apportion(total, weights)
  const changes: RecordChange[] = []
  for (const [at, lines] of linesOf.entries()) {
    if (shares[at] === now[at]) continue
    const own = spreadOver(grounds, lines, shares[at] ?? ZERO, 'proportional')
    if (!own.ok) return { what, old: ZERO, plan: own }
    changes.push(...own.value)
  }
  return { what, old: cents(now.reduce((sum, each) => sum + each, 0)), plan: done({ changes }) }
}

/** Those named, each once and in the file's order, so that it does not matter how they are named. */
function recordsOf(
  grounds: Grounds,
  named: readonly string[],
): Reply<{ readonly lines: readonly BudgetLine[] } | { readonly projects: readonly Project[] }> {
  const paths = named.map((text) => ({ text, path: parseRecordPath(text) }))
  const set = paths[0]?.path?.set
  const ids = new Set<string>()
  for (const { text, path } of paths) {
    if (!path || grounds.document.values(path.set, path.key) === undefined) {
      return failed('unknown-path', `没有“${text}”这条记录。`, { place: text })
    }
    if ((path.set !== 'lines' && path.set !== 'projects') || path.set !== set) {
      return failed('bad-value', `分摊的应当都是分项，或都是项目，“${text}”不是。`, { place: text })
    }
    ids.add(path.key)
  }
  const isNamed = ({ id }: { readonly id: string }): boolean => ids.has(id)
  return done(
    set === 'lines'
      ? { lines: grounds.document.all('lines').filter(isNamed) }
      : { projects: grounds.document.all('projects').filter(isNamed) },
  )
}
