import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { expect, test } from 'vitest'
import { startWebHost } from '../support/program'
import { limits } from './limits'
import { report } from './report'
import { timings } from './timings'

/**
 * From Enter to the frame that shows the new total, in Chromium over the web host, with the sample: how much of it
 * is the call (HTTP, commit, recompute) and how much is the window's own. One frame is the base of the ratios.
 */
const EDITS = 40

test('edit to paint', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'budget-desk-paint-'))
  const host = await startWebHost(folder)
  const browser = await chromium.launch({
    executablePath: process.env['BUDGET_DESK_CHROMIUM'] ?? '/usr/bin/chromium',
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-gpu', '--disable-background-networking'],
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' })
    await page.goto(host.address)
    await page.getByRole('button', { name: /^打开示例预算/ }).click()
    const amount = page.getByRole('grid').getByRole('textbox', { name: /^商贸管理 / })
    await amount.click()
    const stages = { call: timings(), 'window, after the reply': timings(), 'key to paint': timings() }
    const frame = timings()
    for (const ms of await page.evaluate(frames)) frame.add(ms)
    for (let i = 1; i <= EDITS; i += 1) {
      await amount.click()
      await page.keyboard.type(`${10_500 + i}.00`)
      const total = (10_500 + i - 10_359.94 + 198_823.18).toFixed(2)
      const watch = await page.evaluateHandle(watchFor, total)
      await page.keyboard.press('Enter')
      const { key, call, paint } = await watch.evaluate(({ painted }) => painted)
      stages['call'].add(call)
      stages['window, after the reply'].add(paint - key - call)
      stages['key to paint'].add(paint - key)
    }
    const base = { name: 'one frame', took: frame }
    const over = report('14 projects, in Chromium', stages, base, limits.paint)
    expect(await amount.inputValue()).toBe('10,540.00')
    expect(over, 'stages over their limit').toEqual([])
  } finally {
    await browser.close()
    await host.end('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
}, 120_000)

/** Times of some animation frames. */
function frames(): Promise<number[]> {
  return new Promise((resolve) => {
    const seen: number[] = []
    const next = (now: number): void => {
      seen.push(now)
      if (seen.length > 30) resolve(seen.slice(1).map((at, i) => at - (seen[i] ?? at)))
      else requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
  })
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
        const channel = new MessageChannel()
        channel.port1.onmessage = () => {
          const calls = performance
            .getEntriesByType('resource')
            .filter(({ name }) => name.endsWith('/api/edit.set'))
          resolve({ key, call: calls.at(-1)?.duration ?? Number.NaN, paint: performance.now() })
        }
        channel.port2.postMessage(null)
      })
    })
    if (bar) observer.observe(bar, { subtree: true, childList: true, characterData: true })
  })
  return { painted }
}
