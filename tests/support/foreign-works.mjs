/** A child's program with works that misbehave: run from the sources, through the door that the shipped one uses. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { guarded } from '../../src/main/foreign/guard.ts'
import { nodeLine } from '../../src/main/foreign/node-line.ts'
import { parentPortLine } from '../../src/main/foreign/parent-port-line.ts'
import { serveWork } from '../../src/main/foreign/serve-work.ts'
import { works as shipped } from '../../src/main/foreign/works.ts'

const kept = []

/** Tells the test that work is under way, and who does it. */
function sayPid(path) {
  if (path) writeFileSync(path, String(process.pid))
}

const works = {
  ...shipped,
  /** Gives back what it was given, with the places it was told. */
  'test.echo': async () => (given, folder) => ({
    ok: true,
    value: { given, folder, tmpdir: tmpdir(), cwd: process.cwd(), pid: process.pid },
  }),
  'test.refuse': async () => () => ({ ok: false, error: { code: 'bad-value', message: '不行。' } }),
  'test.throw': async () => () => {
    throw new Error('the library stumbled')
  },
  'test.exit': async () => () => process.exit(3),
  /** Leaves temporary files where libraries do, and never lets go of its thread. */
  'test.hang':
    async () =>
    ({ pidFile }) => {
      writeFileSync(join(mkdtempSync(join(tmpdir(), 'library-')), 'page.tmp'), 'x'.repeat(100_000))
      sayPid(pidFile)
      for (;;) kept.length = 0
    },
  /** Fills V8's heap. */
  'test.eatHeap':
    async () =>
    ({ pidFile }) => {
      sayPid(pidFile)
      for (let n = 0; ; n++) kept.push(`${n}`.repeat(50).split(''))
    },
  /** Fills memory outside V8's heap, where its limit does not count. */
  'test.eatBuffers':
    async () =>
    ({ pidFile }) => {
      sayPid(pidFile)
      for (;;) kept.push(Buffer.alloc(8 * 1024 * 1024, 1))
    },
}

const port = process.parentPort
if (port) serveWork(parentPortLine(port), works)
else guarded(import.meta.filename, process.argv.slice(2), () => serveWork(nodeLine(), works))
