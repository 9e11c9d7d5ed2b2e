import { readFileSync } from 'node:fs'
import { SaxesParser } from 'saxes'
import type { ReadBlock, ReadCell } from './read-document'

/** Paragraphs and tables of a flat OpenDocument text, as LibreOffice writes it; its contents are left out. */
export function readOffice(path: string): readonly ReadBlock[] {
  const blocks: ReadBlock[] = []
  let table: { columns: number; headRows: number; readonly rows: ReadCell[][]; at: number } | null = null
  let cell: { texts: string[]; columns: number; goesOn: boolean } | null = null
  let text: string | null = null
  let level: number | null = null
  let isHead = false
  let isBody = false
  let skipped = 0
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('text', (piece) => {
    // Blanks of more than one are elements.
    if (text !== null && skipped === 0) text += piece
  })
  parser.on('opentag', ({ name, attributes: all }) => {
    const count = (attribute: string): number => Number(all[attribute] ?? 1)
    if (name === 'office:text') isBody = true
    if (!isBody) return
    switch (name) {
      case 'text:table-of-content':
      case 'text:sequence-decls':
        skipped += 1
        break
      case 'text:h':
      case 'text:p':
        text = ''
        level = name === 'text:h' ? count('text:outline-level') : null
        break
      case 'text:s':
        text = (text ?? '') + ' '.repeat(count('text:c'))
        break
      case 'text:tab':
        text = `${text ?? ''}\t`
        break
      case 'text:line-break':
        text = `${text ?? ''}\n`
        break
      case 'table:table':
        table = { columns: 0, headRows: 0, rows: [], at: 0 }
        break
      case 'table:table-column':
        if (table) table.columns += count('table:number-columns-repeated')
        break
      case 'table:table-header-rows':
        isHead = true
        break
      case 'table:table-row':
        table?.rows.push([])
        if (table) table.at = 0
        if (table && isHead) table.headRows += 1
        break
      case 'table:table-cell':
        cell = { texts: [], columns: count('table:number-columns-spanned'), goesOn: false }
        break
      case 'table:covered-table-cell':
        cell = { texts: [], columns: count('table:number-columns-repeated'), goesOn: true }
        break
    }
  })
  parser.on('closetag', ({ name }) => {
    if (!isBody) return
    switch (name) {
      case 'office:text':
        isBody = false
        break
      case 'text:table-of-content':
      case 'text:sequence-decls':
        skipped -= 1
        break
      case 'text:h':
      case 'text:p':
        if (cell) cell.texts.push(text ?? '')
        else if (skipped === 0) blocks.push({ kind: 'paragraph', level, text: text ?? '' })
        text = null
        break
      case 'table:table-header-rows':
        isHead = false
        break
      case 'table:covered-table-cell':
      case 'table:table-cell': {
        if (!table || !cell) break
        const row = table.rows.at(-1)
        const before = row?.at(-1)
        // Those beside a cell that spans columns are covered by it; those below one, by the one above.
        const isBeside = cell.goesOn && before !== undefined && before.at + before.columns > table.at
        if (!isBeside) row?.push({ ...cell, text: cell.texts.join('\n'), at: table.at })
        table.at += name === 'table:covered-table-cell' ? cell.columns : 1
        cell = null
        break
      }
      case 'table:table': {
        if (!table) break
        const { columns, headRows, rows } = table
        blocks.push({ kind: 'table', columns, headRows, rows })
        table = null
        break
      }
    }
  })
  parser.write(readFileSync(path, 'utf8')).close()
  return blocks
}
