import { type Finding, findingKey } from '../../../shared/checks/finding'
import type { FindingGroup } from '../../stores/finding-groups'

/** Height of a line, and what the open one is taken for until it was measured, in px. */
const LINE = 26
const OPEN = 150

/** What stands below one another in the list: groups, and what is in those that are open. */
export type ListLine =
  | { readonly kind: 'group'; readonly key: string; readonly group: FindingGroup; readonly isClosed: boolean }
  | { readonly kind: 'finding'; readonly key: string; readonly finding: Finding }

export function linesOf(
  groups: readonly FindingGroup[],
  isClosed: (group: FindingGroup) => boolean,
): readonly ListLine[] {
  return groups.flatMap((group): readonly ListLine[] => {
    const closed = isClosed(group)
    const head: ListLine = { kind: 'group', key: groupKey(group.id), group, isClosed: closed }
    if (closed) return [head]
    return [
      head,
      ...group.findings.map((finding): ListLine => ({ kind: 'finding', key: findingKey(finding), finding })),
    ]
  })
}

export function groupKey(id: string): string {
  return `group ${id}`
}

/** Where each line begins, and the last one ends; `open`: the line that is open, and how high it was measured. */
export function topsOf(
  lines: readonly ListLine[],
  open: string | null,
  measured: number | null,
): readonly number[] {
  const tops = [0]
  for (const { key } of lines) {
    tops.push((tops.at(-1) ?? 0) + (key === open ? (measured ?? OPEN) : LINE))
  }
  return tops
}

/** Where one can stand: on findings, and on groups that are closed. */
export function isStop(line: ListLine): boolean {
  return line.kind === 'finding' || line.isClosed
}

/** From a line to another, `by` stops on; ends hold. */
export function stepFrom(lines: readonly ListLine[], key: string | null, by: number): ListLine | undefined {
  const stops = lines.filter(isStop)
  const at = stops.findIndex((line) => line.key === key)
  return stops[Math.min(Math.max(at < 0 ? 0 : at + by, 0), stops.length - 1)]
}
