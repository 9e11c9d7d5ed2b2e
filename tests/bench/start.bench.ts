import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, expect } from '@playwright/test'
import { test } from 'vitest'
import { amountOf, openListed } from '../e2e/support/budget-page'
import { launch } from '../support/electron-stand-in/launch'
import { budget, startWebHost } from '../support/program'
import { tempFolder } from '../support/temp-folder'
import { limits } from './limits'
import { report } from './report'
import { timings } from './timings'

/**
 * From starting the processes to the first rows of the sample on the screen, as a ratio to a page with one word in the
 * same browser. The stand-in is Node and Chromium, not Electron: its figure is about the program, not about Electron.
 */
const STARTS = 5
/** A slow start is measured, not broken off. */
const patiently = expect.configure({ timeout: 30_000 })

function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['BUDGET_DESK_CHROMIUM'] ?? '/usr/bin/chromium',
    chromiumSandbox: process.getuid?.() !== 0,
  })
}

test('start to first rows', async () => {
  const folder = tempFolder()
  const { code } = await budget(folder, ['new', '示例.budget', '--sample', 'longgang-2024'])
  if (code !== 0) throw new Error('no sample')
  const bare = timings()
  const stages = { 'web host': timings(), 'stand-in': timings() }

  for (let start = 0; start < STARTS; start++) {
    let began = performance.now()
    const plain = await startBrowser()
    const word = await plain.newPage()
    await word.setContent('<p>预算</p>')
    await expect(word.getByText('预算')).toBeVisible()
    bare.add(performance.now() - began)
    await plain.close()

    began = performance.now()
    const [host, browser] = await Promise.all([startWebHost(folder), startBrowser()])
    const page = await browser.newPage()
    await page.goto(host.address)
    await openListed(page, '示例')
    await patiently(amountOf(page, '商贸管理')).toBeVisible()
    stages['web host'].add(performance.now() - began)
    await browser.close()
    await host.end('SIGTERM')

    began = performance.now()
    const program = fileURLToPath(new URL('../../', import.meta.url))
    const args = [program, `--user-data-dir=${join(folder, 'own')}`, join(folder, '示例.budget')]
    const desk = await launch({ args, env: { BUDGET_DESK_HOME: join(folder, 'backups') } })
    await patiently(amountOf(await desk.firstWindow(), '商贸管理')).toBeVisible()
    stages['stand-in'].add(performance.now() - began)
    await desk.close()
  }
  const over = report('start to first rows', stages, { name: 'bare page', took: bare }, limits.start)
  expect(over, 'stages over their limit').toEqual([])
}, 180_000)
