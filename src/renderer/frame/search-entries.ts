import type { Command, CommandId } from '../../shared/contract/commands'
import type { NamedPlace } from '../../shared/contract/shown'
import { placeOfInitials } from '../../shared/model/pinyin'
import { searchFor } from '../../shared/model/search'

/** Something that can be gone to, or done, by its name. */
export interface SearchEntry {
  readonly id: string
  readonly kind: keyof typeof KINDS
  readonly name: string
  /** Number or code, under which it is found too; keys of a command. */
  readonly code: string
  readonly leadsTo: { readonly command: CommandId } | { readonly place: NamedPlace['place'] }
}

/** Each kind as it is called, in the order in which equally good finds are listed. */
export const KINDS = {
  project: '项目',
  command: '命令',
  table: '报表',
  section: '文本',
  functionCode: '功能科目',
  economicCode: '经济科目',
} as const

export function commandEntries(
  commands: readonly (Command & { readonly id: CommandId })[],
): readonly SearchEntry[] {
  return commands.map(({ id, label, keys }) => ({
    id,
    kind: 'command',
    name: label,
    code: keys[0]?.replaceAll('+', ' ') ?? '',
    leadsTo: { command: id },
  }))
}

export function placeEntries(places: readonly NamedPlace[]): readonly SearchEntry[] {
  return places.map(({ kind, code, name, place }, index) => ({
    id: `place-${index}`,
    kind,
    name,
    code,
    leadsTo: { place },
  }))
}

/** What the words are found in, the best first: the whole name or code, its beginning, some of it. Words of none: commands. */
export function entriesFound(entries: readonly SearchEntry[], wanted: string): readonly SearchEntry[] {
  const search = searchFor(wanted)
  if (!search) return entries.filter(({ kind }) => kind === 'command')
  const order = Object.keys(KINDS)
  return entries
    .flatMap((entry) => {
      const grades = [entry.name, ...(entry.kind === 'command' ? [] : [entry.code])].map((text) =>
        gradeOf(text),
      )
      const grade = Math.min(...grades, initialsGrade(entry.name))
      return grade === Infinity ? [] : [{ entry, grade }]
    })
    .toSorted((a, b) => a.grade - b.grade || order.indexOf(a.entry.kind) - order.indexOf(b.entry.kind))
    .map(({ entry }) => entry)

  function gradeOf(text: string): number {
    const [first] = search?.placesIn(text) ?? []
    if (!first) return Infinity
    if (first.start > 0) return 2
    return first.end === text.length ? 0 : 1
  }

  function initialsGrade(name: string): number {
    const at = placeOfInitials(name, wanted.trim())
    return at < 0 ? Infinity : at === 0 ? 1 : 2
  }
}
