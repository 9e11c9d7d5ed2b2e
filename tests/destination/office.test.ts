import { readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseCsv } from 'hucre/csv'
import { describe, expect, it } from 'vitest'
import { converted } from '../support/libreoffice'
import { suiteFolder } from '../support/temp-folder'
import { bytesOf, centsIn, destination, made, sample, twoUnits } from './finance-bench'

const folder = suiteFolder()

/** Worksheets as LibreOffice shows them, by name. */
async function shownSheets(
  name: string,
  bytes: Uint8Array,
): Promise<ReadonlyMap<string, readonly string[][]>> {
  const path = join(folder, `${name}.xlsx`)
  await writeFile(path, bytes)
  const files = await converted(path, 'csv', join(folder, name))
  const sheets = await Promise.all(
    files.map(async (file) => {
      const sheet = basename(file, '.csv').replace(`${name}-`, '')
      return [sheet, parseCsv(await readFile(file, 'utf8'))] as const
    }),
  )
  return new Map(sheets as readonly (readonly [string, string[][]])[])
}

describe.each([
  ['the sample', 'sample', sample()],
  ['two units whose ids are no codes', 'two', twoUnits()],
])('what LibreOffice makes of the package of %s', (_, name, document) => {
  it('shows codes whole, amounts with two decimals, and as many rows and 元 as the manifest says', async () => {
    const pack = made(document, 'xlsx')
    const sheets = await shownSheets(name, bytesOf(pack, 'national-2024.xlsx'))
    for (const [place, { id, sheet }] of destination('national-2024').tables.entries()) {
      const [head = [], , ...rows] = sheets.get(sheet ?? id) ?? []
      const told = pack.manifest.tables[place]
      expect(rows, id).toHaveLength(told?.rows ?? -1)
      const at = (column: string): number => head.indexOf(column)
      for (const row of rows) {
        const code = at('pro_code')
        if (code >= 0) expect(row[code]).toMatch(/^4403072024001\d{8}$/)
      }
      for (const { column, total } of told?.sums ?? []) {
        const shown = rows.map((row) => row[at(column)] ?? '').filter((each) => each !== '')
        for (const each of shown) expect(each).toMatch(/^\d+\.\d\d$/)
        expect(
          shown.reduce((sum, each) => sum + centsIn(each), 0),
          `${id} ${column}`,
        ).toBe(centsIn(total))
      }
    }
  }, 180_000)
})
