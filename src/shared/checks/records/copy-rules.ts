import type { Indicator, Project } from '../../model/document'
import type { Finding } from '../finding'
import { found, parameter, type RecordSetting } from './records'

/** What very many projects have is an indicator that everybody uses: 项目验收合格率 100%. */
const COMMON = 5

/** R087: indicators that one project has word for word of another; one or two of them may be alike by chance. */
export function checkCopies(
  projects: readonly Project[],
  indicatorsOf: (project: Project) => readonly Indicator[],
  setting: RecordSetting,
): readonly Finding[] {
  const least = parameter(setting, 'R087', 'alike')
  if (!setting.rule('R087') || least === 0) return []
  const all = projects.flatMap((project, order) =>
    indicatorsOf(project).map((indicator) => ({ project, order, indicator })),
  )
  const pairs = new Map<string, { readonly first: Project; readonly second: Project; alike: Indicator[] }>()
  const sameWords = Map.groupBy(
    all,
    ({ indicator: { level3, target } }) => `${level3.trim()} ${target.trim()}`,
  )
  for (const same of sameWords.values()) {
    const holders = [...new Map(same.map((each) => [each.project.id, each])).values()]
    if (holders.length < 2 || holders.length > COMMON) continue
    for (const first of holders)
      for (const second of holders) {
        if (first.order >= second.order) continue
        const key = `${first.project.id} ${second.project.id}`
        const pair = pairs.get(key) ?? { first: first.project, second: second.project, alike: [] }
        pair.alike.push(second.indicator)
        pairs.set(key, pair)
      }
  }
  return [...pairs.values()]
    .filter(({ alike }) => alike.length >= least)
    .flatMap(({ first, second, alike }) =>
      found(setting, 'R087', `indicators/${alike[0]?.id ?? ''}/level3`, {
        expected: null,
        actual: `${alike.length} 条`,
        difference: null,
        message: `${second.name}有 ${alike.length} 条绩效指标与${first.name}一字不差，请核对是否照抄。`,
      }),
    )
}
