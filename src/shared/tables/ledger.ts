import {
  type CompiledTable,
  type Contribution,
  type Rule,
  compileContributions,
  isCodeRule,
  isDepartmentTotal,
  tablesUse,
} from './compile'
import { type Labels, accountingUnit, accountingUnits } from './labels'
import { type TableRecord, datasetsOf } from './records'
import type { RowSubject } from './rows'

/**
 * One row's place in the ledger: its amounts stand at `base` in the values, one per column. A slot that no record
 * reaches any more stays, for its code may come back.
 */
export interface Slot {
  readonly subject: RowSubject
  readonly base: number
  /** Records that reach the row. */
  count: number
}

/** A record with the rows that it reaches: `slots[i]` takes `contributions[i]`. */
export interface Entry {
  readonly record: TableRecord
  readonly contributions: readonly Contribution[]
  readonly slots: readonly Slot[]
}

/**
 * The sums: every row of every table as a run of 分 in one typed array, and every record with the runs it adds to.
 * An amount's edit costs the cells that it changes; `recompute` adds everything up again from nothing.
 */
export interface Ledger {
  readonly entries: ReadonlyMap<string, Entry>
  add(record: TableRecord): void
  remove(record: TableRecord): void
  /** Same record, other amounts: no row comes or goes. */
  amend(old: TableRecord, record: TableRecord): void
  value(slot: Slot, column: number): number
  slots(): Iterable<Slot>
  /** Slots that stand for a project. */
  projectSlots(projectId: string): readonly Slot[]
  /** Adds all records up again in place; rows stay as they are. */
  recompute(): void
}

export function entryKey(record: Pick<TableRecord, 'collection' | 'id'>): string {
  return `${record.collection}/${record.id}`
}

/** `onTouch` hears of a slot before its amounts or its count change. */
export function openLedger(
  tables: readonly CompiledTable[],
  labels: Labels,
  incomeStated: boolean,
  onTouch: (slot: Slot) => void,
): Ledger {
  const contributionsOf = cachedContributions(tables, incomeStated)
  const entries = new Map<string, Entry>()
  const byRule = new Map<Rule, Map<string, Slot>>()
  /** Units change only together with the layout, so each record's is looked up, not worked out. */
  const blocks = accountingUnits(labels)
  const unitOf = new Map([...labels.units.keys()].map((id) => [id, accountingUnit(labels, id)]))
  const mainUnit = accountingUnit(labels, null)
  let values = new Float64Array(1 << 12)
  let end = 0

  for (const table of tables) for (const rule of table.rules) openAlways(table, rule)

  return {
    entries,
    add(record) {
      const contributions = contributionsOf(record)
      const entry = { record, contributions, slots: contributions.map((each) => slotFor(record, each)) }
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
      post(entry, -1)
      const amended = { ...entry, record }
      entries.set(entryKey(record), amended)
      post(amended, 1)
    },
    value: (slot, column) => values[slot.base + column] ?? 0,
    *slots() {
      for (const slots of byRule.values()) yield* slots.values()
    },
    projectSlots(projectId) {
      return [...byRule.entries()].flatMap(([rule, slots]) =>
        rule.spec.rows === 'project'
          ? [...slots.values()].filter((slot) => slot.subject.entity === projectId)
          : [],
      )
    },
    recompute() {
      values.fill(0)
      for (const entry of entries.values()) addUp(entry, 1)
    },
  }

  function post(entry: Entry, direction: 1 | -1): void {
    for (const slot of entry.slots) onTouch(slot)
    addUp(entry, direction)
  }

  function addUp({ record, contributions, slots }: Entry, direction: 1 | -1): void {
    for (let i = 0; i < slots.length; i += 1) {
      const { columns, measures, sign } = contributions[i] as Contribution
      const { base } = slots[i] as Slot
      for (let c = 0; c < columns.length; c += 1) {
        const at = base + (columns[c] as number)
        values[at] = (values[at] as number) + direction * sign * record[measures[c] ?? 'amount']
      }
    }
  }

  /** Rows that are printed whether or not a record reaches them. */
  function openAlways(table: CompiledTable, rule: Rule): void {
    const { spec } = rule
    if (spec.rows !== 'unit' && spec.rows !== 'fixed') return
    for (const unit of standsInBlocks(table, rule) ? blocks : [null]) {
      find({ table, rule, unit, entity: null, level: 0 })
    }
  }

  function slotFor(record: TableRecord, { table, rule, level }: Contribution): Slot {
    const unit = standsInBlocks(table, rule) ? (unitOf.get(record.unitId ?? '') ?? mainUnit) : null
    return find({ table, rule, unit, entity: entityOf(record, rule, level), level })
  }

  function find(subject: RowSubject): Slot {
    const slots = byRule.get(subject.rule) ?? new Map<string, Slot>()
    byRule.set(subject.rule, slots)
    const key = `${subject.unit?.id ?? ''}/${subject.entity ?? ''}`
    const existing = slots.get(key)
    if (existing) return existing
    const slot = { subject, base: allocate(subject.table.spec.columns.length), count: 0 }
    slots.set(key, slot)
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

/** Whether a rule's rows repeat per unit. */
function standsInBlocks({ spec }: CompiledTable, rule: Rule): boolean {
  return spec.scope === 'unit' && spec.severalUnits !== 'total' && !isDepartmentTotal(rule)
}

function entityOf(record: TableRecord, { spec }: Rule, level: number): string | null {
  if (spec.rows === 'project') return record.projectId
  if (!isCodeRule(spec)) return null
  const code = spec.rows === 'function' ? record.functionCode : record.economicCode
  return code === null ? null : code.slice(0, spec.digits[level])
}

/** Contributions depend on few distinct combinations of dimensions; each is worked out once. */
function cachedContributions(
  tables: readonly CompiledTable[],
  incomeStated: boolean,
): (record: TableRecord) => readonly Contribution[] {
  const compute = compileContributions(tables)
  const byFunction = tablesUse(tables, 'functionCode')
  const byEconomic = tablesUse(tables, 'economicCode')
  const cache = new Map<string, readonly Contribution[]>()
  return (record) => {
    const { collection, kind, fundType, appropriation, source, carryOver } = record
    const function_ = byFunction ? record.functionCode : ''
    const economic = byEconomic ? record.economicCode : ''
    const key = `${collection}|${kind}|${fundType}|${appropriation}|${source}|${carryOver}|${function_}|${economic}`
    const known = cache.get(key)
    if (known) return known
    const computed = compute(record, datasetsOf(collection, incomeStated))
    cache.set(key, computed)
    return computed
  }
}
