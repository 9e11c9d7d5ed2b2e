import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Book } from '../../src/main/export/xlsx/workbook'
import { bookOf } from '../export/books'
import { SOURCE_ARGS } from '../support/foreign'
import { sampleDocument } from '../support/longgang'
import { largeBudget } from './large-budget'
import { limits } from './limits'
import { report } from './report'
import { timings } from './timings'

/** All tables and lists of 10,000 projects and 50,000 lines as a workbook, written in a process of its own as the program does. */
const RUNS = 3
const MOST_MB = 800

interface Written {
  readonly ms: number
  readonly bytes: number
  readonly beforeMb: number
  readonly peakMb: number
}

async function writtenByChild(book: Book): Promise<Written> {
  const program = fileURLToPath(new URL('../support/workbook-child.mjs', import.meta.url))
  const child = fork(program, [], { execArgv: SOURCE_ARGS, serialization: 'advanced' })
  child.send(book)
  const [written] = (await once(child, 'message')) as [Written]
  return written
}

test('a workbook of 10,000 projects', async () => {
  const book = bookOf(largeBudget(sampleDocument(), 10_000))
  const json = timings()
  const workbook = timings()
  let peak = 0
  for (let run = 0; run < RUNS; run += 1) {
    json.of(() => JSON.stringify(book))
    const { ms, bytes, beforeMb, peakMb } = await writtenByChild(book)
    workbook.add(ms)
    peak = Math.max(peak, peakMb)
    const sizes = [`${(bytes / 1e6).toFixed(1)} MB`, `the book alone ${beforeMb.toFixed(0)} MB`]
    process.stdout.write(`\n${sizes.join(', ')}, at most ${peakMb.toFixed(0)} MB\n`)
  }
  const base = { name: 'the book as JSON', took: json }
  const over = report('workbook of 10,000 projects', { workbook }, base, limits.exportXlsx)
  expect(over, 'stages over their limit').toEqual([])
  expect(peak).toBeLessThan(MOST_MB)
}, 300_000)
