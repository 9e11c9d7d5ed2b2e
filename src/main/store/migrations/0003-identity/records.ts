/**
 * A record of edition 2 as edition 3 holds it. Files, their logs and packages of version 2 all go through here, so that
 * a file taken back through its history and a package kept from then come out the same.
 *
 * What moves: the orders, names and contents that projects and the department had for particular tables become
 * placements; overrides and what they remember name projects and units by id instead of code; last year's figures
 * carry their year.
 */

export type OldRecord = Readonly<Record<string, unknown>>

export interface NewRecord {
  readonly collection: string
  readonly id: string
  readonly values: Readonly<Record<string, unknown>>
}

/** What a record's new form depends on beside the record itself. */
export interface Surroundings {
  readonly fiscalYear: number
  /** Id of the unit or project that has a code now. */
  idOf(collection: 'units' | 'projects', code: string): string | undefined
}

/** `id` of the department is `department`; its values hold none. */
export function upgradedRecord(
  collection: string,
  id: string,
  record: OldRecord,
  around: Surroundings,
): readonly NewRecord[] {
  switch (collection) {
    case 'department':
      return upgradedDepartment(id, record)
    case 'projects':
      return upgradedProject(id, record)
    case 'priorFacts': {
      const { id: own, position, ...values } = record
      return [{ collection, id, values: { id: own, position, year: around.fiscalYear - 1, ...values } }]
    }
    case 'blocks':
      return [upgradedBlock(id, record, around)]
    default:
      return [{ collection, id, values: record }]
  }
}

/** Fields that edition 3 has no more, with the types they had: a package of then must hold them. */
export const movedFields: Readonly<
  Record<string, Readonly<Record<string, 'integer' | 'text' | 'text or null'>>>
> = {
  department: { basicPosition: 'integer', basicContent: 'text' },
  projects: {
    table5Position: 'integer',
    part7Position: 'integer',
    table12Position: 'integer',
    table12Name: 'text or null',
    table12Content: 'text',
  },
  blocks: { key: 'text' },
}

function upgradedDepartment(
  id: string,
  { basicPosition, basicContent, ...values }: OldRecord,
): readonly NewRecord[] {
  const basic = placement('t12-item.basic', 't12', null, 'basic', basicPosition, null, basicContent)
  return [{ collection: 'department', id, values }, basic]
}

function upgradedProject(
  id: string,
  { table5Position, part7Position, table12Position, table12Name, table12Content, ...values }: OldRecord,
): readonly NewRecord[] {
  const object = `projects/${id}`
  return [
    { collection: 'projects', id, values },
    placement(`t05-project.${id}`, 't05', object, null, table5Position, null, ''),
    placement(`p7-project.${id}`, 'p7', object, null, part7Position, null, ''),
    placement(`t12-project.${id}`, 't12', object, null, table12Position, table12Name, table12Content),
  ]
}

function placement(
  id: string,
  list: string,
  object: string | null,
  item: string | null,
  position: unknown,
  name: unknown,
  content: unknown,
): NewRecord {
  return { collection: 'placements', id, values: { id, list, object, item, position, name, content } }
}

/** Paragraphs that edition 2 repeated, and what for: their keys ended in a code. */
const REPEATED = { 'p3/projects': 'projects', 'p7/projects': 'projects', 'p3/unit': 'units' } as const

/** An override of a paragraph whose record is not there stays under the whole key, where nothing is printed. */
function upgradedBlock(
  id: string,
  { key, writtenAgainst, ...record }: OldRecord,
  around: Surroundings,
): NewRecord {
  const { id: own, position, kind, ...rest } = record
  const target = kind === 'override' && typeof key === 'string' ? targetOf(key, around) : null
  const memory = Array.isArray(writtenAgainst)
    ? writtenAgainst.map((entry: unknown) =>
        typeof entry === 'string' ? upgradedEntry(entry, around) : entry,
      )
    : writtenAgainst
  const place = { place: target?.place ?? key, object: target?.object ?? null }
  return {
    collection: 'blocks',
    id,
    values: { id: own, position, kind, ...place, ...rest, writtenAgainst: memory },
  }
}

function targetOf(
  key: string,
  { idOf }: Surroundings,
): { readonly place: string; readonly object: string } | null {
  for (const [place, collection] of Object.entries(REPEATED)) {
    const id = key.startsWith(`${place}/`) ? idOf(collection, key.slice(place.length + 1)) : undefined
    if (id !== undefined) return { place, object: `${collection}/${id}` }
  }
  return null
}

/** Codes might hold a +, so refs are told apart by how one begins. */
const BETWEEN_REFS =
  /\+(?=(?:t\d\d|priorFacts|lines|incomes|assets|facts|projects|units|template|department)(?:\/|\+|$))/

/** `ROLE REF+REF TEXT` with refs by code → `ROLE REF//REF TEXT` by id; what is no such entry stays as it is. */
function upgradedEntry(entry: string, around: Surroundings): string {
  const [role = '', refs, ...text] = entry.split(' ')
  if (refs === undefined || text.length === 0) return entry
  const lasting = refs.split(BETWEEN_REFS).map((ref) => upgradedRef(ref, around))
  return [role, lasting.join('//'), ...text].join(' ')
}

/** The tables whose rows were projects, and the rows of theirs that were not. */
const OF_PROJECTS = ['t05', 't12']
const FIXED_ROWS = ['unit', 'total', 'basic']

/** `t05/UNIT CODE/PROJECT CODE/total` by ids; a code that names nothing now stays. */
function upgradedRef(ref: string, { idOf }: Surroundings): string {
  const [table = '', unit = '', ...rest] = ref.split('/')
  if (!/^t\d\d$/.test(table) || rest.length < 2) return ref
  const column = rest.pop() ?? ''
  const row = rest.join('/')
  const isProject = OF_PROJECTS.includes(table) && !FIXED_ROWS.includes(row)
  return [
    table,
    unit === 'all' ? unit : (idOf('units', unit) ?? unit),
    isProject ? (idOf('projects', row) ?? row) : row,
    column,
  ].join('/')
}
