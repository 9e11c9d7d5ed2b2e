/**
 * `npm test`: everything that keeps the program right, installed first where missing. Its last line is
 * `N passed, N failed, N skipped`; lint and types count as one check each.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { built } from './build.mjs'
import { ready, root, run, runTool } from './runtime.mjs'
import { browser, ensureSystemTools, PDF_READERS, SECOND_READER } from './system-tools.mjs'

const RESULTS = join(root, 'test-results')

await ready()
await ensureSystemTools(SECOND_READER, ...PDF_READERS)
await built()
rmSync(RESULTS, { recursive: true, force: true })
mkdirSync(RESULTS, { recursive: true })

const counts = [await lint(), await types(), await vitest(), await playwright()]
const sum = (key) => counts.reduce((total, count) => total + count[key], 0)
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
process.exitCode = sum('failed') > 0 ? 1 : 0

async function lint() {
  return check(await run('npm', ['run', '-s', 'lint'], { shell: process.platform === 'win32' }))
}

async function types() {
  return check(await runTool('vue-tsc', 'bin/vue-tsc.js', ['--build']))
}

function check(code) {
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

async function vitest() {
  const file = join(RESULTS, 'vitest.json')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await runTool('vitest', 'vitest.mjs', args)
  return counted(code, file, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }))
}

async function playwright() {
  const file = join(RESULTS, 'playwright.json')
  const args = ['test', '--reporter=list,json', '--pass-with-no-tests']
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file, BUDGET_DESK_CHROMIUM: browser() }
  const code = await runTool('@playwright/test', 'cli.js', args, { env })
  return counted(code, file, ({ stats, suites }) => {
    for (const reason of new Set(suites.flatMap(reasonsOf))) console.log(`skipped: ${reason}`)
    if (stats.flaky > 0) console.log(`passed only at the second try: ${stats.flaky}`)
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }
  })
}

/** Why tests of a suite were skipped. */
function reasonsOf({ suites = [], specs = [] }) {
  const marks = specs.flatMap(({ tests }) => tests.flatMap(({ annotations }) => annotations))
  return [
    ...suites.flatMap(reasonsOf),
    ...marks.filter(({ type }) => type === 'skip').map(({ description }) => description),
  ]
}

/** What a runner reports; a run that ends badly without a failed test (a file that doesn't load) is one failure. */
function counted(code, file, read) {
  const count = reported(file, read)
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
}

function reported(file, read) {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    console.error(`no report in ${file}: ${error.message}`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}
