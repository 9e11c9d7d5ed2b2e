import type { RecordChange } from '../../../shared/model/change'
import { inDraft } from './draft'
import { amendment, type Grounds } from './plan'

/**
 * Lines of the unit that a project was of go along to its new one: the tables print a unit's money by its lines. Lines of other units
 * stay, and so does what the same step says of a line itself; both are told.
 */
export function followedUnits(
  { document, words }: Grounds,
  changes: readonly RecordChange[],
): { readonly changes: readonly RecordChange[]; readonly notes: readonly string[] } {
  const moved = movedProjects(changes)
  if (moved.length === 0) return { changes: [], notes: [] }
  const set = new Map(changes.flatMap((change) => (isUnitSet(change) ? [[change.id, change.before]] : [])))
  const told = { followed: 0, to: new Set<string>(), stayed: 0, of: new Set<string>() }
  const followed = inDraft(document, (take) => {
    take(changes)
    return moved.flatMap(({ id, from, to }) =>
      document.ownedBy('lines', { collection: 'projects', id }).flatMap((line): readonly RecordChange[] => {
        const follows = !set.has(line.id) && line.unitId === from
        if (follows || (line.unitId === to && set.get(line.id)?.['unitId'] === from)) {
          told.followed += 1
          told.to.add(to)
        } else if (line.unitId !== to) {
          told.stayed += 1
          told.of.add(line.unitId)
        }
        return follows ? [amendment('lines', line.id, line, { ...line, unitId: to })] : []
      }),
    )
  })
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
