import { slipOf } from '../../../shared/money/slip'
import { heardAmount } from '../../components/typed-amount'
import { useCodes } from '../../stores/codes'
import { useDesk } from '../../stores/desk'
import { useSession } from '../../stores/session'
import type { ProjectRow } from './project-rows'
import { markWords, type RowMarked } from './row-marks'

/** What is said of a row of the list beside its cells: its marks, and how its amounts are heard. */
export function useRowWords(rows: () => readonly ProjectRow[]) {
  const session = useSession()
  const desk = useDesk()
  const codes = useCodes()

  /** A quiet question beside an amount that may be in the wrong unit. */
  function questionOf(row: ProjectRow, index: number): string | null {
    const beside = [rows()[index - 1], rows()[index + 1]].flatMap((each) => each?.amount ?? [])
    return slipOf(row.amount, row.base, beside)
  }

  /** A wrong unit is heard: what the amount reads as, and what there is to ask about it. */
  function readOut(column: string, row: ProjectRow, at: number): string {
    if (column === 'prior') return row.base === null ? '' : heardAmount(row.base, desk.unit)
    if (column !== 'amount' || row.project.lines === 0) return ''
    return [heardAmount(row.amount, desk.unit), questionOf(row, at) ?? '']
      .filter((part) => part !== '')
      .join('。')
  }

  /** The marks of a row. */
  function marksOf(row: ProjectRow, index: number): RowMarked {
    return {
      isChanged: Object.hasOwn(session.projects.then, row.project.id),
      question: questionOf(row, index),
      unnamed: row.project.functionCodes.filter((code) => codes.isUnnamed('function', code)),
      lacksReason: row.lacksReason,
    }
  }

  /** What they say. */
  function wordsOf(row: ProjectRow, index: number): readonly string[] {
    return markWords(marksOf(row, index))
  }

  return { readOut, marksOf, wordsOf }
}
