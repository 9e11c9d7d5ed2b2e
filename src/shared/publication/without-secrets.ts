import type { CollectionName } from '../model/field-types'
import { recordSets } from '../model/fields'
import type { BudgetDocument, BudgetLine, IncomeEntry, Project } from '../model/document'
import { namedBy, objectOf } from '../model/reference'
import { type Cents, cents } from '../money/cents'

/** A document without its secret projects, and what must not be told of them. */
export interface Unsecret {
  readonly document: BudgetDocument
  readonly secrets: readonly Secret[]
}

export interface Secret {
  /** Its name, its code, and what lists print instead of its name. */
  readonly names: readonly string[]
  /** Its total, and its lines' amounts. */
  readonly amounts: readonly Cents[]
}

type Records = { readonly [C in CollectionName]: readonly { readonly id: string }[] }

/**
 * Leaves out 涉密项目 with everything that belongs to them. Income that is stated apart from the lines is less by their money, so
 * that no difference tells it; null, where the income stated is not enough for that.
 */
export function withoutSecrets(document: BudgetDocument): Unsecret | null {
  const projects = document.projects.filter(({ secret }) => secret)
  if (projects.length === 0) return { document, secrets: [] }
  const gone = ownedBy(document, projects)
  const lines = document.lines.filter(({ id }) => gone.has(`lines/${id}`))
  const incomes = incomesWithout(document.incomes, lines)
  if (!incomes) return null
  const kept = Object.fromEntries(
    collections.map((set) => [
      set,
      (document as unknown as Records)[set].filter(({ id }) => !gone.has(`${set}/${id}`)),
    ]),
  )
  return {
    document: { ...document, ...kept, incomes },
    secrets: projects.map((project) => secretOf(project, lines, document)),
  }
}

const collections = recordSets.filter((set): set is CollectionName => set !== 'department')

/** Paths of the projects and of every record that goes with one of them. */
function ownedBy(document: BudgetDocument, projects: readonly Project[]): ReadonlySet<string> {
  const gone = new Set(projects.map(({ id }) => `projects/${id}`))
  for (let before = 0; before < gone.size;) {
    before = gone.size
    for (const set of collections) {
      for (const record of document[set]) {
        const owners = namedBy(set, record as never, true)
        if (owners.some(({ collection, id }) => gone.has(`${collection}/${id}`))) {
          gone.add(`${set}/${record.id}`)
        }
      }
    }
  }
  return gone
}

/** Null: they do not hold so much. */
function incomesWithout(
  incomes: readonly IncomeEntry[],
  lines: readonly BudgetLine[],
): readonly IncomeEntry[] | null {
  if (incomes.length === 0) return incomes
  const left = new Map(incomes.map((entry) => [entry.id, entry.amount as number]))
  for (const line of lines) {
    let rest = line.amount as number
    for (const entry of incomes) {
      if (rest === 0) break
      if (!isOfMoney(entry, line)) continue
      const taken = Math.min(rest, left.get(entry.id) ?? 0)
      left.set(entry.id, (left.get(entry.id) ?? 0) - taken)
      rest -= taken
    }
    if (rest !== 0) return null
  }
  return incomes.map((entry) => ({ ...entry, amount: cents(left.get(entry.id) ?? 0) }))
}

function isOfMoney(entry: IncomeEntry, line: BudgetLine): boolean {
  return (
    entry.unitId === line.unitId &&
    entry.fundType === line.fundType &&
    entry.appropriation === line.appropriation &&
    entry.source === line.source &&
    entry.carryOver === line.carryOver
  )
}

function secretOf(
  { id, code, name }: Project,
  lines: readonly BudgetLine[],
  { placements }: BudgetDocument,
): Secret {
  const amounts = lines.filter(({ projectId }) => projectId === id).map(({ amount }) => amount as number)
  const total = amounts.reduce((sum, amount) => sum + amount, 0)
  const printed = placements.flatMap((each) =>
    each.object === objectOf({ collection: 'projects', id }) ? (each.name ?? []) : [],
  )
  return {
    names: [name, code, ...printed],
    amounts: [...new Set([total, ...amounts])].filter((each) => each > 0).map(cents),
  }
}
