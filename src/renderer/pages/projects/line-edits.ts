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
