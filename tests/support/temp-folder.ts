import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'

/** An empty folder of its own, gone when the test is over. */
export function tempFolder(): string {
  const folder = made()
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The same for all tests of a file. */
export function suiteFolder(): string {
  const folder = made()
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function made(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'budget-desk-test-')))
}
