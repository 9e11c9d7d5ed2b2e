import type { BudgetLine, PriorFact } from '../../../shared/model/document'
import { apportion } from '../../../shared/money/apportion'
import { type Cents, cents, ZERO } from '../../../shared/money/cents'
import type { Grounds } from './plan'
import { priorOfProject } from './prior-fact'
import { weightsOf } from './spread-total'

/** What tells the figures of a project's lines apart. */
const CODES = ['functionCode', 'economicCode', 'fundType'] as const

/**
 * Last year's figures of lines: what the file says of their projects by function, economic code and fund type. Each figure goes to
 * the lines that no narrower one is of, where there are any, in proportion to what they are. Null: it is not known.
 */
export function priorOfLines(grounds: Grounds, lines: readonly BudgetLine[]): readonly (Cents | null)[] {
  const known = new Map<string, Cents>()
  for (const projectId of new Set(lines.map((line) => line.projectId))) {
    if (projectId === null) continue
    const own = grounds.document.ownedBy('lines', { collection: 'projects', id: projectId })
    const facts = priorOfProject(grounds, projectId).facts.filter(
      (fact) => fact.amount !== null && narrowness(fact) > 0,
    )
    for (const [fact, of] of linesByFact(facts, own)) {
      const shares = apportion(
        cents(Math.max(fact.amount ?? 0, 0)),
        weightsOf(
          of.map(({ amount }) => amount),
          'proportional',
        ),
      )
      for (const [at, { id }] of of.entries())
        known.set(id, cents((known.get(id) ?? ZERO) + (shares[at] ?? ZERO)))
    }
  }
  return lines.map(({ id }) => known.get(id) ?? null)
}

/** The lines that each fact's figure goes to; facts that are of none are left out. */
function linesByFact(
  facts: readonly PriorFact[],
  lines: readonly BudgetLine[],
): readonly (readonly [PriorFact, readonly BudgetLine[]])[] {
  const narrowest = new Map(
    lines.map((line) => [
      line.id,
      Math.max(0, ...facts.filter((fact) => isOf(fact, line)).map((fact) => narrowness(fact))),
    ]),
  )
  return facts.flatMap((fact) => {
    const of = lines.filter((line) => isOf(fact, line))
    const own = of.filter(({ id }) => narrowest.get(id) === narrowness(fact))
    return of.length === 0 ? [] : [[fact, own.length > 0 ? own : of] as const]
  })
}

/** A line is of a code that its own begins with. */
function isOf(fact: PriorFact, line: BudgetLine): boolean {
  return (
    (fact.unitId === null || fact.unitId === line.unitId) &&
    CODES.every((name) => line[name].startsWith(fact[name] ?? ''))
  )
}

/** How much of its lines' codes a fact says; 0: it is of the whole project. */
function narrowness(fact: PriorFact): number {
  return CODES.reduce((sum, name) => sum + (fact[name]?.length ?? 0), 0)
}
