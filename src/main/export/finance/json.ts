import type { TableRows } from '../../../shared/destination/rows'
import { valueText } from './values'

/** All tables as one JSON text: `{"TABLE": [{"column": value, …}, …], …}`; amounts are numbers with their decimals written out. */
export function* jsonText(tables: readonly TableRows[]): Generator<string> {
  yield '{'
  for (const [at, table] of tables.entries()) {
    yield `${at === 0 ? '' : ','}\n${JSON.stringify(table.spec.id)}: [`
    const keys = table.spec.columns.map(({ id }) => JSON.stringify(id))
    for (let row = 0; row < table.count; row += 1) {
      const { cells } = table.row(row)
      const fields = table.spec.columns.map((column, place) => {
        const cell = cells[place] ?? { value: null, place: null }
        const text = valueText(column, cell)
        const written = typeof cell.value === 'string' ? JSON.stringify(text) : text === '' ? 'null' : text
        return `${keys[place] ?? ''}: ${written}`
      })
      yield `${row === 0 ? '' : ','}\n  {${fields.join(', ')}}`
    }
    yield table.count === 0 ? ']' : '\n]'
  }
  yield '\n}\n'
}
