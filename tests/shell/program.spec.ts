import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { BudgetFrame } from '../../src/shared/contract/results'
import { amountOf, openListed, openSample, statusBar } from '../e2e/support/budget-page'
import type { DesktopProgram } from '../support/electron-stand-in/launch'
import { call, expect, test } from '../support/desktop'

/** Answers the next “save as” dialogs with `path`. */
async function saveAs(program: DesktopProgram, path: string): Promise<void> {
  await program.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
}

async function createSample(
  program: DesktopProgram,
  page: Page,
  path: string,
): Promise<BudgetFrame & { file: { handle: string } }> {
  await saveAs(program, path)
  const chosen = await call(page, 'file.choose', { purpose: 'save', suggestedName: '示例' })
  const handle = chosen.ok ? (chosen.value?.handle ?? '') : ''
  const created = await call(page, 'budget.create', { file: handle, from: { sample: 'longgang-2024' } })
  if (!created.ok) throw new Error(created.error.message)
  return { ...created.value, file: { ...created.value.file, handle } }
}

function isShown({ BrowserWindow }: typeof Electron.CrossProcessExports): boolean {
  return BrowserWindow.getAllWindows()[0]?.isVisible() ?? false
}

function supervisor(frame: BudgetFrame): string {
  return frame.department.supervisor
}

/** Keeps what the program tells the page, for a test to look at. */
async function listen(page: Page, event: string): Promise<() => Promise<unknown[]>> {
  await page.evaluate((name) => {
    const heard: unknown[] = []
    Object.assign(window, { [`heard ${name}`]: heard })
    window.budgetDesk?.on(name, (payload) => heard.push(payload))
  }, event)
  return () =>
    page.evaluate((name) => (window as unknown as Record<string, unknown[]>)[`heard ${name}`] ?? [], event)
}

test('loads the database, commits an edit, and finds it again after a new start', async ({ desktop }) => {
  const path = join(desktop.folder, '龙岗.budget')
  const first = await desktop.start()
  const page = await first.firstWindow()
  await expect.poll(() => first.evaluate(isShown)).toBe(true)
  const { budget } = await createSample(first, page, path)
  const edited = await call(page, 'edit.set', { budget, path: 'department/supervisor', value: '测试主管' })
  expect(edited).toMatchObject({ ok: true, value: { patch: { records: [{ collection: 'department' }] } } })
  await first.close()
  expect(existsSync(`${path}-journal`)).toBe(false)

  const second = await desktop.start(path)
  const again = await second.firstWindow()
  const opened = await again.evaluate(async () => {
    // The page may have asked for the file already; then it holds it open and recent files name it.
    const recent = (await window.budgetDesk?.call('file.list', {})) as { value: { handle: string }[] }
    return window.budgetDesk?.call('budget.open', { file: recent.value[0]?.handle })
  })
  expect(supervisor((opened as { value: BudgetFrame }).value)).toBe('测试主管')
})

test('a last edit is committed although the program is told to quit in the same breath', async ({
  desktop,
}) => {
  const path = join(desktop.folder, '末笔.budget')
  const program = await desktop.start()
  const page = await program.firstWindow()
  const { budget } = await createSample(program, page, path)
  await page.evaluate((open) => {
    for (let n = 1; n <= 20; n++) {
      // However fast edits are, the last one has to wait behind these.
      void window.budgetDesk?.call('budget.view', { budget: open })
      void window.budgetDesk?.call('edit.set', {
        budget: open,
        path: 'department/supervisor',
        value: `第${n}次`,
      })
    }
    void window.budgetDesk?.call('shell.run', { command: 'app.quit' })
  }, budget)
  await expect.poll(() => program.process().exitCode).not.toBeNull()
  expect(existsSync(`${path}-journal`)).toBe(false)

  const second = await desktop.start()
  const again = await second.firstWindow()
  const [entry] = await again.evaluate(async () => {
    const reply = (await window.budgetDesk?.call('file.list', {})) as { value: { handle: string }[] }
    return reply.value
  })
  const opened = await call(again, 'budget.open', { file: entry?.handle ?? '' })
  expect(opened.ok && supervisor(opened.value)).toBe('第20次')
})

test('a core that is killed comes back; the window is told and its handle still opens the file', async ({
  desktop,
}) => {
  const program = await desktop.start()
  const page = await program.firstWindow()
  const { budget, file } = await createSample(program, page, join(desktop.folder, '中断.budget'))
  await call(page, 'edit.set', { budget, path: 'department/supervisor', value: '中断之前' })
  const told = await listen(page, 'core.state')
  await program.evaluate(({ app }) => {
    const core = app
      .getAppMetrics()
      .find(({ type, serviceName }) => type === 'Utility' && serviceName !== 'network')
    const pid = app.getAppMetrics().find(({ name }) => name === 'budget-desk-core')?.pid ?? core?.pid
    if (pid === undefined) throw new Error('the core has no process of its own')
    process.kill(pid, 'SIGKILL')
  })
  await expect.poll(told).toMatchObject([{ state: 'restarting' }, { state: 'restarted' }])
  const opened = await call(page, 'budget.open', { file: file.handle })
  expect(opened.ok && supervisor(opened.value)).toBe('中断之前')
})

test('a page that breaks off comes back and is given the file that it held', async ({ desktop }) => {
  const program = await desktop.start()
  const page = await program.firstWindow()
  await createSample(program, page, join(desktop.folder, '页面.budget'))
  await page.evaluate(() => Object.assign(window, { before: true }))
  await program.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  )
  const shown = (): Promise<unknown> =>
    program
      .evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          `'before' in window || document.title`,
        ),
      )
      .catch(() => null)
  await expect.poll(shown, { timeout: 15_000 }).toContain('龙岗')
})

test('a second start hands its file to the first and ends', async ({ desktop }) => {
  const path = join(desktop.folder, '双击.budget')
  const program = await desktop.start()
  const page = await program.firstWindow()
  const { budget } = await createSample(program, page, path)
  await call(page, 'budget.close', { budget })
  const requested = await listen(page, 'file.requested')
  const second = desktop.start(path)
  await expect.poll(requested).toMatchObject([{ file: { name: '双击' } }])
  const ended = await second.then(
    (started) => started.process(),
    () => null,
  )
  await expect.poll(() => ended?.exitCode ?? 0).toBe(0)
})

test('the file that the program is started with is asked for once', async ({ desktop }) => {
  const path = join(desktop.folder, '启动.budget')
  const first = await desktop.start()
  await createSample(first, await first.firstWindow(), path)
  await first.close()
  const second = await desktop.start(path)
  const page = await second.firstWindow()
  // The page asked at its start and shows the file; nobody is given it a second time.
  await expect(page).toHaveTitle(/龙岗/)
  expect(await call(page, 'shell.opening', {})).toEqual({ ok: true, value: null })
})

test('the menu is Chinese and its commands reach the page, or the program', async ({ desktop }) => {
  const program = await desktop.start()
  const page = await program.firstWindow()
  const ran = await listen(page, 'command.run')
  const labels = await program.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.items.map(({ label }) => label),
  )
  expect(labels).toEqual(['文件', '编辑', '视图', '检查', '帮助'])
  await program.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('view.search')?.click()
  })
  await expect.poll(ran).toEqual([{ command: 'view.search' }])
  const zoom = await program.evaluate(({ Menu, BrowserWindow }) => {
    Menu.getApplicationMenu()?.getMenuItemById('view.zoomIn')?.click()
    return BrowserWindow.getAllWindows()[0]?.webContents.zoomLevel
  })
  expect(zoom).toBe(0.5)
  expect(await ran()).toHaveLength(1)
})

test('a value being typed is stored when the window is closed', async ({ desktop }) => {
  const first = await desktop.start()
  const page = await first.firstWindow()
  await saveAs(first, join(desktop.folder, '龙岗.budget'))
  await openSample(page)
  await amountOf(page, '商贸管理').click()
  await page.keyboard.type('10500')
  await first.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await expect.poll(() => first.process().exitCode).toBe(0)

  const again = await (await desktop.start()).firstWindow()
  await openListed(again, '龙岗')
  await expect(statusBar(again)).toContainText('支出198,963.24')
})

test('closing asks only over a value that was refused, and loses nothing else', async ({ desktop }) => {
  const program = await desktop.start()
  const page = await program.firstWindow()
  await saveAs(program, join(desktop.folder, '龙岗.budget'))
  await openSample(page)
  await amountOf(page, '商贸管理').click()
  await page.keyboard.type('105O0')
  const asked = await program.evaluate(async ({ dialog, BrowserWindow }) => {
    const questions: string[][] = []
    dialog.showMessageBoxSync = (...args: unknown[]) => {
      const { message, buttons } = args.at(-1) as { message: string; buttons: string[] }
      questions.push([message, ...buttons])
      return questions.length === 1 ? 0 : 1
    }
    BrowserWindow.getAllWindows()[0]?.close()
    await new Promise((resolve) => setTimeout(resolve, 500))
    return { questions, windows: BrowserWindow.getAllWindows().length }
  })
  expect(asked).toEqual({ questions: [['还有一处输入没有记入。', '返回', '丢掉这一处并关闭']], windows: 1 })
  await expect(amountOf(page, '商贸管理')).toHaveText('105O0')
  await program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await expect.poll(() => program.process().exitCode).toBe(0)
})

test('what was committed outlives the program being killed', async ({ desktop }) => {
  const path = join(desktop.folder, '断电.budget')
  const first = await desktop.start()
  const page = await first.firstWindow()
  const { budget } = await createSample(first, page, path)
  expect(
    await call(page, 'edit.set', { budget, path: 'department/supervisor', value: '断电之前' }),
  ).toMatchObject({ ok: true })
  first.process().kill('SIGKILL')
  await expect.poll(() => first.process().signalCode).toBe('SIGKILL')

  const again = await (await desktop.start()).firstWindow()
  await openListed(again, '断电')
  const [entry] = await again.evaluate(async () => {
    const reply = (await window.budgetDesk?.call('file.list', {})) as { value: { handle: string }[] }
    return reply.value
  })
  const opened = await call(again, 'budget.open', { file: entry?.handle ?? '' })
  expect(opened.ok && supervisor(opened.value)).toBe('断电之前')
})

test('the window opens where it stood', async ({ desktop }) => {
  const bounds = { x: 60, y: 40, width: 1100, height: 700 }
  const first = await desktop.start()
  await first.firstWindow()
  await first.evaluate(({ BrowserWindow }, given) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.unmaximize()
    window?.setBounds(given)
  }, bounds)
  await first.close()
  const second = await desktop.start()
  await second.firstWindow()
  const stood = await second.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
  )
  expect(stood).toEqual(bounds)
})

test('a cancelled dialog chooses nothing', async ({ desktop }) => {
  const program = await desktop.start()
  const page = await program.firstWindow()
  await program.evaluate(({ dialog }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] })
  })
  expect(await call(page, 'file.choose', { purpose: 'open' })).toEqual({ ok: true, value: null })
})

test('the page as it prints becomes a PDF file, named by the user', async ({ desktop }) => {
  const program = await desktop.start()
  const page = await program.firstWindow()
  const path = join(desktop.folder, '草稿.pdf')
  await saveAs(program, path)
  expect(await call(page, 'shell.print', { to: 'pdf', name: '草稿' })).toEqual({
    ok: true,
    value: { name: '草稿.pdf' },
  })
  const bytes = readFileSync(path)
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect(bytes.toString('latin1')).toContain('/StructTreeRoot')
})
