import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Publication } from '../../src/shared/publication/publication'
import { SOURCE_ARGS } from '../support/foreign'
import { codeBook, sampleDocument, sampleTemplate } from '../support/longgang'
import { publicationOf } from '../support/publication'
import { largeBudget } from './large-budget'
import { limits } from './limits'
import { report } from './report'
import { timings } from './timings'

/** The whole document for Word, of the sample and of 10,000 projects, written in a process of its own as the program does. */
const RUNS = 3
const MOST_MB = 800
const SAMPLE_MS = 10_000

interface Written {
  readonly ms: number
  readonly bytes: number
  readonly beforeMb: number
  readonly peakMb: number
}

async function writtenByChild(publication: Publication): Promise<Written> {
  const program = fileURLToPath(new URL('../support/docx-child.mjs', import.meta.url))
  const child = fork(program, [], { execArgv: SOURCE_ARGS, serialization: 'advanced' })
  child.send(publication)
  const [written] = (await once(child, 'message')) as [Written]
  return written
}

test.each([
  ['the sample', 'docxSample', sampleDocument()],
  ['10,000 projects', 'docxLarge', largeBudget(sampleDocument(), 10_000)],
] as const)(
  'the document for Word: %s',
  async (name, limit, document) => {
    const publication = publicationOf(document, sampleTemplate(), codeBook())
    const json = timings()
    const docx = timings()
    let peak = 0
    for (let run = 0; run < RUNS; run += 1) {
      json.of(() => JSON.stringify(publication))
      const { ms, bytes, beforeMb, peakMb } = await writtenByChild(publication)
      docx.add(ms)
      peak = Math.max(peak, peakMb)
      const sizes = [`${(bytes / 1e6).toFixed(2)} MB`, `the document alone ${beforeMb.toFixed(0)} MB`]
      process.stdout.write(`\n${sizes.join(', ')}, at most ${peakMb.toFixed(0)} MB\n`)
    }
    const base = { name: 'as JSON', took: json }
    const over = report(`document for Word, ${name}`, { docx }, base, limits[limit])
    expect(over, 'stages over their limit').toEqual([])
    expect(peak).toBeLessThan(MOST_MB)
    if (limit === 'docxSample') expect(docx.at(1)).toBeLessThan(SAMPLE_MS)
  },
  300_000,
)
