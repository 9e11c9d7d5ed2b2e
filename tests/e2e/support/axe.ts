import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Puts axe into the page; asked of it before the first question, and after each reload. */
export async function bringAxe(page: Page): Promise<void> {
  // Evaluated by the driver: the page's own policy lets no foreign script in.
  await page.evaluate(SOURCE)
}

/** What axe finds against its default rules, each as rule and place; of what it cannot judge nothing is said. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  const { violations } = await page.evaluate(
    (options) => (globalThis as unknown as { axe: { run: Run } }).axe.run(document, options),
    { resultTypes: ['violations'] } satisfies RunOptions,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) => `${id} ${target.join(' ')}: ${firstReason(failureSummary)}`,
    ),
  )
}

type Run = (context: Document, options: RunOptions) => Promise<AxeResults>

function firstReason(summary: string): string {
  return summary.split('\n')[1]?.trim() ?? ''
}
