import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, type Page } from '@playwright/test'
import { test } from 'vitest'
import { created } from '../store/store-bench'
import { sampleDocument } from '../support/longgang'
import { startWebHost } from '../support/program'
import { largeBudget } from './large-budget'
import { limits } from './limits'
import { openPlainTable } from './plain-table'
import { report } from './report'
import { type Timings, timings } from './timings'

/**
 * The list of 10,000 projects beside a plain HTML table of the same cells, in one browser: how long frames take while either
 * scrolls. The plain table is the base of the ratio.
 */
const PROJECTS = 10_000
const TURNS = 4

test('scrolling 10,000 projects, beside a plain table', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'budget-desk-scroll-'))
  created(join(folder, '大.budget'), largeBudget(sampleDocument(), PROJECTS)).close()
  const host = await startWebHost(folder)
  const browser = await chromium.launch({
    executablePath: process.env['BUDGET_DESK_CHROMIUM'] ?? '/usr/bin/chromium',
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-gpu', '--disable-background-networking'],
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' })
    await page.goto(host.address)
    await page
      .getByRole('region', { name: /启动文件夹/ })
      .getByRole('button', { name: '大' })
      .click()
    await page.locator('[data-column="amount"]').nth(2).waitFor({ timeout: 60_000 })
    await expect(page.getByText('报表和文本正在计算')).toHaveCount(0, { timeout: 60_000 })
    const plain = await openPlainTable(browser, page, PROJECTS)
    const table = timings()
    const grid = timings()
    const holes: number[] = []
    // By turns, so that what else the machine does meets both.
    for (let turn = 0; turn < TURNS; turn += 1) {
      await plain.page.bringToFront()
      all(table, (await scrolled(plain.page, '#box')).frames)
      await page.bringToFront()
      const own = await scrolled(page, '.data-grid')
      all(grid, own.frames)
      holes.push(own.empty)
    }
    process.stdout.write(`frames in which a row was missing: ${holes.join(', ')}\n`)
    const base = { name: 'a frame of the plain table', took: table }
    expect(
      report('10,000 projects, scrolling', { 'a frame of the list': grid }, base, limits.scroll),
    ).toEqual([])
  } finally {
    await browser.close()
    await host.end('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
}, 300_000)

function all(into: Timings, frames: readonly number[]): void {
  for (const ms of frames) into.add(ms)
}

/** Scrolls down by the wheel for some seconds: how long each frame took, and in how many a row in view was not there. */
async function scrolled(page: Page, selector: string): Promise<{ frames: number[]; empty: number }> {
  const scroller = page.locator(selector).first()
  const box = await scroller.boundingBox()
  if (!box) throw new Error('nothing to scroll')
  await scroller.evaluate((element) => {
    element.scrollTop = 0
  })
  const watch = await page.evaluateHandle(watchFrames, selector)
  const session = await page.context().newCDPSession(page)
  await session.send('Input.synthesizeScrollGesture', {
    x: Math.round(box.x + box.width / 2),
    y: Math.round(box.y + box.height / 2),
    yDistance: -12_000,
    speed: 6_000,
    gestureSourceType: 'mouse',
  })
  const seen = await watch.evaluate((each) => each.end())
  await session.detach()
  expect(seen.moved).toBeGreaterThan(3_000)
  return seen
}

function watchFrames(selector: string): { end: () => { frames: number[]; empty: number; moved: number } } {
  const scroller = document.querySelector<HTMLElement>(selector)
  if (!scroller) throw new Error('nothing to scroll')
  const { left, top, height } = scroller.getBoundingClientRect()
  const frames: number[] = []
  let [empty, last, at, ended] = [0, 0, scroller.scrollTop, false]
  const next = (now: number): void => {
    if (ended) return
    // Of frames in which nothing moved nothing is learnt.
    if (last > 0 && scroller.scrollTop !== at) {
      frames.push(now - last)
      const there = document.elementFromPoint(left + 60, top + height / 2)
      if (!there?.closest('tr, [role=row]')) empty += 1
    }
    last = now
    at = scroller.scrollTop
    requestAnimationFrame(next)
  }
  requestAnimationFrame(next)
  return {
    end() {
      ended = true
      return { frames, empty, moved: scroller.scrollTop }
    },
  }
}
