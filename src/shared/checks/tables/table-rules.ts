import type { Finding } from '../finding'
import { type Checked, concluded, silent } from './measured'
import type { TableRule } from '../spec'
import type { CheckedTable, TableSet } from './table-set'

/** What a note says of an empty table. */
const EMPTY_NOTE = /空表|无发生额|没有发生|无数据|(?:无|没有)[^。；]{0,24}(?:预算|支出|安排|收入|数据|经费)/

type Look = (table: CheckedTable) => readonly Omit<Finding, 'rule' | 'severity'>[]

/** By id of the rule. */
const LOOKS: Readonly<Record<string, Look>> = {
  R016: badAmounts,
  R060: missingNote,
  R061: needlessNote,
  R065: missingUnit,
  R095: noteOfOther,
  R100: badPercentages,
}

/** Runs a rule about what stands in and around the rows of each table. What the engine prints has been held to it already. */
export function checkTables(rule: TableRule, set: Pick<TableSet, 'isAddedUp' | 'tables'>): Checked {
  const look = LOOKS[rule.id]
  if (set.isAddedUp || !look) return concluded(rule, [])
  const tables = set.tables()
  if (tables.length === 0) return silent(rule, 'inapplicable', '没有表。')
  return concluded(
    rule,
    tables.flatMap((table) =>
      look(table).map((each) => ({ ...each, rule: rule.id, severity: rule.severity })),
    ),
  )
}

function badAmounts({ name, oddCells }: CheckedTable): ReturnType<Look> {
  return oddCells.map(({ place, row, text, fault }) => ({
    places: [place],
    expected: '金额',
    actual: text,
    difference: null,
    message: `${name}“${row}”一格是“${text}”，${AMOUNT_FAULTS[fault]}。`,
  }))
}

const AMOUNT_FAULTS: Readonly<Record<CheckedTable['oddCells'][number]['fault'], string>> = {
  words: '不是金额',
  negative: '金额不为负',
  tooFine: '小数位数多了',
}

function missingNote({ id, name, isEmpty, notes }: CheckedTable): ReturnType<Look> {
  if (!isEmpty || notes === null || notes.some((note) => EMPTY_NOTE.test(note))) return []
  const message = `${name}没有数，表下也没有说明。请写明本年度没有这类收支。`
  return [{ places: [id], expected: '有说明', actual: '没有', difference: null, message }]
}

function needlessNote({ id, name, isEmpty, notes }: CheckedTable): ReturnType<Look> {
  const note = notes?.find((each) => EMPTY_NOTE.test(each))
  if (isEmpty || note === undefined) return []
  const message = `${name}有数，表下却写“${note}”。请删去。`
  return [{ places: [id], expected: '没有说明', actual: note, difference: null, message }]
}

function missingUnit({ id, name, unit }: CheckedTable): ReturnType<Look> {
  if (unit !== null) return []
  const message = `${name}没有写明金额单位。`
  return [{ places: [id], expected: '元或万元', actual: '没有', difference: null, message }]
}

/** Tables that a note may name by what they are about. */
const SUBJECTS = ['政府性基金', '国有资本经营', '“三公”', '三公'] as const

function noteOfOther({ id, name, title, notes }: CheckedTable): ReturnType<Look> {
  const own = SUBJECTS.find((subject) => title.includes(subject))
  return (notes ?? []).flatMap((note) => {
    const other = SUBJECTS.find((subject) => note.includes(subject))
    if (own === undefined || other === undefined || other.includes(own) || own.includes(other)) return []
    const message = `${name}下面的说明写的是${other}：“${note}”。`
    return [{ places: [id], expected: own, actual: other, difference: null, message }]
  })
}

function badPercentages({ name, percentages }: CheckedTable): ReturnType<Look> {
  return percentages.flatMap(({ place, text }) => {
    const value = Number(text.replace(/[%％]$/, ''))
    if (value >= 0 && value <= 100) return []
    const actual = text.replace(/[%％]$/, '')
    const message = `${name}里有一格是 ${text}，百分比在 0 与 100 之间。`
    return [{ places: [place], expected: '0–100', actual, difference: null, message }]
  })
}
