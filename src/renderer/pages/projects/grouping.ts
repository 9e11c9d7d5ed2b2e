import type { Band } from '../../../shared/grid/bands'
import { type Cents, sumOf } from '../../../shared/money/cents'
import type { ProjectRow } from './project-rows'

/** A 类, 款 or 项 over its projects; also those of several functions, and of none yet. */
export interface Group extends Band {
  /** The code, or what stands for it. */
  readonly key: string
  /** 1 类, 2 款, 3 项. */
  readonly level: number
  /** Empty: of no one function. */
  readonly code: string
  readonly name: string
  readonly projects: number
  /** What its projects come to. */
  readonly amount: Cents
  readonly isCollapsed: boolean
  /** Its money is that of other groups too. */
  readonly isCounted: boolean
}

const LEVELS = [3, 5, 7] as const
const SEVERAL = 'several'
const NONE = 'none'
const OTHERS = [
  [SEVERAL, '多个科目'],
  [NONE, '还没有科目'],
] as const

/**
 * Projects under the function that all their money has, in the order of the codes, and as they came within one. Of a group
 * that is collapsed no projects are left. `withShared`: functions that only projects of several have stand there too.
 */
export function grouped(
  rows: readonly ProjectRow[],
  nameOf: (code: string) => string,
  collapsed: ReadonlySet<string>,
  withShared: boolean,
): { readonly rows: readonly ProjectRow[]; readonly groups: readonly Group[] } {
  const byItem = Map.groupBy(rows, itemOf)
  const members = Map.groupBy(
    [...byItem].flatMap(([item, projects]) => around(item).map((key) => ({ key, projects }))),
    ({ key }) => key,
  )
  const shown: ProjectRow[] = []
  const groups: Group[] = []

  function add(key: string, group: Pick<Group, 'level' | 'code' | 'name'>): void {
    const own = members.get(key)?.flatMap(({ projects }) => projects) ?? []
    const isCollapsed = collapsed.has(key)
    groups.push({
      ...group,
      key,
      before: shown.length,
      projects: own.length,
      amount: sumOf(own),
      isCollapsed,
      isCounted: key === SEVERAL,
    })
    if (!isCollapsed) shown.push(...(byItem.get(key) ?? []))
  }

  const shared = withShared ? rows.flatMap(({ project }) => project.functionCodes) : []
  const codes = new Set([...members.keys(), ...shared.flatMap(around)])
  for (const code of [...codes].sort()) {
    if (code === SEVERAL || code === NONE) continue
    const isHidden = LEVELS.some((digits) => digits < code.length && collapsed.has(code.slice(0, digits)))
    const level = LEVELS.findIndex((digits) => digits === code.length) + 1
    if (!isHidden) add(code, { level, code, name: nameOf(code) })
  }
  for (const [key, name] of OTHERS) if (members.has(key)) add(key, { level: 1, code: '', name })
  return { rows: shown, groups }
}

/**
 * What a group's line says it comes to: all the money of its code (`all`; null: it is of no one code) while no project is left
 * out, else what its projects shown do.
 */
export function groupSum(group: Group, all: Cents | null, isWhole: boolean): Cents {
  return isWhole && all !== null ? all : group.amount
}

/** The groups around a project, the outermost first. */
export function groupsAround(row: ProjectRow): readonly string[] {
  return around(itemOf(row))
}

function itemOf({ project: { functionCodes } }: ProjectRow): string {
  return functionCodes.length > 1 ? SEVERAL : (functionCodes[0] ?? NONE)
}

function around(item: string): readonly string[] {
  return item === SEVERAL || item === NONE ? [item] : LEVELS.map((digits) => item.slice(0, digits))
}
