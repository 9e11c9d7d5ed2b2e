import type { Project, TextBlock } from '../model/document'
import { printedOrder } from '../model/printed-order'
import type { ListedUnit, TextRecords } from './text-records'
import type { Repetition } from './spec'

/** What one turn of a repetition is about. */
export interface Item {
  /** Last part of the paragraph's key: the id of what it is about, where that is a record. */
  readonly key: string
  /** The same as people read it. */
  readonly shownKey: string
  /** Of what is no record of its own; units and projects are asked for theirs. */
  readonly name?: string
  /** Counted from 1. */
  readonly no: number
  readonly unitId?: string
  readonly projectId?: string
  /** A paragraph of the preparer's own. */
  readonly block?: TextBlock
}

/** The things that a paragraph or a list is repeated over, in printed order. */
export function itemsOf(repetition: Repetition, records: TextRecords, list?: string): readonly Item[] {
  switch (repetition) {
    case 'projects':
      return arranged(records.projects(), records, list).map(projectItem)
    case 'keyProjects':
      return arranged(
        records.projects().filter((project) => project.key),
        records,
        list,
      ).map(projectItem)
    case 'units':
      return records.units().map(unitItem)
    case 'independentUnits':
      return independentUnits(records).map(unitItem)
    case 'dependentUnits':
      return records.units().filter(isDependent).map(unitItem)
    case 'mainDepartments':
      return departments(records.units().filter((unit) => unit.main))
    case 'dependentDepartments':
      return departments(records.units().filter(isDependent))
  }
}

/** How many there are; projects by the thousand are counted, not listed. */
export function countOf(repetition: Repetition, records: TextRecords): number {
  return repetition === 'projects' ? records.projects().length : itemsOf(repetition, records).length
}

/** Units with accounts of their own: those that have rows in the tables. */
export function independentUnits(records: TextRecords): readonly ListedUnit[] {
  return records.units().filter((unit) => unit.independentAccounting)
}

/** In the order of a list. */
function arranged(
  projects: readonly Project[],
  records: TextRecords,
  list: string | undefined,
): readonly Project[] {
  if (list === undefined) return projects
  const byObject = new Map(projects.map((project) => [`projects/${project.id}`, project]))
  return printedOrder({ id: list }, projects, records.placements(list)).flatMap(
    ({ place }) => byObject.get(place.object ?? '') ?? [],
  )
}

function isDependent(unit: ListedUnit): boolean {
  return !unit.independentAccounting
}

function projectItem({ id, code }: Project, index: number): Item {
  return { key: id, shownKey: code, no: index + 1, projectId: id }
}

function unitItem({ id, code }: ListedUnit, index: number): Item {
  return { key: id, shownKey: code, no: index + 1, unitId: id }
}

function departments(units: readonly ListedUnit[]): readonly Item[] {
  return units
    .flatMap((unit) => unit.departments.map((name) => ({ name, unitId: unit.id })))
    .map(({ name, unitId }, index) => ({ key: name, shownKey: name, name, no: index + 1, unitId }))
}
