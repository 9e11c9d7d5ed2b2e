import type { BudgetLine } from '../../shared/model/document'

/** What a line is called: by the name of its economic code, else by the code, else by its place among lines, from 0. */
export function lineName(
  { economicCode }: Pick<BudgetLine, 'economicCode'>,
  name: string,
  at: number,
): string {
  return [name, economicCode].find((each) => each.trim() !== '') ?? `分项${at + 1}`
}
