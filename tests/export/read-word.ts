import { execFileSync } from 'node:child_process'
import { SaxesParser } from 'saxes'
import type { ReadBlock, ReadCell } from './read-document'

/** What stands in a Word file, by a parser and an unzip that are not the writer's. */
export interface WordFile {
  readonly blocks: readonly ReadBlock[]
  /** Of the contents, which stand among the blocks as well. */
  readonly contents: readonly { readonly level: number; readonly text: string; readonly page: number }[]
  readonly instructions: readonly string[]
  /** Sheets, in order. */
  readonly sections: readonly {
    readonly isLandscape: boolean
    readonly hasNumber: boolean
    readonly start: string | null
  }[]
}

const UNZIP = 'import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))'

/** A part of a zip file, as text. */
export function partOf(path: string, part: string): string {
  return execFileSync('python3', ['-c', UNZIP, path, part], { encoding: 'utf8', maxBuffer: 2 ** 30 })
}

interface Open {
  columns: number
  headRows: number
  readonly rows: ReadCell[][]
  at: number
  cell: { texts: string[]; columns: number; goesOn: boolean }
}

const HEADING = /^Heading(\d)$/
const CONTENTS = /^TOC(\d)$/

export function readWord(path: string): WordFile {
  const blocks: ReadBlock[] = []
  const contents: { level: number; text: string; page: number }[] = []
  const instructions: string[] = []
  const sections: { isLandscape: boolean; hasNumber: boolean; start: string | null }[] = []
  let table: Open | null = null
  let style = ''
  let text = ''
  let taken: 'text' | 'instruction' | null = null
  let instruction = ''
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('text', (piece) => {
    if (taken === 'text') text += piece
    if (taken === 'instruction') instruction += piece
  })
  parser.on('opentag', ({ name, attributes: all }) => {
    const value = all['w:val'] ?? ''
    switch (name) {
      case 'w:tbl':
        if (table) throw new Error('a table in a table')
        table = { columns: 0, headRows: 0, rows: [], at: 0, cell: { texts: [], columns: 1, goesOn: false } }
        break
      case 'w:gridCol':
        if (table) table.columns += 1
        break
      case 'w:tr':
        table?.rows.push([])
        if (table) table.at = 0
        break
      case 'w:tblHeader':
        if (table) table.headRows += 1
        break
      case 'w:tc':
        if (table) table.cell = { texts: [], columns: 1, goesOn: false }
        break
      case 'w:gridSpan':
        if (table) table.cell.columns = Number(value)
        break
      case 'w:vMerge':
        if (table) table.cell.goesOn = value !== 'restart'
        break
      case 'w:p':
        style = ''
        text = ''
        break
      case 'w:pStyle':
        style = value
        break
      case 'w:t':
        taken = 'text'
        break
      case 'w:instrText':
        taken = 'instruction'
        instruction = ''
        break
      case 'w:br':
        text += '\n'
        break
      case 'w:tab':
        // A stop in a paragraph's properties has the same name.
        if (all['w:pos'] === undefined) text += '\t'
        break
      case 'w:sectPr':
        sections.push({ isLandscape: false, hasNumber: false, start: null })
        break
    }
    const section = sections.at(-1)
    if (!section) return
    if (name === 'w:pgSz') section.isLandscape = all['w:orient'] === 'landscape'
    if (name === 'w:footerReference') section.hasNumber = true
    if (name === 'w:pgNumType') section.start = all['w:start'] ?? null
  })
  parser.on('closetag', ({ name }) => {
    switch (name) {
      case 'w:t':
        taken = null
        break
      case 'w:instrText':
        taken = null
        instructions.push(instruction.trim())
        break
      case 'w:p': {
        if (table) {
          table.cell.texts.push(text)
          break
        }
        const level = HEADING.exec(style)?.[1]
        blocks.push({ kind: 'paragraph', level: level === undefined ? null : Number(level), text })
        const entry = CONTENTS.exec(style)?.[1]
        if (entry === undefined) break
        const [words = '', page = ''] = text.split('\t')
        contents.push({ level: Number(entry), text: words, page: Number(page) })
        break
      }
      case 'w:tc': {
        if (!table) break
        const { texts, columns, goesOn } = table.cell
        table.rows.at(-1)?.push({ text: texts.join('\n'), at: table.at, columns, goesOn })
        table.at += columns
        break
      }
      case 'w:tbl': {
        if (!table) break
        const { columns, headRows, rows } = table
        blocks.push({ kind: 'table', columns, headRows, rows })
        table = null
        break
      }
    }
  })
  parser.write(partOf(path, 'word/document.xml')).close()
  return { blocks, contents, instructions, sections }
}
