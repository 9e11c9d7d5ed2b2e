import type { RecordChange } from '../model/change'
import type { BudgetLine } from '../model/document'
import type { LineSumSpec } from './spec'

/** Sums over lines that no table prints, kept current by each line's old and new share. */
export interface LineSums {
  /** 分, and the paths of the lines that make it up. */
  read(name: string): { readonly value: number; readonly refs: readonly string[] }
  /** Names of the sums that changed, as groups: `lines/NAME`. */
  apply(changes: readonly RecordChange[]): ReadonlySet<string>
}

/** A figure made of no line, or of more than this, is linked to the lines as a whole. */
const MOST_REFS = 100

export function openLineSums(
  specs: Readonly<Record<string, LineSumSpec>>,
  lines: readonly BudgetLine[],
): LineSums {
  const sums = Object.entries(specs).map(([name, spec]) => ({
    name,
    spec,
    shares: new Map<string, number>(),
  }))
  for (const line of lines) put(line.id, line)

  return {
    read(name) {
      const sum = sums.find((each) => each.name === name)
      if (!sum) throw new Error(`no line sum ${name}`)
      const { shares, spec } = sum
      const value = [...shares.values()].reduce((total, share) => total + share, 0)
      const refs = [...shares.keys()].sort().map((id) => `lines/${id}/${spec.of}`)
      return { value, refs: refs.length === 0 || refs.length > MOST_REFS ? ['lines'] : refs }
    },
    apply(changes) {
      const touched = new Set<string>()
      for (const { collection, id, after } of changes) {
        if (collection !== 'lines') continue
        for (const name of put(id, after as unknown as BudgetLine | null)) touched.add(`lines/${name}`)
      }
      return touched
    },
  }

  function put(id: string, line: BudgetLine | null): readonly string[] {
    return sums.flatMap(({ name, spec, shares }) => {
      const old = shares.get(id) ?? 0
      const share = line && accepts(spec, line) ? line[spec.of] : 0
      if (share === 0) shares.delete(id)
      else shares.set(id, share)
      return share === old ? [] : [name]
    })
  }
}

function accepts({ where }: LineSumSpec, line: BudgetLine): boolean {
  const fields = line as unknown as Readonly<Record<string, unknown>>
  return Object.entries(where).every(([field, values]) => values.some((value) => fields[field] === value))
}
