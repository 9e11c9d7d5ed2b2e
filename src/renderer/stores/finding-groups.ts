import { countedAs, type Finding, findingKey, severities, type Severity } from '../../shared/checks/finding'
import type { ShownChecks, Unlisted } from '../../shared/contract/shown'

/** Findings of one group of rules, the gravest first. What is only to be known stands apart, and closed at first. */
export interface FindingGroup {
  readonly id: string
  readonly label: string
  /** What is to be done about them, in few words. */
  readonly hint: string
  readonly isQuiet: boolean
  readonly findings: readonly Finding[]
  /** Those of the group that are counted alone; absent: all are listed. */
  readonly unlisted?: readonly Unlisted[]
}

/** Which of them are listed: all, those open of one severity, reasons that are missing, those that people said the reason of. */
export type FindingFilter = 'all' | Severity | 'reasons' | 'acknowledged'

/** Groups of rules in the order in which one goes through them: figures first, then what is said of them, then words. */
const GROUPS: Readonly<Record<string, { readonly label: string; readonly quiet?: string }>> = {
  表内: { label: '表内' },
  表间: { label: '表间' },
  文表: { label: '文本与报表', quiet: '名称' },
  同比: { label: '增减原因', quiet: '变动较大' },
  项目: { label: '项目' },
  绩效: { label: '绩效' },
  科目: { label: '科目' },
  完整: { label: '文字与完整', quiet: '格式' },
  审核流: { label: '审核流' },
  复核: { label: '待核与复核' },
}
const ORDER = Object.keys(GROUPS)

/** Rules that ask for a reason where there is none. */
const OF_REASONS: readonly string[] = ['R047', 'R048']

/** Findings as they are listed: by groups of rules, errors and warnings before what is only to be known. */
export function groupsOf({ findings, rules, unlisted = [] }: ShownChecks): readonly FindingGroup[] {
  const places = new Map(rules.map(({ id, group }, at) => [id, { group, at }]))
  const groupOf = ({ rule }: Finding): string => places.get(rule)?.group ?? ''
  const inOrder = findings.toSorted(
    (a, b) =>
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      (places.get(a.rule)?.at ?? 0) - (places.get(b.rule)?.at ?? 0),
  )
  const open = inOrder.filter(({ acknowledged }) => !acknowledged)
  const settled = inOrder.filter(({ acknowledged }) => acknowledged)
  const loud = open.filter(({ severity }) => isLoud(severity))
  const quiet = open.filter(({ severity }) => severity === 'info')
  const notes = open.filter(({ severity }) => severity === 'note')
  const groups: readonly FindingGroup[] = [
    ...byGroup(loud, groupOf).map(([group, own]) => ({
      id: group,
      label: groupName(group),
      hint: own.some(({ severity }) => severity === 'error') ? '错误须在报送前解决' : '',
      isQuiet: false,
      findings: own,
    })),
    ...byGroup(quiet, groupOf).map(([group, own]) => ({
      id: `${group} info`,
      label: GROUPS[group]?.quiet ?? groupName(group),
      hint: '提示',
      isQuiet: true,
      findings: own,
    })),
    ...(notes.length === 0
      ? []
      : [
          { id: 'note', label: '尾差', hint: '提示，在舍入之内，不影响报送', isQuiet: true, findings: notes },
        ]),
    ...(settled.length === 0
      ? []
      : [
          {
            id: 'acknowledged',
            label: '已说明',
            hint: '数字再变时自动失效',
            isQuiet: true,
            findings: settled,
          },
        ]),
  ]
  const left = Map.groupBy(unlisted, ({ rule, as }) => {
    if (as === 'note' || as === 'acknowledged') return as
    return as === 'info' ? `${places.get(rule)?.group ?? ''} info` : (places.get(rule)?.group ?? '')
  })
  return groups.map((group) => {
    const own = left.get(group.id)
    return own ? { ...group, unlisted: own } : group
  })
}

/** How many findings there are, those with them that are counted alone. */
export function countIn({ findings, unlisted = [] }: Pick<FindingGroup, 'findings' | 'unlisted'>): number {
  return unlisted.reduce((sum, { count }) => sum + count, findings.length)
}

/** In the order in which one goes through the groups; `groupOf`: the group of rules. */
export function byGroup<T>(
  all: readonly T[],
  groupOf: (each: T) => string,
): readonly (readonly [string, readonly T[]])[] {
  const rank = (group: string): number => (ORDER.includes(group) ? ORDER.indexOf(group) : ORDER.length)
  return [...Map.groupBy(all, groupOf)].toSorted(([a], [b]) => rank(a) - rank(b))
}

/** What a group of rules is called. */
export function groupName(group: string): string {
  return GROUPS[group]?.label ?? group
}

/** Errors and warnings: what is to be mended. */
function isLoud(severity: Severity): boolean {
  return severity === 'error' || severity === 'warning'
}

/** Whether a finding is listed under a filter. */
export function passes(finding: Finding, filter: FindingFilter): boolean {
  return isUnder({ rule: finding.rule, as: countedAs(finding) }, filter)
}

/** The same of those that count alike. */
export function isUnder({ rule, as }: Omit<Unlisted, 'count'>, filter: FindingFilter): boolean {
  if (filter !== 'reasons') return filter === 'all' || filter === as
  return as !== 'acknowledged' && OF_REASONS.includes(rule)
}

/** In the order in which one is led from one to the next: what is to be mended, then what may be. */
export function walkOf(groups: readonly FindingGroup[]): readonly Finding[] {
  const all = groups.flatMap(({ findings }) => findings).filter(({ acknowledged }) => !acknowledged)
  return [
    ...all.filter(({ severity }) => isLoud(severity)),
    ...all.filter(({ severity }) => severity === 'info'),
  ]
}

/**
 * Which finding is chosen once others stand there: the same, else what now stands at its place for its rule, else the one that
 * has come to where it stood. `then`, `now`: as they are listed.
 */
export function chosenAfter(
  key: string,
  then: readonly Finding[],
  now: readonly Finding[],
): Finding | undefined {
  const same = now.find((each) => findingKey(each) === key)
  if (same) return same
  const at = then.findIndex((each) => findingKey(each) === key)
  const gone = then[at]
  if (!gone) return now[0]
  return (
    now.find(({ rule, places }) => rule === gone.rule && places[0] === gone.places[0]) ??
    now[Math.min(at, now.length - 1)]
  )
}
