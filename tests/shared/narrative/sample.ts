import { readFileSync } from 'node:fs'
import type { RecordChange } from '../../../src/shared/model/change'
import type { TextBlockView } from '../../../src/shared/narrative/block'
import type { BudgetDocument } from '../../../src/shared/model/document'
import { openNarrative, type Narrative } from '../../../src/shared/narrative/narrative'
import type { TextSpec } from '../../../src/shared/narrative/spec'
import type { TextSectionView } from '../../../src/shared/narrative/view'
import { openEngine, type Engine } from '../../../src/shared/tables/engine'
import type { TableSpec } from '../../../src/shared/tables/spec'
import { codeBook, sampleDocument, templateTables } from '../../support/longgang'

export { sampleDocument }

const root = new URL('../../../', import.meta.url)

export function readFixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`tests/fixtures/narrative/${name}`, root), 'utf8'))
}

/** The text as published, line by line. */
export function publishedLines(): readonly string[] {
  return readFileSync(new URL('tests/fixtures/narrative/narrative.md', root), 'utf8').split('\n')
}

export function longgangText(): TextSpec {
  const path = 'resources/templates/shenzhen-longgang-2024/text.json'
  return JSON.parse(readFileSync(new URL(path, root), 'utf8')) as TextSpec
}

/** Tables and text over one document, following the same changes as the program's session lets them. */
export interface Desk {
  readonly engine: Engine
  readonly narrative: Narrative
  apply(changes: readonly RecordChange[]): ReturnType<Narrative['apply']>
}

export function openDesk(
  document: BudgetDocument = sampleDocument(),
  text: TextSpec = longgangText(),
  tables: readonly TableSpec[] = templateTables(),
): Desk {
  const engine = openEngine(tables, document, codeBook())
  const narrative = openNarrative(text, document, engine)
  return {
    engine,
    narrative,
    apply: (changes) => narrative.apply(changes, engine.apply(changes)),
  }
}

export function blocksOf(sections: readonly TextSectionView[]): readonly TextBlockView[] {
  return sections.flatMap(({ blocks }) => blocks)
}

export function blockOf(narrative: Narrative, key: string): TextBlockView {
  const found = blocksOf(narrative.sections()).find((block) => block.key === key)
  if (!found) throw new Error(`no paragraph ${key}`)
  return found
}

type Collection = Exclude<keyof BudgetDocument, 'department'>

/** A record's change as a step's row image. */
export function changed<C extends Collection>(
  document: BudgetDocument,
  collection: C,
  id: string,
  fields: Partial<BudgetDocument[C][number]>,
): RecordChange {
  const before = (document[collection] as readonly { id: string }[]).find((record) => record.id === id)
  if (!before) throw new Error(`no record ${collection}/${id}`)
  return image(collection, id, before, { ...before, ...fields })
}

export function image(
  collection: Collection,
  id: string,
  before: object | null,
  after: object | null,
): RecordChange {
  return {
    collection,
    id,
    before: before as RecordChange['before'],
    after: after as RecordChange['after'],
  }
}
