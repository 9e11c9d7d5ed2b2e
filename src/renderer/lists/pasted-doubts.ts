import { LOST, marredCode } from '../../shared/model/no-code'
import type { Cents } from '../../shared/money/cents'
import type { Unit } from '../../shared/money/format'
import { parseAmount } from '../../shared/money/parse'
import { editableAmount, namesUnit, withUnit } from '../components/typed-amount'
import type { CellEntry, Marred, UnitDoubt } from '../grid/column'

/** By what amounts that are pasted are doubted; `stood`: what those of a row may be measured by. */
export function doubtedAmounts<Row>(
  unit: Unit,
  stood: (row: Row) => readonly (Cents | null | undefined)[],
): Pick<CellEntry<Row>, 'doubts' | 'ofNumber' | 'unit'> {
  const other: Unit = unit === '元' ? '万元' : '元'
  const doubt: UnitDoubt<Row> = {
    shown: unit,
    other,
    off: unit === '万元' ? 'larger' : 'smaller',
    times: '一万倍',
    worth(text) {
      const amount = namesUnit(text) ? null : parseAmount(text, unit)
      return amount?.ok ? amount.cents : null
    },
    stood: (row) => stood(row).flatMap((each) => each ?? []),
    inOther: (text) => withUnit(text, other),
  }
  return {
    doubts: { unit: doubt },
    unit,
    // A number that was worked out, in full: as of a formula the 分 is the last that counts.
    ofNumber(number) {
      const amount = parseAmount(`=${number}`, unit)
      return amount.ok ? editableAmount(amount.cents, unit) : number
    },
  }
}

const WAYS: Readonly<Record<keyof typeof LOST, Marred['way']>> = {
  zeros: '补上 0 粘贴',
  form: '改回编码粘贴',
}

/** By what codes that are pasted are doubted. */
export function doubtedCodes<Row>(
  codes: () => readonly string[],
): Pick<CellEntry<Row>, 'doubts' | 'ofNumber'> {
  return {
    doubts: {
      marred(text) {
        const meant = marredCode(codes(), text)
        return meant && { value: meant.code, lost: LOST[meant.lost], way: WAYS[meant.lost] }
      },
    },
    ofNumber: (number) => number,
  }
}
