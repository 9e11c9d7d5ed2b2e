import {
  CODE_OF,
  type CompiledTable,
  type Contribution,
  type Rule,
  askedBy,
  compileContributions,
  isCodeRule,
} from './compile'
import { type Addend, type Measure, dimensionNames, dimensions } from './addends'
import { datasetsOf } from './datasets'
import { type Blocks, type PrintedNames, sameBlocks } from './printed-names'
import type { Cents } from '../money/cents'
import type { RowSubject } from './rows'

/**
 * One row's place in the ledger: its amounts stand at `base` in the values, one per column. A slot that no record
 * reaches any more stays, for its code may come back.
 */
export interface Slot {
  readonly subject: RowSubject
  readonly base: number
  /** Nothing of last year stands in it: every amount is known. */
  readonly isOfThisYear: boolean
  /** Records that reach the row. */
  count: number
}

/** A record with the rows that it reaches: `slots[i]` takes `contributions[i]`. */
export interface Entry {
  readonly record: Addend
  readonly contributions: readonly Contribution[]
  readonly slots: readonly Slot[]
}

/**
 * The sums: every row of every table as a run of 分 in one typed array, and every record with the runs it adds to.
 * An amount's edit costs the cells that it changes; `recompute` adds everything up again from nothing.
 */
export interface Ledger {
  readonly entries: ReadonlyMap<string, Entry>
  add(record: Addend): void
  remove(record: Addend): void
  /** Same record, other amounts: no row comes or goes. */
  amend(old: Addend, record: Addend): void
  /** Null where the file does not say what stood there last year: absent is not zero. */
  value(slot: Slot, column: number): number | null
  /** The same of a whole row, by column; null also where a column is not of the row's side. */
  amounts(slot: Slot): readonly (Cents | null)[]
  slots(): IteratorObject<Slot>
  /** Slots of the rows that stand for a project, or for a fixed item of a list. */
  slotsOf(
    subject: { readonly projectId: string } | { readonly list: string; readonly item: string },
  ): readonly Slot[]
  /** Adds all records up again in place; rows stay as they are. */
  recompute(): void
}

export function entryKey(record: Pick<Addend, 'collection' | 'id'>): string {
  return `${record.collection}/${record.id}`
}

/** What decides which rows there are and what each record adds to them, whatever they are called. */
export interface Layout {
  readonly blocks: Blocks
  readonly fiscalYear: number
  /** Income is stated by records of its own, not taken from the expenditure. */
  readonly incomeStated: boolean
}

export function sameLayout(a: Layout, b: Layout): boolean {
  return a.fiscalYear === b.fiscalYear && a.incomeStated === b.incomeStated && sameBlocks(a.blocks, b.blocks)
}

/** A rule's rows, and where each stands: by its unit's id and what it is repeated for. */
interface SlotsOfRule {
  readonly all: Slot[]
  readonly byUnit: Map<string | null, Map<string | null, Slot>>
}

/** Rows by what they stand for, whatever that is called. `onTouch` hears of a slot before its amounts or its count change. */
export function openLedger(
  tables: readonly CompiledTable[],
  projects: PrintedNames['projects'],
  { blocks, fiscalYear, incomeStated }: Layout,
  onTouch: (slot: Slot) => void,
): Ledger {
  const lastYear = fiscalYear - 1
  const contributionsOf = cachedContributions(tables, { incomeStated, lastYear })
  const entries = new Map<string, Entry>()
  const byRule = new Map<Rule, SlotsOfRule>()
  let values = new Float64Array(1 << 12)
  let end = 0
  /** How many of last year's facts with an amount stand at an address that prints one of them. */
  const margins = new Map<number, number>()
  /** How many times facts of last year's 三公 are counted; while there are none, that year is unknown, not zero. */
  let threePublic = 0

  for (const table of tables) for (const rule of table.rules) openAlways(table, rule)

  return {
    entries,
    add(record) {
      const entry = reached(record, contributionsOf(record))
      entries.set(entryKey(record), entry)
      post(entry, 1)
      for (const slot of entry.slots) slot.count += 1
    },
    remove(record) {
      const entry = entries.get(entryKey(record))
      if (!entry) throw new Error(`no record ${entryKey(record)}`)
      entries.delete(entryKey(record))
      post(entry, -1)
      for (const slot of entry.slots) slot.count -= 1
    },
    amend(old, record) {
      const entry = entries.get(entryKey(old))
      if (!entry) throw new Error(`no record ${entryKey(old)}`)
      touch(entry)
      addUp(entry, -1)
      const amended = { ...entry, record }
      entries.set(entryKey(record), amended)
      addUp(amended, 1)
    },
    value(slot, column) {
      const at = slot.base + column
      return slot.isOfThisYear || isKnown(slot, column) ? (values[at] ?? 0) : null
    },
    amounts(slot) {
      const { subject, base, isOfThisYear } = slot
      const { columns } = subject.rule
      const row: (Cents | null)[] = []
      for (let i = 0; i < columns.length; i += 1) {
        const isStated = columns[i] === true && (isOfThisYear || isKnown(slot, i))
        // A sum of nothing may be −0.
        row.push(isStated ? (((values[base + i] as number) || 0) as Cents) : null)
      }
      return row
    },
    *slots() {
      for (const { all } of byRule.values()) yield* all
    },
    slotsOf(subject) {
      return [...byRule.entries()].flatMap(([{ spec }, { all, byUnit }]) => {
        if ('projectId' in subject) {
          // Asked for by entity in each unit: looked for among all rows, two thousand names pasted took a second.
          if (spec.rows !== 'project') return []
          return [...byUnit.values()].flatMap((ofUnit) => ofUnit.get(subject.projectId) ?? [])
        }
        const isIt = spec.rows === 'fixed' && spec.list === subject.list && spec.item === subject.item
        return isIt ? all : []
      })
    },
    recompute() {
      values.fill(0)
      margins.clear()
      threePublic = 0
      for (const entry of entries.values()) addUp(entry, 1)
    },
  }

  /** Most records have a row for every contribution, and then share the list of those with all that are like them. */
  function reached(record: Addend, contributions: readonly Contribution[]): Entry {
    const slots = contributions.map((contribution) => slotFor(record, contribution))
    if (!slots.includes(null)) return { record, contributions, slots: slots as Slot[] }
    return {
      record,
      contributions: contributions.filter((_, i) => slots[i]),
      slots: slots.filter((slot) => slot !== null),
    }
  }

  function post(entry: Entry, direction: 1 | -1): void {
    touch(entry)
    addUp(entry, direction)
  }

  function touch(entry: Entry): void {
    for (const slot of entry.slots) onTouch(slot)
    if (isOfLastYear(entry) && entry.contributions.some(isOfThreePublic)) touchThreePublic()
  }

  /** Whether the file says what stood in a cell last year, where it is one of last year. */
  function isKnown({ subject: { table, rule }, base }: Slot, column: number): boolean {
    if (rule.lastYear === 'prior' || table.marginColumns[column] === true)
      return Boolean(margins.get(base + column))
    return rule.lastYear !== 'priorThreePublic' || threePublic > 0
  }

  function addUp(entry: Entry, direction: 1 | -1): void {
    const { record, contributions, slots } = entry
    for (let i = 0; i < slots.length; i += 1) {
      const { columns, measures, sign } = contributions[i] as Contribution
      const { base } = slots[i] as Slot
      const factor = direction * sign
      for (let c = 0; c < columns.length; c += 1) {
        const at = base + (columns[c] as number)
        values[at] = (values[at] as number) + factor * record[measures[c] as Measure]
      }
    }
    if (isOfLastYear(entry)) countStated(entry, direction)
  }

  /** Which cells of last year's have an amount at all. */
  function countStated({ record, contributions, slots }: Entry, direction: 1 | -1): void {
    if (!record.stated) return
    contributions.forEach(({ dataset, columns }, i) => {
      if (dataset === 'priorThreePublic') threePublic += direction
      if (dataset !== 'prior') return
      for (const column of columns) {
        const at = (slots[i] as Slot).base + column
        margins.set(at, (margins.get(at) ?? 0) + direction)
      }
    })
  }

  /** The first of last year's 三公 facts makes all its rows known, and the last takes that with it. */
  function touchThreePublic(): void {
    for (const [rule, { all }] of byRule) {
      if (rule.lastYear === 'priorThreePublic') for (const slot of all) onTouch(slot)
    }
  }

  /** Rows that are printed whether or not a record reaches them. */
  function openAlways(table: CompiledTable, rule: Rule): void {
    const { spec } = rule
    if (spec.rows !== 'unit' && spec.rows !== 'fixed') return
    for (const unitId of rule.inBlocks ? blocks.units : [null]) find(table, rule, unitId, null, 0)
  }

  /** Null where a record has no row: it names no project or code, or is the margin of another row than this. */
  function slotFor(record: Addend, { table, rule, level }: Contribution): Slot | null {
    if (record.measure !== null && isElsewhere(record, rule)) return null
    const unitId = rule.inBlocks ? blockOf(record) : null
    const entity = entityOf(record, rule, level)
    const isNameless = entity === null ? rule.isRepeated : rule.isOfProjects && !projects.has(entity)
    return isNameless ? null : find(table, rule, unitId, entity, level)
  }

  function blockOf({ unitId }: Addend): string | null {
    return unitId !== null && blocks.units.has(unitId) ? unitId : blocks.main
  }

  /** Of several units, each has margins of its own, and so have all together. What is counted by item is no margin. */
  function isElsewhere({ measure, unitId }: Addend, { inBlocks }: Rule): boolean {
    return measure !== 'threePublic' && blocks.units.size > 1 && inBlocks === (unitId === null)
  }

  function find(
    table: CompiledTable,
    rule: Rule,
    unitId: string | null,
    entity: string | null,
    level: number,
  ): Slot {
    let ofRule = byRule.get(rule)
    if (!ofRule) byRule.set(rule, (ofRule = { all: [], byUnit: new Map() }))
    let ofUnit = ofRule.byUnit.get(unitId)
    if (!ofUnit) ofRule.byUnit.set(unitId, (ofUnit = new Map<string | null, Slot>()))
    const existing = ofUnit.get(entity)
    if (existing) return existing
    const subject = { table, rule, unitId, entity, level }
    const isOfThisYear = rule.lastYear === null && !table.marginColumns.includes(true)
    const slot = { subject, base: allocate(table.spec.columns.length), isOfThisYear, count: 0 }
    ofUnit.set(entity, slot)
    ofRule.all.push(slot)
    return slot
  }

  function allocate(width: number): number {
    const base = end
    end += width
    if (end > values.length) {
      const larger = new Float64Array(values.length * 2)
      larger.set(values)
      values = larger
    }
    return base
  }
}

function isOfThreePublic({ dataset }: Contribution): boolean {
  return dataset === 'priorThreePublic'
}

function isOfLastYear({ record }: Entry): boolean {
  return record.collection === 'priorFacts'
}

function entityOf(record: Addend, { spec }: Rule, level: number): string | null {
  if (spec.rows === 'project') return record.projectId
  if (!isCodeRule(spec)) return null
  const code = record[CODE_OF[spec.rows]]
  return code === null ? null : code.slice(0, spec.digits[level])
}

/**
 * Contributions depend on few distinct combinations of dimensions; each is worked out once. The key is made of those
 * that some predicate asks for and of what says the record's datasets; a fact of last year is a margin of all that it
 * states, asked for or not.
 */
function cachedContributions(
  tables: readonly CompiledTable[],
  setting: Parameters<typeof datasetsOf>[1],
): (record: Addend) => readonly Contribution[] {
  const compute = compileContributions(tables)
  const asked: ReadonlySet<string> = new Set(tables.flatMap(askedBy))
  const deciding = dimensionNames.filter((name) => dimensions[name].by !== 'row')
  const ofMoney = deciding.filter((name) => asked.has(name))
  const cache = new Map<string, readonly Contribution[]>()
  return (record) => {
    let key: string = record.collection
    for (const name of record.collection === 'priorFacts' ? deciding : ofMoney)
      key += `|${String(record[name])}`
    const known = cache.get(key)
    if (known) return known
    const computed = compute(record, datasetsOf(record, setting))
    cache.set(key, computed)
    return computed
  }
}
