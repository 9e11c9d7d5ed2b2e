import type { Project, TextBlock, Unit } from '../model/document'
import { inCollectionOrder } from '../model/order'
import type { TextRecords } from './records'
import type { Repetition } from './spec'

/** What one turn of a repetition is about. */
export interface Item {
  /** Last part of the paragraph's key. */
  readonly key: string
  readonly name: string
  /** Counted from 1. */
  readonly no: number
  readonly unit?: Unit
  readonly projectId?: string
  /** A paragraph of the preparer's own. */
  readonly block?: TextBlock
}

/** The things that a paragraph or a list is repeated over, in printed order. */
export function itemsOf(repetition: Repetition, records: TextRecords): readonly Item[] {
  switch (repetition) {
    case 'projects':
      return records.projects().map(projectItem)
    case 'keyProjects':
      return records
        .projects()
        .filter((project) => project.key)
        .sort((a, b) => a.part7Position - b.part7Position || inCollectionOrder(a, b))
        .map(projectItem)
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
export function independentUnits(records: TextRecords): readonly Unit[] {
  return records.units().filter((unit) => unit.independentAccounting)
}

function isDependent(unit: Unit): boolean {
  return !unit.independentAccounting
}

function projectItem({ id, code, name }: Project, index: number): Item {
  return { key: code, name, no: index + 1, projectId: id }
}

function unitItem(unit: Unit, index: number): Item {
  return { key: unit.code, name: unit.name, no: index + 1, unit }
}

function departments(units: readonly Unit[]): readonly Item[] {
  return units
    .flatMap((unit) => unit.departments.map((name) => ({ name, unit })))
    .map(({ name, unit }, index) => ({ key: name, name, no: index + 1, unit }))
}
