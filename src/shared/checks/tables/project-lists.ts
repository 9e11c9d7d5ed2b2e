import { compared, type Figure, shownDifference, shownFigure } from '../figures/figure'
import type { Finding } from '../finding'
import { nearestOf } from '../words/near-names'
import { found, type RecordSetting } from '../records/records'
import type { TableSet } from './table-set'

/** A row of a project, as it reads: in the table of projects, and in one that prints them again. */
export interface ProjectRow {
  readonly place: string
  readonly name: string
  readonly amount: Figure | null | undefined
}

/** A list of all projects: the table that has them, and a table or a part of the text that has them once more. */
export interface ProjectLists {
  readonly projects: readonly ProjectRow[]
  readonly again: { readonly called: string; readonly place: string; readonly rows: readonly ProjectRow[] }
}

type Setting = Pick<RecordSetting, 'rule'> & { readonly print: TableSet['print'] }

/** R103, R125, R126: a project that is printed in two lists is in both, is called alike, and has one amount. */
export function checkProjectLists({ projects, again }: ProjectLists, setting: Setting): readonly Finding[] {
  if (again.rows.length === 0 || projects.length === 0) return []
  const byName = new Map(projects.map((each) => [each.name, each]))
  const seen = new Set(again.rows.map(({ name }) => name))
  const misnamed = new Map<string, ProjectRow>()
  for (const row of again.rows) {
    if (row.name === '' || byName.has(row.name)) continue
    const left = [...byName.keys()].filter((name) => !seen.has(name) && !misnamed.has(name))
    const meant = nearestOf(row.name, left)
    if (meant !== undefined) misnamed.set(meant, row)
  }
  return [
    ...[...misnamed].flatMap(([due, { place, name }]) =>
      found(setting, 'R103', [place, byName.get(due)?.place ?? ''], {
        expected: due,
        actual: name,
        difference: null,
        message: `${again.called}的“${name}”与项目名称“${due}”不同。`,
      }),
    ),
    ...projects.flatMap(({ name }) => {
      if (name === '' || seen.has(name) || misnamed.has(name)) return []
      return found(setting, 'R125', again.place, {
        expected: name,
        actual: '没有',
        difference: null,
        message: `${again.called}没有项目“${name}”。`,
      })
    }),
    ...again.rows.flatMap((row) => amountFindings(row, byName.get(row.name), again.called, setting)),
  ]
}

function amountFindings(
  { place, name, amount: is }: ProjectRow,
  project: ProjectRow | undefined,
  called: string,
  setting: Setting,
): readonly Finding[] {
  const due = project?.amount
  if (!project || !is || !due || compared(is, due) !== 'broken') return []
  const [shown, expected] = [shownFigure(is, setting.print), shownFigure(due, setting.print)]
  const difference = shownDifference(is, due, setting.print)
  return found(setting, 'R126', [place, project.place], {
    expected,
    actual: shown,
    difference,
    message: `${called}的“${name}”是 ${shown}，项目支出总表是 ${expected}，相差 ${difference}。`,
  })
}
