import { readFileSync } from 'node:fs'
import type { RecordChange } from '../../../src/shared/model/change'
import type { TextBlockView } from '../../../src/shared/printed/block'
import type { BudgetDocument, TextBlock } from '../../../src/shared/model/document'
import { openNarrative, type Narrative } from '../../../src/shared/narrative/narrative'
import { writtenAgainst } from '../../../src/shared/narrative/override'
import type { TextSpec } from '../../../src/shared/narrative/spec'
import type { TextSectionView } from '../../../src/shared/printed/section'
import { openEngine, type Engine } from '../../../src/shared/tables/engine'
import type { TableSpec } from '../../../src/shared/tables/spec'
import { codeBook, sampleDocument, sampleIds, sampleTemplate, templateTables } from '../../support/longgang'

export { sampleDocument, sampleIds }

const root = new URL('../../../', import.meta.url)

export function readFixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`tests/fixtures/narrative/${name}`, root), 'utf8'))
}

/** The text as published, line by line. */
export function publishedLines(): readonly string[] {
  return readFileSync(new URL('tests/fixtures/narrative/narrative.md', root), 'utf8').split('\n')
}

function longgangText(): TextSpec {
  return sampleTemplate().text
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
  const engine = openEngine(tables, document, codeBook(), text.lineSums)
  const narrative = openNarrative(text, document, engine)
  return {
    engine,
    narrative,
    apply: (changes) => narrative.apply(changes, engine.apply(changes)),
  }
}

/** A desk on which one paragraph, by its key as people read it, has been rewritten by hand. */
export function overridden(
  shownKey: string,
  text: string,
  document: BudgetDocument = sampleDocument(),
): { readonly desk: Desk; readonly block: TextBlock } {
  const desk = openDesk(document)
  const paragraph = desk.narrative.paragraph(shownKey)
  if (!paragraph?.generated) throw new Error(`no paragraph ${shownKey}`)
  const { place, object, generated } = paragraph
  const block: TextBlock = {
    id: 'own',
    position: 1,
    kind: 'override',
    place,
    object,
    text,
    writtenAgainst: writtenAgainst(generated),
  }
  desk.apply([image('blocks', 'own', null, block)])
  return { desk, block }
}

export function blocksOf(sections: readonly TextSectionView[]): readonly TextBlockView[] {
  return sections.flatMap(({ blocks }) => blocks)
}

/** A paragraph by its key as people read it, records by their code. */
export function blockOf(narrative: Narrative, shownKey: string): TextBlockView {
  const found = blocksOf(narrative.sections()).filter((block) => block.shownKey === shownKey)
  if (found.length !== 1) throw new Error(`no paragraph ${shownKey}`)
  return found[0] as TextBlockView
}

/** The key inside of a paragraph that is repeated for a project or unit of the sample. */
export function keyOf(place: string, set: 'project' | 'unit', code: string): string {
  return `${place}/${sampleIds[set](code)}`
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
