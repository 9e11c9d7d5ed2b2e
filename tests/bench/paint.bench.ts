import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, expect, type Locator, type Page } from '@playwright/test'
import { test } from 'vitest'
import { showTable } from '../e2e/support/budget-page'
import { created } from '../store/store-bench'
import { sampleDocument } from '../support/longgang'
import { startWebHost } from '../support/program'
import { frames } from './frames'
import { largeBudget } from './large-budget'
import { limits } from './limits'
import { openPlainTable } from './plain-table'
import { report } from './report'
import { type Timings, timings } from './timings'

/**
 * From Enter to the frame that shows the new total, in Chromium over the web host: how much of it is the call (HTTP,
 * commit, recompute) and how much is the window's own. With many projects also from the file chosen to its first row,
 * from a key to the digit in the cell, and from a click in the rail to the first frame of another page. One frame is the
 * base of the ratios.
 */
const EDITS = 40
const SWITCHES = 5
const TEXT = { to: '公开文本', shows: '.paper [data-block]' }
const TABLE_5 = { to: '预算报表', shows: '[role=grid] [data-line]' }

async function measured(
  name: string,
  most: Readonly<Record<string, number>>,
  prepare: (folder: string) => void,
  choice: (page: Page) => Locator,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'budget-desk-paint-'))
  prepare(folder)
  const host = await startWebHost(folder)
  const browser = await chromium.launch({
    executablePath: process.env['BUDGET_DESK_CHROMIUM'] ?? '/usr/bin/chromium',
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-gpu', '--disable-background-networking', '--enable-precise-memory-info'],
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' })
    await page.goto(host.address)
    const amount = page.locator('[data-column="amount"]').nth(2)
    await choice(page).waitFor()
    const began = performance.now()
    await choice(page).click()
    await amount.waitFor({ timeout: 60_000 })
    const chosen = performance.now() - began
    const calls = await page.evaluate(callsOfOpening)
    // Whatever waits for the tables and the text is over now.
    await expect(page.getByText('报表和文本正在计算')).toHaveCount(0, { timeout: 60_000 })
    const computed = performance.now() - began
    await amount.click()
    const first = fen(await amount.innerText())
    const whole = fen(
      await page
        .locator('.status-bar')
        .innerText()
        .then((text) => /支出\s*([\d,.]+)/.exec(text)?.[1] ?? ''),
    )
    const stages = {
      'opening: the records': once(calls.open),
      'opening: the lists': once(calls.show),
      'file chosen to first row': once(chosen),
      'file chosen to all computed': once(computed),
      'key to digit': timings(),
      call: timings(),
      'window, after the reply': timings(),
      'key to paint': timings(),
      'switch to the text': timings(),
      'switch to table 5': timings(),
    }
    const frame = timings()
    for (const ms of await page.evaluate(frames)) frame.add(ms)
    for (let i = 1; i <= EDITS; i += 1) {
      await amount.click()
      stages['key to digit'].add(await page.evaluate(keyToDigit))
      await page.keyboard.press('Escape')
      await page.keyboard.type(`${500 + i}.00`)
      const total = ((whole - first) / 100 + 500 + i).toFixed(2)
      const watch = await page.evaluateHandle(watchFor, total)
      await page.keyboard.press('Enter')
      const { key, call, paint } = await watch.evaluate(({ painted }) => painted)
      stages['call'].add(call)
      stages['window, after the reply'].add(paint - key - call)
      stages['key to paint'].add(paint - key)
    }
    expect(await amount.innerText()).toBe('540.00')
    await beside(page, browser, {
      made: { name: 'file chosen to first row', took: stages['file chosen to first row'].at(0.5) },
      written: { name: 'key to paint', took: stages['key to paint'].at(0.5) },
    })
    await weigh(page, `${name}, the projects`)
    await showTable(page, 5)
    for (let i = 0; i < SWITCHES; i += 1) {
      stages['switch to the text'].add(await page.evaluate(switchTo, TEXT))
      if (i === 0) await weigh(page, `${name}, the text`)
      stages['switch to table 5'].add(await page.evaluate(switchTo, TABLE_5))
    }
    const over = report(name, stages, { name: 'one frame', took: frame }, most)
    expect(over, 'stages over their limit').toEqual([])
  } finally {
    await browser.close()
    await host.end('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
}

test(
  'edit to paint, 14 projects',
  () =>
    measured(
      '14 projects, in Chromium',
      limits.paint,
      () => undefined,
      (page) => page.getByRole('button', { name: /^打开示例预算/ }),
    ),
  120_000,
)

test(
  'edit to paint, 10,000 projects',
  () =>
    measured(
      '10,000 projects, 50,000 lines, in Chromium',
      limits.paintLarge,
      (folder) => {
        created(join(folder, '大.budget'), largeBudget(sampleDocument(), 10_000)).close()
      },
      (page) => page.getByRole('region', { name: /启动文件夹/ }).getByRole('button', { name: '大' }),
    ),
  300_000,
)

/** The same by a plain HTML table of as many rows, in the same browser: what a ratio of one would mean. */
async function beside(
  page: Page,
  browser: Browser,
  own: Record<'made' | 'written', { readonly name: string; readonly took: number }>,
): Promise<void> {
  const rows = Number(await page.locator('.frame > .data-grid [aria-rowcount]').getAttribute('aria-rowcount'))
  const plain = await openPlainTable(browser, page, rows)
  const took = { made: plain.made, written: (await plain.written(EDITS / 2)).at(0.5) }
  await plain.page.close()
  for (const each of ['made', 'written'] as const) {
    const ratio = (own[each].took / took[each]).toFixed(2)
    process.stdout.write(
      `a plain table of ${rows} rows, ${each} and painted: ${took[each].toFixed(1)} ms; ${own[each].name}: ${ratio} of it\n`,
    )
  }
}

/** 万元 as printed, in hundredths of it. */
function fen(text: string): number {
  return Math.round(Number(text.replaceAll(',', '')) * 100)
}

function once(ms: number): Timings {
  const one = timings()
  one.add(ms)
  return one
}

/** How long the calls took that a budget is opened by. */
function callsOfOpening(): { open: number; show: number } {
  const calls = performance.getEntriesByType('resource')
  const took = (name: string): number =>
    calls
      .filter((call) => call.name.endsWith(`/api/${name}`))
      .reduce((sum, { duration }) => sum + duration, 0)
  return { open: took('budget.open') + took('budget.create'), show: took('budget.show') }
}

/** From a digit to the frame that shows it in the cell. */
async function keyToDigit(): Promise<number> {
  const area = document.querySelector<HTMLTextAreaElement>('.data-grid > textarea')
  if (!area) throw new Error('no cell')
  const began = performance.now()
  area.value = '7'
  area.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: '7' }))
  await new Promise(requestAnimationFrame)
  return performance.now() - began
}

async function weigh(page: Page, name: string): Promise<void> {
  const { heap, elements } = await page.evaluate(() => ({
    heap: (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
    elements: document.querySelectorAll('*').length,
  }))
  process.stdout.write(`${name}: heap ${(heap / 2 ** 20).toFixed(0)} MB, ${elements} elements\n`)
}

/** From a click in the rail to the frame that shows what a page is for. */
async function switchTo({ to, shows }: { to: string; shows: string }): Promise<number> {
  const rail = [...document.querySelectorAll<HTMLElement>('nav button')]
  const button = rail.find(({ textContent }) => textContent.includes(to))
  if (!button) throw new Error(`no way to ${to}`)
  await new Promise(requestAnimationFrame)
  const began = performance.now()
  button.click()
  while (!document.querySelector(`main:not([inert]) ${shows}`)) await new Promise(requestAnimationFrame)
  const channel = new MessageChannel()
  const painted = new Promise((resolve) => (channel.port1.onmessage = resolve))
  requestAnimationFrame(() => {
    channel.port2.postMessage(null)
  })
  await painted
  return performance.now() - began
}

/** Watches for Enter, then for the frame after the status bar shows the total. */
function watchFor(total: string): { painted: Promise<{ key: number; call: number; paint: number }> } {
  const painted = new Promise<{ key: number; call: number; paint: number }>((resolve) => {
    let key = 0
    addEventListener('keydown', (event) => (key = event.timeStamp), { once: true, capture: true })
    const digits = (text: string | null): string => (text ?? '').replaceAll(',', '')
    const bar = document.querySelector('.status-bar')
    performance.clearResourceTimings()
    const observer = new MutationObserver(() => {
      if (!digits(bar?.textContent ?? '').includes(total)) return
      observer.disconnect()
      requestAnimationFrame(() => {
        // Before whatever else came in while this frame was drawn.
        void scheduler.postTask(
          () => {
            const calls = performance
              .getEntriesByType('resource')
              .filter(({ name }) => name.endsWith('/api/edit.set'))
            resolve({ key, call: calls.at(-1)?.duration ?? Number.NaN, paint: performance.now() })
          },
          { priority: 'user-blocking' },
        )
      })
    })
    if (bar) observer.observe(bar, { subtree: true, childList: true, characterData: true })
  })
  return { painted }
}
