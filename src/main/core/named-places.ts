import type { NamedPlace, ShownPlace } from '../../shared/contract/shown'
import { nameOf, partName } from '../../shared/narrative/naming'
import { codeLists } from './codes'
import type { BudgetReader } from './reader'

/** `place.list`: what people go to by its name: projects, tables, parts of the text and their headings, codes in use. */
export function namedPlaces(reader: BudgetReader): readonly NamedPlace[] {
  const { records, tables, text, template } = reader
  const { agency } = records.department()
  return [
    ...records.all('projects').map(({ id, code, name }): NamedPlace => ({
      kind: 'project',
      code,
      name,
      place: { page: 'projects', project: id, line: null },
    })),
    ...tables.heads().map(({ id, number, shortTitle }): NamedPlace => ({
      kind: 'table',
      code: `表${number}`,
      name: shortTitle,
      place: { page: 'tables', table: id, cell: null },
    })),
    ...text.sections().flatMap(({ number, title, blocks }): readonly NamedPlace[] => {
      const [first] = blocks
      if (!first) return []
      const named = template.text.sections.find((each) => each.number === number)
      const own = { kind: 'section', code: partName(number) } as const
      return [
        { ...own, name: named?.shortTitle ?? title, place: { page: 'text', block: first.key } },
        ...blocks
          .filter(({ kind }) => kind === 'heading')
          .map((block) => ({
            ...own,
            name: nameOf(block, agency),
            place: { page: 'text', block: block.key } as const,
          })),
      ]
    }),
    ...codesInUse(reader),
  ]
}

/** Each leads to the first line of a project that has it, else to the first row that prints it. */
function codesInUse(reader: BudgetReader): readonly NamedPlace[] {
  const { functions, economics } = codeLists(reader)
  const names = {
    functionCode: new Map(functions.map(({ code, name }) => [code, name])),
    economicCode: new Map(economics.map(({ code, name }) => [code, name])),
  }
  const lines = reader.records.all('lines')
  const rows = printedCodes(reader)
  return (['functionCode', 'economicCode'] as const).flatMap((kind) => {
    const first = new Map<string, ShownPlace | undefined>()
    for (const line of lines) {
      const code = line[kind]
      if (line.projectId !== null && !first.get(code))
        first.set(code, { page: 'projects', project: line.projectId, line: line.id })
      else if (!first.has(code)) first.set(code, undefined)
    }
    return [...first]
      .map(([code, place]) => ({
        kind,
        code,
        name: names[kind].get(code) ?? '',
        place: place ?? rows.get(code),
      }))
      .filter((each): each is typeof each & NamedPlace => each.place !== undefined)
      .toSorted((a, b) => (a.code < b.code ? -1 : 1))
  })
}

/** The first cell of the first row that prints a code. */
function printedCodes({ tables }: BudgetReader): ReadonlyMap<string, ShownPlace> {
  const places = new Map<string, ShownPlace>()
  for (const { id, columns, rows } of tables.views()) {
    for (const { code, key, cells } of rows) {
      const column = columns[cells.findIndex((amount) => amount !== null)]
      if (code !== null && column && !places.has(code))
        places.set(code, { page: 'tables', table: id, cell: `${key}/${column.id}` })
    }
  }
  return places
}
