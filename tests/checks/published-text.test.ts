import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { RecordChange } from '../../src/shared/model/change'
import type { TextBlock } from '../../src/shared/model/document'
import { writtenAgainst } from '../../src/shared/narrative/override'
import { blocksOf, publishedLines, readFixture } from '../shared/narrative/sample'
import { sampleDocument, sampleIds } from '../support/longgang'
import { openCheckBench } from './bench'

interface Due {
  readonly rule: string
  readonly severity: string
  /** Key of the paragraph, projects by their code. */
  readonly place: string
  readonly expected?: string
  readonly actual?: string
}

const { published } = JSON.parse(
  readFileSync(new URL('../fixtures/checks/sample-findings.json', import.meta.url), 'utf8'),
) as { readonly published: readonly Due[] }

interface Slip {
  readonly line: number
  readonly printed: string
  readonly corrected: string
}

/** Every generated paragraph, rewritten by hand as it was published, slips included. */
function overridden(): ReturnType<typeof openCheckBench> {
  const bench = openCheckBench(sampleDocument())
  const lines = publishedLines()
  const corrected = [...lines]
  for (const slip of readFixture('slips.json') as readonly Slip[]) {
    corrected[slip.line - 1] = corrected[slip.line - 1]?.replace(slip.printed, slip.corrected) ?? ''
  }
  let from = 0
  const changes = blocksOf(bench.narrative.sections()).flatMap((block, index): readonly RecordChange[] => {
    if (block.kind !== 'generated' || block.grid?.row === 'head') return []
    const at = corrected.indexOf(block.text, from)
    expect(at, block.text).toBeGreaterThanOrEqual(0)
    from = at
    const { place, object, generated } = bench.narrative.paragraph(block.key) ?? {}
    if (place === undefined || object === undefined || !generated) return []
    const record: TextBlock = {
      id: `own-${index}`,
      position: index,
      kind: 'override',
      place,
      object,
      text: lines[at] ?? '',
      writtenAgainst: writtenAgainst(generated),
    }
    const after = record as unknown as RecordChange['after']
    return [{ collection: 'blocks', id: record.id, before: null, after }]
  })
  expect(changes.length).toBeGreaterThan(60)
  bench.apply(changes)
  return bench
}

test('the text as it was published: its slips are found, and nothing else above a note', () => {
  const { checks } = overridden()
  const ofText = checks
    .findings()
    .filter(({ places, severity }) => /^p\d+\//.test(places[0] ?? '') && /error|warning/.test(severity))
  const shown = ({ rule, severity, place, expected, actual }: Due): string =>
    [severity, rule, place, expected ?? '', actual ?? ''].join(' ')
  const found = ofText.map((finding) => {
    const place = byCode(finding.places[0] ?? '')
    const due = published.find((each) => each.rule === finding.rule && each.place === place)
    // Of what the fixture leaves open nothing is compared.
    const expected = due?.expected === undefined ? '' : (finding.expected ?? '')
    const actual = due?.actual === undefined ? '' : (finding.actual ?? '')
    return shown({ rule: finding.rule, severity: finding.severity, place, expected, actual })
  })
  expect(found.sort()).toEqual(published.map(shown).sort())
})

test('what the file itself lacks is found as before', () => {
  const before = openCheckBench(sampleDocument()).checks.findings()
  const { checks } = overridden()
  const own = checks.findings().filter(({ places }) => !/^p\d+\//.test(places[0] ?? ''))
  expect(own).toEqual(before)
})

test('a paragraph that is mended says nothing any more, and back again', () => {
  const bench = overridden()
  const wrong = bench.checks.findings().find(({ actual }) => actual === '533.69')
  const block = bench.records.all('blocks').find(({ text }) => text.includes('533.69'))
  if (!wrong || !block) throw new Error('not found')
  const mended = { ...block, text: block.text.replace('533.69', '553.69') }
  const change = (before: TextBlock, after: TextBlock): RecordChange => ({
    collection: 'blocks',
    id: block.id,
    before: before as unknown as RecordChange['before'],
    after: after as unknown as RecordChange['after'],
  })
  expect(bench.apply([change(block, mended)])).toEqual({
    gone: [expect.stringMatching(/^R051 p7\/projects\//)],
    come: [],
  })
  expect(bench.apply([change(mended, block)]).come).toEqual([wrong])
})

function byCode(place: string): string {
  const codes = new Map(sampleDocument().projects.map(({ id, code }) => [id, code]))
  return place.replace(/\/projects\/([^/]+)/, (_, id: string) => `/projects/${codes.get(id) ?? id}`)
}

test('codes and ids of the sample differ, so that neither passes for the other', () => {
  expect(sampleIds.project('commerce')).not.toBe('commerce')
})
