import type { BudgetDocument, CodeName, Department, Placement, Project, Unit } from '../model/document'
import type { Reserved } from '../model/rules'
import { inCollectionOrder } from '../model/order'

/** Standard names of a year's codes, from the classification pack. */
export interface CodeBook {
  readonly functions: ReadonlyMap<string, string>
  readonly economics: ReadonlyMap<string, string>
}

/** What rows are called and how they are ordered: everything of the document that is not an amount. */
export interface PrintedNames {
  department: Department
  readonly units: Map<string, Unit>
  readonly projects: Map<string, Project>
  /** Deviating printed names, by id. */
  readonly codeNames: Map<string, CodeName>
  readonly codeBook: CodeBook
  /** By list and what is placed there: `t05 projects/ID`. */
  readonly placements: Map<string, Placement>
  readonly reserved: Reserved
}

export function openPrintedNames(
  document: BudgetDocument,
  codeBook: CodeBook,
  reserved: Reserved,
): PrintedNames {
  return {
    department: document.department,
    units: byId(document.units),
    projects: byId(document.projects),
    codeNames: byId(document.codeNames),
    codeBook,
    placements: new Map(document.placements.map((placement) => [placementKey(placement), placement])),
    reserved,
  }
}

export function placementKey({ list, object, item }: Pick<Placement, 'list' | 'object' | 'item'>): string {
  return `${list} ${object ?? item ?? ''}`
}

/** Where a list puts a record (`projects/ID`) or a fixed item; undefined where it says nothing of it. */
export function placementOf(
  { placements }: PrintedNames,
  list: string | undefined,
  subject: string | undefined,
): Placement | undefined {
  return list === undefined || subject === undefined ? undefined : placements.get(`${list} ${subject}`)
}

/**
 * A code as it stands in the keys of rows and cells. No door takes a code that the template uses there itself; a file
 * may hold one from before, and must not be mistaken for the template's own row.
 */
export function codeInKeys(
  { reserved }: Pick<PrintedNames, 'reserved'>,
  of: 'units' | 'projects',
  code: string,
): string {
  // One that already looks like such a code made out of the way gets out of its way in turn.
  return reserved[of]?.has(code.replace(/^~+/, '')) ? `~${code}` : code
}

function byId<T extends { readonly id: string }>(records: readonly T[]): Map<string, T> {
  return new Map(records.map((record) => [record.id, record]))
}

/** The name a code is printed under: this document's own, else the edition's, else the code itself. */
export function codeName(
  printedNames: PrintedNames,
  classification: 'function' | 'economic',
  code: string,
): string {
  for (const own of printedNames.codeNames.values()) {
    if (own.classification === classification && own.code === code) return own.name
  }
  const names =
    classification === 'function' ? printedNames.codeBook.functions : printedNames.codeBook.economics
  return names.get(code) ?? code
}

/** Units that have rows of their own, in printed order. */
export function accountingUnits(printedNames: PrintedNames): readonly Unit[] {
  return [...printedNames.units.values()].filter((unit) => unit.independentAccounting).sort(inCollectionOrder)
}

/** The units that have a block of rows each, and which of them the money of every unit is printed under; all by id. */
export interface Blocks {
  readonly units: ReadonlySet<string>
  /** Takes what belongs to no unit, or to one without accounts of its own: 本级 drafts for those. */
  readonly main: string | null
}

export function blocksOf(printedNames: PrintedNames): Blocks {
  const units = accountingUnits(printedNames)
  return {
    units: new Set(units.map(({ id }) => id)),
    main: (units.find((unit) => unit.main) ?? units[0])?.id ?? null,
  }
}

export function sameBlocks(a: Blocks, b: Blocks): boolean {
  return a.main === b.main && a.units.symmetricDifference(b.units).size === 0
}
