import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { type CDPSession, chromium, expect, type Locator, type Page } from '@playwright/test'
import { test } from 'vitest'
import { openListed, runCommand, statusBar } from '../e2e/support/budget-page'
import { created } from '../store/store-bench'
import { sampleDocument } from '../support/longgang'
import { startWebHost } from '../support/program'
import type { BudgetDocument } from '../../src/shared/model/document'
import type { Cents } from '../../src/shared/money/cents'
import { frames } from './frames'
import { largeBudget } from './large-budget'
import { limits } from './limits'
import { report } from './report'
import { timings } from './timings'

/**
 * 2,000 rows of 12 cells pasted, in a budget of 10,000 projects: from Ctrl+V to the frame that shows the step, in Chromium
 * over the web host. The list has three columns that are typed into, the lines of a project more; what of the twelve finds
 * no column is left out, as it is said there. One frame is the base of the ratios.
 */
const ROWS = 2_000
const PASTES = 5
const CELLS = 12

test('2,000 rows into the list of 10,000 projects', async () => {
  const document = largeBudget(sampleDocument(), 10_000)
  const projects = document.projects.toSorted((a, b) => a.position - b.position).slice(0, ROWS)
  const totals = sums(document.lines.map(({ projectId, amount }) => [projectId, amount]))
  const priors = sums(
    document.priorFacts.map(({ measure, projectId, amount }) => [
      measure === 'project' ? projectId : null,
      amount,
    ]),
  )
  /** A little more than what stands there, so that no unit is asked about. */
  const now = (id: string, run: number): number => (totals.get(id) ?? 0) + run * 10_000
  const then = (id: string, run: number): number => (priors.get(id) ?? 0) + run * 10_000
  await pasted('2,000 rows of 12 into the list', document, {
    first: (page) => page.locator('.frame > .data-grid [data-column="name"]').first(),
    rows: (run) =>
      projects.map(({ id }, at) => ({
        name: `粘贴${run}-${at}`,
        amount: wan(now(id, run)),
        prior: wan(then(id, run)),
      })),
    stored(db, run) {
      const read = db
        .prepare(
          `SELECT p.id, p.name, (SELECT sum(amount) FROM lines WHERE project_id = p.id) AS now,
             (SELECT amount FROM prior_facts WHERE project_id = p.id AND measure = 'project') AS before
             FROM projects p ORDER BY p.position LIMIT ?`,
        )
        .all(ROWS)
      expect(read).toEqual(
        projects.map(({ id }, at) => ({
          id,
          name: `粘贴${run}-${at}`,
          now: now(id, run),
          before: then(id, run),
        })),
      )
    },
  })
}, 600_000)

test('2,000 rows into the lines of a project', async () => {
  const document = withLines(largeBudget(sampleDocument(), 10_000))
  const economic = (at: number): string => `302${String((at % 9) + 11)}`
  await pasted('2,000 rows of 12 into the lines', document, {
    first: (page) =>
      page.getByRole('grid', { name: '分项与资金来源' }).locator('[data-column="economic"]').first(),
    rows: (run) =>
      Array.from({ length: ROWS }, (_, at) => ({
        economic: economic(at),
        duty: wan(1_000_000 + at * 10_000 + run),
      })),
    stored(db, run) {
      const read = db
        .prepare('SELECT economic_code AS code, amount FROM lines WHERE project_id = ? ORDER BY position')
        .all(FIRST)
      expect(read).toEqual(
        Array.from({ length: ROWS }, (_, at) => ({
          code: economic(at),
          amount: 1_000_000 + at * 10_000 + run,
        })),
      )
    },
  })
}, 600_000)

/** The first project of the list. */
const FIRST = sampleDocument().projects.toSorted((a, b) => a.position - b.position)[0]?.id ?? ''

/** That project with as many lines as are pasted. */
function withLines(document: BudgetDocument): BudgetDocument {
  const line = document.lines.find(({ projectId }) => projectId === FIRST)
  if (!line) throw new Error('the sample’s first project has no line')
  const more = Array.from({ length: ROWS }, (_, i) => ({
    ...line,
    id: `pasted-${i}`,
    position: 1_000_000 + i,
    amount: 1_000_000 as Cents,
  }))
  return { ...document, lines: [...document.lines.filter(({ projectId }) => projectId !== FIRST), ...more] }
}

function sums(amounts: readonly (readonly [string | null, number | null])[]): ReadonlyMap<string, number> {
  const all = new Map<string, number>()
  for (const [of, amount] of amounts) if (of !== null) all.set(of, (all.get(of) ?? 0) + (amount ?? 0))
  return all
}

/** In 万元, to the last 分. */
function wan(fen: number): string {
  return (fen / 1_000_000).toFixed(6)
}

interface Pasted {
  /** The cell where the paste begins. */
  readonly first: (page: Page) => Locator
  /** Texts by column; in the others nothing is pasted. */
  readonly rows: (run: number) => readonly Readonly<Record<string, string>>[]
  /** Whether another reader finds in the closed file what was pasted. */
  readonly stored: (db: Database.Database, run: number) => void
}

async function pasted(
  name: string,
  document: BudgetDocument,
  { first, rows, stored }: Pasted,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'budget-desk-paste-'))
  const file = join(folder, '大.budget')
  created(file, document).close()
  const host = await startWebHost(folder)
  const browser = await chromium.launch({
    executablePath: process.env['BUDGET_DESK_CHROMIUM'] ?? '/usr/bin/chromium',
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-gpu', '--disable-background-networking'],
  })
  try {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'zh-CN',
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    const page = await context.newPage()
    await page.goto(host.address)
    await openListed(page, '大')
    await expect(page.locator('[data-column="amount"]').first()).toBeVisible({ timeout: 60_000 })
    await first(page).click()
    const ids = await first(page)
      .locator('xpath=..')
      .locator('[data-column]')
      .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-column') ?? ''))
    const stages = { call: timings(), 'window, before the call': timings(), 'Ctrl+V to paint': timings() }
    const busy = { core: timings(), page: timings() }
    const cdp = await context.newCDPSession(page)
    await cdp.send('Performance.enable')
    const frame = timings()
    for (const ms of await page.evaluate(frames)) frame.add(ms)
    for (let run = 1; run <= PASTES; run += 1) {
      const text = rows(run)
        .map((row) => `${Array.from({ length: CELLS }, (_, i) => row[ids[i] ?? ''] ?? '').join('\t')}\r\n`)
        .join('')
      await page.evaluate((all) => navigator.clipboard.writeText(all), text)
      // Taking a step back leads to what it changed.
      await first(page).click()
      const watch = await page.evaluateHandle(watchStep)
      const before = { core: workOf(host.child.pid), page: await taskTime(cdp) }
      await page.keyboard.press('Control+v')
      const { key, called, call, paint } = await watch.evaluate(({ painted }) => painted)
      busy.core.add(workOf(host.child.pid) - before.core)
      busy.page.add((await taskTime(cdp)) - before.page)
      stages['call'].add(call)
      stages['window, before the call'].add(called - key)
      stages['Ctrl+V to paint'].add(paint - key)
      if (run === PASTES) break
      await page.keyboard.press('Control+z')
      await expect(statusBar(page)).not.toContainText('可撤销：粘贴', { timeout: 30_000 })
    }
    // What other work on the machine does not change: how long processors worked for one paste.
    process.stdout.write(
      `${name}: core ${busy.core.at(0.5).toFixed(0)}, page ${busy.page.at(0.5).toFixed(0)} ms of processor\n`,
    )
    const over = report(name, stages, { name: 'one frame', took: frame }, limits.paste)
    await expect(statusBar(page)).toContainText('可撤销：粘贴')
    await runCommand(page, '文件', /关闭文件/)
    await expect(page.getByRole('main', { name: '开始' })).toBeVisible()
    const db = new Database(file, { readonly: true })
    stored(db, PASTES)
    expect(db.prepare("SELECT count(*) AS steps FROM steps WHERE label LIKE '粘贴%'").get()).toEqual({
      steps: PASTES,
    })
    db.close()
    expect(over, 'stages over their limit').toEqual([])
  } finally {
    await browser.close()
    await host.end('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
}

/** How long processors have worked for a process, in ms, as Linux counts it: in hundredths of a second. */
function workOf(pid: number | undefined): number {
  const [, counts = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
  const [user = 0, system = 0] = counts.split(' ').slice(11, 13).map(Number)
  return (user + system) * 10
}

/** How long the page has worked, in ms. */
async function taskTime(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000
}

interface Painted {
  readonly key: number
  readonly called: number
  readonly call: number
  readonly paint: number
}

/** Watches for the paste, then for the frame after the status bar shows its step. */
function watchStep(): { painted: Promise<Painted> } {
  const painted = new Promise<Painted>((resolve) => {
    let key = 0
    addEventListener('keydown', (event) => (key = event.timeStamp), { capture: true })
    const bar = document.querySelector('.status-bar')
    performance.clearResourceTimings()
    const observer = new MutationObserver(() => {
      if (!(bar?.textContent ?? '').includes('可撤销：粘贴')) return
      observer.disconnect()
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => {
          const [first] = performance
            .getEntriesByType('resource')
            .filter(({ name }) => name.endsWith('/api/edit.apply'))
          const { startTime = Number.NaN, duration = Number.NaN } = first ?? {}
          resolve({ key, called: startTime, call: duration, paint: performance.now() })
        }
        channel.port2.postMessage(null)
      })
    })
    if (bar) observer.observe(bar, { subtree: true, childList: true, characterData: true })
  })
  return { painted }
}
