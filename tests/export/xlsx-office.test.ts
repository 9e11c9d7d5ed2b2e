import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { parseCsv } from 'hucre/csv'
import { readXlsx, type Workbook } from 'hucre/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Book, workbookBytes } from '../../src/main/export/xlsx/workbook'
import { publishedTable, sampleDocument } from '../support/longgang'
import { validated } from '../support/office-validator'
import { converted } from '../support/libreoffice'
import { suiteFolder } from '../support/temp-folder'
import { bookOf, centsOf, randomBudgets } from './books'
import { nastyBook, NASTY } from './nasty-book'

/** What other programs make of the workbook: Microsoft's own check of the format, and LibreOffice. */
const folder = suiteFolder()
const sample = bookOf(sampleDocument())

async function written(name: string, book: Book): Promise<string> {
  const path = join(folder, `${name}.xlsx`)
  await writeFile(path, workbookBytes(book))
  return path
}

/** What LibreOffice writes of a workbook, having worked out its formulas. */
async function recalculated(path: string, name: string): Promise<Workbook> {
  const [file = ''] = await converted(path, 'xlsx', join(folder, name))
  return readXlsx(await readFile(file), { readStyles: true })
}

/** 分 that each formula comes to, by worksheet and place. */
function results({ sheets }: Workbook): ReadonlyMap<string, number> {
  return new Map(
    sheets.flatMap(({ name, cells }) =>
      [...(cells ?? [])].flatMap(([at, { formula, formulaResult }]) =>
        formula === undefined ? [] : [[`${name} ${at}`, centsOf(formulaResult)] as const],
      ),
    ),
  )
}

describe('Open XML SDK', () => {
  it.each(['Office2016', 'Microsoft365'] as const)('finds no fault, as %s', async (officeVersion) => {
    const random = Object.fromEntries(
      randomBudgets(1).map((document, run) => [`random-${run}`, bookOf(document)] as const),
    )
    for (const [name, book] of Object.entries({ sample, nasty: nastyBook(), ...random })) {
      const found = validated(await written(`${name}-${officeVersion}`, book), officeVersion)
      expect(found.errors, name).toEqual([])
      expect(found.ok, name).toBe(true)
    }
  })
})

describe('LibreOffice', () => {
  let path = ''
  beforeAll(async () => {
    path = await written('sample', sample)
  })

  it('works out what stands in the cells', async () => {
    const cached = results(await readXlsx(await readFile(path)))
    expect(cached.size).toBeGreaterThan(300)
    expect(results(await recalculated(path, 'sample'))).toEqual(cached)
  })

  it('works out what stands in the cells of a random budget', async () => {
    const [document] = randomBudgets(1)
    const random = await written('random', bookOf(document ?? sampleDocument()))
    const cached = results(await readXlsx(await readFile(random)))
    expect(results(await recalculated(random, 'random'))).toEqual(cached)
  })

  it('does so here: a wrong result is put right', async () => {
    const parts = unzipSync(await readFile(path))
    const part = 'xl/worksheets/sheet3.xml'
    const right = strFromU8(parts[part] ?? new Uint8Array())
    const wrong = right.replaceAll(/(<f>[^<]*<\/f><v>)[^<]*/g, '$11')
    expect(wrong).not.toBe(right)
    const tampered = join(folder, 'tampered.xlsx')
    await writeFile(tampered, zipSync({ ...parts, [part]: strToU8(wrong) }))
    const cached = results(await readXlsx(await readFile(path)))
    expect(results(await recalculated(tampered, 'tampered'))).toEqual(cached)
  })

  it('shows every amount as it is published', async () => {
    const files = await converted(path, 'csv', join(folder, 'shown'))
    for (const { number, label, title } of sample.tables) {
      const file = files.find((each) => each.includes(`${label} ${title}`)) ?? ''
      const shown = parseCsv(await readFile(file, 'utf8')).map((row) => row.map(String))
      const { rows } = publishedTable(number)
      const first = shown.findIndex((row) => row.includes(rows[0]?.name ?? ''))
      for (const { line, name, cells } of rows) {
        const amounts = Object.values(cells).map((amount) => amount.replace(/\B(?=(\d{3})+\.)/g, ','))
        expect(shown[first + line - 1], `${label} ${name}`).toEqual(
          expect.arrayContaining([name, ...amounts]),
        )
      }
    }
  })

  it('prints it', async () => {
    const [file = ''] = await converted(path, 'pdf', join(folder, 'paper'))
    const paper = await readFile(file)
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-')
    expect(paper.length).toBeGreaterThan(50_000)
  })

  it('takes nothing that somebody wrote for a formula', async () => {
    const { sheets } = await recalculated(await written('nasty', nastyBook()), 'nasty')
    const list = sheets[1]
    for (const [at, text] of NASTY.entries()) {
      const cell = list?.cells?.get(`${at + 1},0`)
      expect(cell?.type, JSON.stringify(text)).toMatch(/^(string|richText)$/)
      expect(cell?.formula).toBeUndefined()
      // Half a pair is no text to LibreOffice, and a line has one end.
      if (!text.isWellFormed()) continue
      expect(cell?.value, JSON.stringify(text)).toBe(text.replace('\r\n', '\n'))
    }
  })
})
