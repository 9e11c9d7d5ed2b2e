import type {
  BudgetLine,
  CodeName,
  Formula,
  IncomeEntry,
  Placement,
  PriorFact,
  Procurement,
  Review,
  RuleSetting,
  YearPlan,
} from './document'
import type { CodeField, CollectionName, RecordSet } from './field-types'
import { parseObject } from './reference'
import { definition, fieldOf, type RecordValues } from './fields'
import { type FieldPath, parseFieldPath, parseRecordPath, virtualFieldOf } from './path'
import { pathOfPlace, type PlaceCodes, type SaidPlace } from './said-place'
import { withYears } from './years'

/** What it takes to call a record by its name. */
export interface WordSources {
  readonly fiscalYear: number
  find(set: CollectionName, id: string): RecordValues | undefined
  /** Printed name of a code: the document's own, else the edition's; undefined for a code that neither knows. */
  codeName(type: CodeField['type'], code: string): string | undefined
  /** What the template calls one of its lists, a fixed row of it where one is named; undefined for none of its own. */
  listName(list: string, item: string | null): string | undefined
  /** What is printed, by the id of a cell or a table or the key of a paragraph or a part: the table's label, the row and the column. */
  printedName(place: string): string
  /** How the ids of cells name units and projects; not given: as they are stored. */
  readonly codes?: Pick<PlaceCodes, 'codeOf'>
}

/** What people call a record: `商贸管理 · 2011308 招商引资 · 30227 委托业务费`. */
export function recordName(set: RecordSet, record: RecordValues, sources: WordSources): string {
  switch (set) {
    case 'department':
      return definition.department.label
    case 'units':
    case 'projects':
    case 'codeNames':
      return (record as unknown as CodeName).name
    case 'lines':
      return joined(lineParts(record as unknown as BudgetLine, sources))
    case 'incomes': {
      const { fundType, unitId } = record as unknown as IncomeEntry
      return joined([
        definition.incomes.label,
        nameOf('units', unitId, sources),
        codeWords('fundType', fundType, sources),
      ])
    }
    case 'priorFacts':
      return joined(priorParts(record as unknown as PriorFact, sources))
    case 'placements': {
      const { list, object, item } = record as unknown as Placement
      const named = object === null ? null : parseObject(object)
      const subject = named ? nameOf(named.collection, named.id, sources) : null
      return joined([
        sources.listName(list, null) ?? list,
        subject ?? (item === null ? null : (sources.listName(list, item) ?? item)),
      ])
    }
    case 'formulas': {
      const { object, field } = record as unknown as Formula
      const named = parseObject(object)
      const owner = named && sources.find(named.collection, named.id)
      if (!named || !owner) return joined([definition.formulas.label, object])
      const label = fieldLabel({ set: named.collection, key: named.id, field }, sources.fiscalYear)
      return joined([definition.formulas.label, recordName(named.collection, owner, sources), label])
    }
    case 'acknowledgements':
    case 'remarks':
      return joined([definition[set].label, placeWords(record as unknown as SaidPlace, sources)])
    case 'reviews':
      return joined([definition[set].label, sources.printedName((record as unknown as Review).part)])
    case 'ruleSettings':
      return joined([definition[set].label, (record as unknown as RuleSetting).rule])
    case 'yearPlans': {
      const { projectId, year } = record as unknown as YearPlan
      return joined([nameOf('projects', projectId, sources), `${year}年${definition.yearPlans.label}`])
    }
    case 'procurements':
    case 'acquisitions': {
      const { lineId } = record as unknown as Procurement
      const line = sources.find('lines', lineId)
      const text = (record['content'] ?? record['name']) as string
      return joined([definition[set].label, line ? recordName('lines', line, sources) : null, excerpt(text)])
    }
    case 'goals':
    case 'indicators':
    case 'assets':
    case 'facts':
    case 'blocks': {
      const project = nameOf('projects', (record['projectId'] as string | null | undefined) ?? null, sources)
      const text = (record['text'] ?? record['level3'] ?? record['label']) as string
      return joined([definition[set].label, project, excerpt(text)])
    }
  }
}

/** A place by its record and field, or by what prints it. */
function placeWords(said: SaidPlace, sources: WordSources): string {
  return pathWords(pathOfPlace(said, sources.codes), sources)
}

/** The same of a place as findings name it. */
export function pathWords(path: string, sources: WordSources): string {
  const named = parseRecordPath(path)
  const own = named && sources.find(named.set as CollectionName, named.key)
  if (named && own) return recordName(named.set, own, sources)
  const field = parseFieldPath(path)
  if (!field) return sources.printedName(path)
  const label = fieldLabel(field, sources.fiscalYear)
  if (field.set === 'department') return label
  const record = sources.find(field.set, field.key)
  return joined([record ? recordName(field.set, record, sources) : null, label])
}

/** Label of a field, stored or virtual, years filled in. */
export function fieldLabel(path: FieldPath, fiscalYear: number): string {
  const field = virtualFieldOf(path) ?? fieldOf(path.set, path.field)
  return withYears(field?.label ?? path.field, fiscalYear)
}

/** 分项, 2023年数 */
export function setLabel(set: RecordSet, fiscalYear: number): string {
  return withYears(definition[set].label, fiscalYear)
}

/** `30227 委托业务费` */
export function codeWords(type: CodeField['type'], code: string, sources: WordSources): string {
  return [code, sources.codeName(type, code)].filter((part) => part !== undefined).join(' ')
}

/** The beginning of a text that is too long for a label. */
export function excerpt(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > 24 ? `${line.slice(0, 23)}…` : line
}

function lineParts(line: BudgetLine, sources: WordSources): readonly (string | null)[] {
  const kinds: Readonly<Record<string, string>> = definition.lines.fields.kind.options
  return [
    nameOf('projects', line.projectId, sources) ?? kinds[line.kind] ?? null,
    codeWords('functionCode', line.functionCode, sources),
    codeWords('economicCode', line.economicCode, sources),
  ]
}

function priorParts(fact: PriorFact, sources: WordSources): readonly (string | null)[] {
  const measures: Readonly<Record<string, string>> = definition.priorFacts.fields.measure.options
  const { functionCode, economicCode, fundType } = fact
  return [
    `${fact.year}年数`,
    nameOf('projects', fact.projectId, sources) ?? measures[fact.measure] ?? null,
    functionCode === null ? null : codeWords('functionCode', functionCode, sources),
    economicCode === null ? null : codeWords('economicCode', economicCode, sources),
    fundType === null ? null : codeWords('fundType', fundType, sources),
  ]
}

function nameOf(set: CollectionName, id: string | null, sources: WordSources): string | null {
  const found = id === null ? undefined : sources.find(set, id)
  return found === undefined ? null : (found['name'] as string)
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' · ')
}
