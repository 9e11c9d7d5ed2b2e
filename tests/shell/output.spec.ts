import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openSample } from '../e2e/support/budget-page'
import { expect, test } from '../support/desktop'

/** 输出 in the desktop program: its own window prints, the system's dialogs and folders are used. */

test('the document is put out into a chosen folder, printed by the program itself, and shown there', async ({
  desktop,
}) => {
  test.slow()
  const program = await desktop.start()
  const page = await program.firstWindow()
  await program.evaluate(({ dialog }, folder) => {
    const { basename, join: joined } = process.getBuiltinModule('node:path')
    dialog.showSaveDialog = (...args: unknown[]) => {
      const { defaultPath } = args.at(-1) as Electron.SaveDialogOptions
      return Promise.resolve({ canceled: false, filePath: joined(folder, basename(defaultPath ?? '')) })
    }
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] })
  }, desktop.folder)
  await openSample(page)
  await page.keyboard.press('Control+7')
  const output = page.getByRole('main', { name: '输出' })
  await expect(output.getByRole('region', { name: '预览' }).getByRole('status')).toHaveText(
    /第 1 页，共 \d+ 页/,
    { timeout: 40_000 },
  )
  await output.getByRole('button', { name: '更改' }).click()
  await output.getByRole('checkbox', { name: '全文 Word' }).uncheck()
  await output.getByRole('button', { name: '输出 1 个文件' }).click()
  const last = output.getByRole('region', { name: /的输出$/ })
  await expect(last).toContainText('（全文）.pdf', { timeout: 60_000 })
  const [pdf = ''] = readdirSync(desktop.folder).filter((name) => name.endsWith('.pdf'))
  const path = join(desktop.folder, pdf)
  expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-')
  expect(execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })).toContain('198,823.18')
  await last.getByRole('button', { name: '在文件夹中显示' }).click()
  await expect
    .poll(() => program.evaluate(({ shell }) => (shell as unknown as { shown: string[] }).shown))
    .toEqual([path])
  // The window that printed is gone, and what lay beside it.
  expect(await program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  const work = join(desktop.own, 'work')
  const left = existsSync(work)
    ? readdirSync(work, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('print-'))
    : []
  expect(left).toEqual([])
})
