import type { Finding } from '../../src/shared/checks/finding'
import type { RecordChange } from '../../src/shared/model/change'
import type { TextBlock } from '../../src/shared/model/document'
import { writtenAgainst } from '../../src/shared/narrative/override'
import { sampleDocument } from '../support/longgang'
import { openCheckBench } from './bench'

/** The sample, in which one paragraph at a time is written by hand. */
export function openOverrideBench() {
  const live = openCheckBench(sampleDocument())
  const before = new Set(live.checks.findings().map((each) => JSON.stringify(each)))

  return { live, overridden, free, printed }

  /** What the program prints there; projects by their code. */
  function printed(key: string): string {
    return live.narrative.paragraph(key)?.generated?.text ?? ''
  }

  /** What is found once the paragraph reads so, and was not before; it is taken back afterwards. */
  function overridden(key: string, text: string): readonly Finding[] {
    const { place, object, generated } = live.narrative.paragraph(key) ?? {}
    if (place === undefined || object === undefined || !generated) throw new Error(`no paragraph ${key}`)
    return writtenAs({ kind: 'override', place, object, text, writtenAgainst: writtenAgainst(generated) })
  }

  /** The same of a paragraph of the preparer's own. */
  function free(text: string): readonly Finding[] {
    return writtenAs({ kind: 'free', place: 'p1/duties', object: null, text, writtenAgainst: [] })
  }

  function writtenAs(block: Omit<TextBlock, 'id' | 'position'>): readonly Finding[] {
    const record = { id: 'own-1', position: 0, ...block } as unknown as RecordChange['after']
    const change: RecordChange = { collection: 'blocks', id: 'own-1', before: null, after: record }
    live.apply([change])
    const found = live.checks.findings().filter((each) => !before.has(JSON.stringify(each)))
    live.apply([{ ...change, before: record, after: null }])
    return found
  }
}
