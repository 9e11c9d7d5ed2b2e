import type { BudgetLine, Project } from '../../../shared/model/document'
import type { Funding } from '../../../shared/model/funding'
import { copyOf } from '../../lists/record-texts'
import { LINE_SORT, type OneEdit, pick } from './project-edits'

/** A line behind another, of the same codes and source, with no amount yet. `isFirst`: the other is there no more. */
export function lineLike(line: BudgetLine, { isFirst = false } = {}): OneEdit {
  const value = { ...pick(line, LINE_SORT), projectId: line.projectId, amount: 0 }
  return { add: 'line', value, ...(isFirst ? {} : { after: `lines/${line.id}` }) }
}

/** The same line once more. */
export function copyOfLine(line: BudgetLine): OneEdit {
  return { add: 'line', value: copyOf(line), after: `lines/${line.id}` }
}

/** A line that begins a row of the matrix behind another's: what it is for tells it from those that are there. */
export function rowLike(row: readonly BudgetLine[], all: readonly BudgetLine[]): readonly OneEdit[] {
  const last = row.at(-1)
  const edit = last && lineLike(last)
  if (!edit || !('add' in edit)) return []
  return [{ ...edit, value: { ...edit.value, purpose: freeName('新用途', all) } }]
}

/** The same row of the matrix once more, behind it. */
export function copyOfRow(row: readonly BudgetLine[], all: readonly BudgetLine[]): readonly OneEdit[] {
  const after = `lines/${row.at(-1)?.id ?? ''}`
  const purpose = freeName(`${row[0]?.purpose ?? ''}（副本）`, all)
  // Each stands right behind the same one: the first of them is put there last.
  return row
    .map((line): OneEdit => ({ add: 'line', value: { ...copyOf(line), purpose }, after }))
    .toReversed()
}

function freeName(like: string, all: readonly BudgetLine[]): string {
  const taken = new Set(all.map(({ purpose }) => purpose))
  let name = like
  for (let number = 2; taken.has(name); number += 1) name = `${like}${number}`
  return name
}

/** The first line of a project, of codes that the budget uses already. */
export function firstLine(
  { id, unitId }: Project,
  codes: Pick<BudgetLine, 'functionCode' | 'economicCode'>,
  { fundTypes: [fundType], appropriation }: Funding,
): OneEdit {
  const unit = unitId === null ? {} : { unitId }
  const money = fundType === undefined ? {} : { fundType, appropriation }
  return { add: 'line', value: { ...unit, ...codes, ...money, kind: 'project', projectId: id, amount: 0 } }
}
