import { inCollectionOrder, type Placed } from '../../../shared/model/order'
import { movedFields, type OldRecord, type Surroundings, upgradedRecord } from './0003-identity/records'

/** Something that a package of an older version lacks, by its JSON path there. */
export interface OldFault {
  readonly path: readonly (string | number)[]
  /** What it should be. */
  readonly expected: 'integer' | 'text' | 'text or null'
}

/**
 * A package of version 1 to 7 as version 8 holds it, through the same functions as files of then. Whatever else is
 * wrong with it is left for the reader of packages to find; `faults` are those it could not find any more.
 */
export function upgradedPackage(value: unknown): {
  readonly value: unknown
  readonly faults: readonly OldFault[]
} {
  if (!isRecord(value)) return { value, faults: [] }
  const upgrades = [toFourth, toFifth, toSixth, toSeventh, toEighth]
  const fromThird = (third: OldRecord, version = 3): OldRecord =>
    upgrades.slice(version - 3).reduce((old, upgrade) => upgrade(old), third)
  const version = value['version']
  const isSince = upgrades.some((_, at) => version === at + 3)
  if (isSince) return { value: fromThird(value, version as number), faults: [] }
  if (version !== 1 && version !== 2) return { value, faults: [] }
  const second = version === 1 ? { ...value, facts: [], blocks: [] } : value
  const faults = Object.entries(movedFields).flatMap(([set, fields]) => missing(second, set, fields))
  return { value: faults.length > 0 ? second : fromThird(toThird(second)), faults }
}

/** Edition 8 brought what a finance system asks besides. */
function toEighth(value: OldRecord): OldRecord {
  const department = value['department']
  return {
    ...value,
    version: 8,
    department: isRecord(department) ? { ...department, divisionCode: '' } : department,
    units: withFields(value, 'units', { kind: 'administrative', creditCode: '' }),
    lines: withFields(value, 'lines', { govEconomicCode: null }),
  }
}

/** Edition 7 brought what people say of the checks. */
function toSeventh(value: OldRecord): OldRecord {
  return { ...value, version: 7, acknowledgements: [], remarks: [], reviews: [], ruleSettings: [] }
}

/** Edition 6 brought what the weights are to come to. */
function toSixth(value: OldRecord): OldRecord {
  const department = value['department']
  return {
    ...value,
    version: 6,
    department: isRecord(department) ? { ...department, weightTotal: null } : department,
  }
}

/** Edition 5 brought plans by year, items of lines, and fields of projects and indicators. */
function toFifth(value: OldRecord): OldRecord {
  return {
    ...value,
    version: 5,
    projects: withFields(value, 'projects', NEW_PROJECT_FIELDS),
    indicators: withFields(value, 'indicators', { lastValue: null }),
    yearPlans: [],
    procurements: [],
    acquisitions: [],
  }
}

function withFields(value: OldRecord, set: string, fields: OldRecord): unknown {
  const records = value[set]
  if (!Array.isArray(records)) return records
  return records.map((record: unknown) => (isRecord(record) ? { ...record, ...fields } : record))
}

const NEW_PROJECT_FIELDS = {
  startYear: null,
  endYear: null,
  secret: false,
  responsible: '',
  phone: '',
  legalBasis: '',
  description: '',
  controlFigure: null,
  totalAmount: null,
} as const

/** Edition 4 brought formulas; amounts of before were typed as numbers. */
function toFourth(value: OldRecord): OldRecord {
  return { ...value, version: 4, formulas: [] }
}

function toThird(value: OldRecord): OldRecord {
  const around = surroundingsOf(value)
  const placements: OldRecord[] = []
  const renewed = (set: string, record: unknown): unknown => {
    if (!isRecord(record)) return record
    const made = upgradedRecord(set, set === 'department' ? set : String(record['id']), record, around)
    placements.push(...made.flatMap((each) => (each.collection === 'placements' ? [each.values] : [])))
    return made.find(({ collection }) => collection === set)?.values
  }
  const sets = Object.entries(value).map(([name, content]) => {
    if (name === 'department') return [name, renewed(name, content)] as const
    return [name, Array.isArray(content) ? content.map((record) => renewed(name, record)) : content] as const
  })
  return {
    ...Object.fromEntries(sets),
    version: 3,
    placements: (placements as unknown as Placed[]).sort(inCollectionOrder),
  }
}

function surroundingsOf(value: OldRecord): Surroundings {
  const byCode = (set: string) =>
    new Map(
      recordsIn(value, set)
        .filter(isRecord)
        .map(({ code, id }) => [code as string, id as string] as const),
    )
  const ids = { units: byCode('units'), projects: byCode('projects') }
  const department = value['department']
  return {
    fiscalYear: isRecord(department) ? (department['fiscalYear'] as number) : 0,
    idOf: (collection, code) => ids[collection].get(code),
  }
}

function missing(value: OldRecord, set: string, fields: (typeof movedFields)[string]): readonly OldFault[] {
  const records = set === 'department' ? [value[set]] : recordsIn(value, set)
  return records.flatMap((record, index) =>
    isRecord(record)
      ? Object.entries(fields).flatMap(([field, expected]) =>
          isOfType(record[field], expected)
            ? []
            : [{ path: set === 'department' ? [set, field] : [set, index, field], expected }],
        )
      : [],
  )
}

function isOfType(value: unknown, expected: OldFault['expected']): boolean {
  if (expected === 'integer') return Number.isInteger(value)
  if (expected === 'text') return typeof value === 'string'
  return value === null || (typeof value === 'string' && value !== '')
}

function recordsIn(value: OldRecord, set: string): readonly OldRecord[] {
  const records = value[set]
  return Array.isArray(records) ? (records as readonly OldRecord[]) : []
}

/** Whether it is an object with fields. */
export function isRecord(value: unknown): value is OldRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
