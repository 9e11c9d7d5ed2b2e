import type { RecordChange } from '../../../shared/model/change'
import type { BudgetLine } from '../../../shared/model/document'
import { inDraft } from './draft'
import { amendment, type Grounds } from './plan'

/**
 * Lines go along to the unit of their project: those of a project that gets another unit, and those that come to it from elsewhere, for
 * the tables print a unit's money by its lines. Lines that were of another unit than their project stay, and so does what the same
 * step says of a line itself; all of it is told.
 */
export function followedUnits(
  { document, words }: Grounds,
  changes: readonly RecordChange[],
): { readonly changes: readonly RecordChange[]; readonly notes: readonly string[] } {
  const moved = movedProjects(changes)
  const came = cameLines(changes)
  if (moved.length === 0 && came.size === 0) return { changes: [], notes: [] }
  const set = new Map(changes.flatMap((change) => (isUnitSet(change) ? [[change.id, change.before]] : [])))
  const told = { followed: 0, to: new Set<string>(), stayed: 0, of: new Set<string>() }
  const unitBefore = new Map(
    [...came].map(([id, project]) => [id, document.get('projects', project ?? '')?.unitId ?? null]),
  )
  const followed = inDraft(document, (take) => {
    take(changes)
    const ofMoved = moved.flatMap(({ id, from, to }) => {
      const lines = document
        .ownedBy('lines', { collection: 'projects', id })
        .filter((line) => !came.has(line.id))
      return follow(lines, to, () => from ?? onlyUnit(lines))
    })
    const ofCame = [...came.keys()].flatMap((id) => {
      const line = document.get('lines', id)
      const to = document.get('projects', line?.projectId ?? '')?.unitId ?? null
      return line && to !== null ? follow([line], to, () => unitBefore.get(id) ?? line.unitId) : []
    })
    return [...ofMoved, ...ofCame]
  })
  /** Those of the unit that they were in `from` go along; how many, and how many not, is told. */
  function follow(
    lines: readonly BudgetLine[],
    to: string,
    from: () => string | null,
  ): readonly RecordChange[] {
    return lines.flatMap((line): readonly RecordChange[] => {
      const follows = !set.has(line.id) && line.unitId === from() && line.unitId !== to
      if (follows || (line.unitId === to && set.get(line.id)?.['unitId'] === from())) {
        told.followed += 1
        told.to.add(to)
      } else if (line.unitId !== to) {
        told.stayed += 1
        told.of.add(line.unitId)
      }
      return follows ? [amendment('lines', line.id, line, { ...line, unitId: to })] : []
    })
  }
  const names = (ids: ReadonlySet<string>): string =>
    [...ids].map((id) => `“${String(words.find('units', id)?.['name'])}”`).join('、')
  return {
    changes: followed,
    notes: [
      ...(told.followed > 0 ? [`${told.followed} 条分项的预算单位随之改为${names(told.to)}。`] : []),
      ...(told.stayed > 0 ? [`${told.stayed} 条分项的预算单位仍是${names(told.of)}，没有改。`] : []),
    ],
  }
}

/** The unit of all lines; null: they are of several, or there are none. */
function onlyUnit(lines: readonly BudgetLine[]): string | null {
  const units = new Set(lines.map(({ unitId }) => unitId))
  return units.size === 1 ? (lines[0]?.unitId ?? null) : null
}

/** Lines that were there and come to a project; by id: the one that they come from, null: none. */
function cameLines(changes: readonly RecordChange[]): ReadonlyMap<string, string | null> {
  const own = Map.groupBy(
    changes.filter(({ collection }) => collection === 'lines'),
    ({ id }) => id,
  )
  return new Map(
    [...own].flatMap(([id, all]) => {
      const [from, to] = [all[0]?.before, all.at(-1)?.after]
      const comes = from && to && to['projectId'] !== null && from['projectId'] !== to['projectId']
      return comes ? [[id, from['projectId'] as string | null] as const] : []
    }),
  )
}

function isUnitSet({ collection, before, after }: RecordChange): boolean {
  return collection === 'lines' && before?.['unitId'] !== after?.['unitId']
}

/** Projects that another unit is responsible for once the changes are made. */
function movedProjects(
  changes: readonly RecordChange[],
): readonly { readonly id: string; readonly from: string | null; readonly to: string }[] {
  const own = Map.groupBy(
    changes.filter(({ collection }) => collection === 'projects'),
    ({ id }) => id,
  )
  return [...own].flatMap(([id, all]) => {
    const [first, last] = [all[0]?.before, all.at(-1)?.after]
    const [from, to] = [first?.['unitId'], last?.['unitId']] as [string | null, string | null | undefined]
    return first && to && from !== to ? [{ id, from, to }] : []
  })
}
