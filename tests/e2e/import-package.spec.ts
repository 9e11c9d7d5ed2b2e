import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { gb18030 } from '../support/gb18030'
import { amountOf, closeFile, runCommand, statusBar } from './support/budget-page'
import { expect, test } from './support/desk'

const SAMPLE = new URL('../../resources/samples/longgang-2024.json', import.meta.url)

/** The two ways for a file into the window. */
const WAYS = {
  chosen: async (page: Page, file: string): Promise<void> => {
    const dialog = page.waitForEvent('filechooser')
    await runCommand(page, '文件', /从交换包新建/)
    await (await dialog).setFiles(file)
  },
  dropped: async (page: Page, file: string): Promise<void> => {
    const name = file.split(/[\\/]/).at(-1) ?? ''
    const base64 = readFileSync(file).toString('base64')
    const given = await page.evaluateHandle(
      ([base64, name]) => {
        const bytes = Uint8Array.from(atob(base64), (mark) => mark.charCodeAt(0))
        const transfer = new DataTransfer()
        transfer.items.add(new File([bytes], name))
        return transfer
      },
      [base64, name] as const,
    )
    await page.locator('.frame').dispatchEvent('dragover', { dataTransfer: given })
    await page.locator('.frame').dispatchEvent('drop', { dataTransfer: given })
  },
} as const

test('a package chosen in the window becomes a budget; one that is none is refused by place', async ({
  page,
  desk,
}) => {
  const folder = desk.folder
  const good = join(folder, '交来的预算.json')
  const bad = join(folder, '坏的.json')
  writeFileSync(good, readFileSync(SAMPLE))
  writeFileSync(bad, readFileSync(SAMPLE, 'utf8').replace('"fiscalYear": 2024', '"fiscalYear": "二〇二四"'))

  await WAYS.chosen(page, bad)
  await expect(page.getByRole('alert')).toContainText('交换包里有 1 处不合要求，没有导入。')
  await expect(page.getByRole('alert').getByRole('listitem')).toHaveText(
    /^\$\.department\.fiscalYear现为 "二〇二四"，应是/,
  )
  await WAYS.chosen(page, good)
  await expect(page.getByRole('main', { name: '项目支出' })).toBeVisible()
  await expect(statusBar(page)).toContainText('198,823.18')
  await closeFile(page)

  const db = new Database(join(folder, '交来的预算.budget'), { readonly: true })
  expect(db.prepare('SELECT sum(amount) FROM lines').pluck().get()).toBe(198_823_183_500)
  expect(db.prepare('SELECT label FROM steps').pluck().all()).toEqual(['从 交来的预算.json 导入'])
  db.close()
})

for (const [way, give] of Object.entries(WAYS)) {
  test(`F9: a package in GB18030 that is ${way} is read by the encoding offered, letter for letter`, async ({
    page,
    desk,
  }) => {
    const file = join(desk.folder, '国标.json')
    const sample = readFileSync(SAMPLE, 'utf8')
    writeFileSync(file, gb18030(sample))
    await give(page, file)
    const offer = page.getByRole('alert').getByRole('button', { name: '按 GB18030 读取' })
    await expect(page.getByRole('alert')).toContainText(
      /“国标\.json”从第 \d+ 行起不是 UTF-8 编码的文字，像是 GB18030（GBK）编码，没有读入/,
    )
    await expect(page.locator('body')).not.toContainText('\uFFFD')
    await expect(offer).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main', { name: '项目支出' })).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
    await expect(page.locator('body')).not.toContainText('\uFFFD')
    await expect(amountOf(page, '商贸管理')).toHaveText('10,359.94')
    await runCommand(page, '文件', /关闭文件/)
    await expect(page.getByRole('main', { name: '开始' })).toBeVisible()

    const { department, projects } = JSON.parse(sample) as {
      department: { agency: string }
      projects: readonly { name: string; purpose: string }[]
    }
    const db = new Database(join(desk.folder, '国标.budget'), { readonly: true })
    expect(db.prepare('SELECT agency FROM department').pluck().get()).toBe(department.agency)
    const stored = db.prepare('SELECT name, purpose FROM projects ORDER BY name').all()
    const given = projects.map(({ name, purpose }) => ({ name, purpose }))
    expect(stored).toEqual(expect.arrayContaining(given))
    db.close()
  })
}

const NO_TEXT = {
  'neither UTF-8 nor GB18030': [
    Buffer.concat([Buffer.from('{\n"department": "'), Buffer.from([0xff, 0x80, 0x00]), Buffer.from('"}')]),
    '从第 2 行起不是 UTF-8 编码的文字，没有读入。请另存为 UTF-8 再试。',
  ],
  'UTF-16': [
    Buffer.from('\uFEFF{"format": "budget-desk-package"}', 'utf16le'),
    '是 UTF-16（“Unicode”）编码的文字，没有读入。请另存为 UTF-8 再试。',
  ],
} as const

for (const [what, [bytes, words]] of Object.entries(NO_TEXT)) {
  test(`a file in ${what} is refused in words, with nothing offered and nothing made`, async ({
    page,
    desk,
  }) => {
    const file = join(desk.folder, '读不出.json')
    writeFileSync(file, bytes)
    for (const give of Object.values(WAYS)) {
      await give(page, file)
      await expect(page.getByRole('alert')).toContainText(`“读不出.json”${words}`)
      await expect(page.getByRole('alert').getByRole('button')).toHaveCount(1)
      await expect(page.locator('body')).not.toContainText('\uFFFD')
      await page.getByRole('button', { name: '知道了' }).click()
      await expect(page.getByRole('alert')).toHaveCount(0)
    }
    await expect(page.getByRole('main', { name: '开始' })).toBeVisible()
  })
}
