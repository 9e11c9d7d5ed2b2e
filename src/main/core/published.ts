import { done, failed, type Reply } from '../../shared/contract/failure'
import type { BudgetDocument } from '../../shared/model/document'
import type { DetailNames } from '../../shared/publication/details'
import { publication, type Content, type Publication } from '../../shared/publication/publication'
import { USUAL_PUBLICATION } from '../../shared/publication/spec'
import { toldSecrets } from '../../shared/publication/told-secrets'
import { withoutSecrets } from '../../shared/publication/without-secrets'
import { nameOf } from '../../shared/narrative/naming'
import type { TextBlockView } from '../../shared/printed/block'
import type { TextSectionView } from '../../shared/printed/section'
import type { TableView } from '../../shared/printed/table'
import { saying } from '../../shared/slices/slices'
import type { Template } from '../../shared/template/template'
import type { FileFault } from '../../shared/contract/patch'
import type { CodeLists } from '../../shared/contract/results'
import { codeBook, computing, namesOf } from './computed'
import type { Staged } from './jobs/job'
import type { Session } from './session'

/** A budget at one moment, with what is printed of it. */
export interface Moment {
  readonly document: BudgetDocument
  readonly tables: readonly TableView[]
  readonly text: readonly TextSectionView[]
  readonly template: Template
  readonly codes: CodeLists
  /** What of the document cannot be read, and is printed nowhere. */
  readonly faults: readonly FileFault[]
  readonly log: Parameters<typeof computing>[3]
}

/** The same as it may leave the house: without its secret projects. */
export interface Published {
  readonly document: BudgetDocument
  /** What codes are called. */
  readonly names: DetailNames
  of(content: Content): Publication
}

export function momentOf({ grounds, reader, template, store }: Session): Moment {
  const { tables, text, codes, frame } = reader()
  return {
    document: grounds.document.snapshot(),
    tables: tables.views(),
    text: text.sections(),
    template,
    codes,
    faults: frame().faults,
    log: store.log,
  }
}

/**
 * Leaves secret projects out and computes everything anew without them, so that nothing can be told from a total. Failures:
 * bad-value: what people wrote tells of one of them (`details.faults`, each with its place), or the income does.
 */
export function* publishing({
  document,
  tables,
  text,
  template,
  codes,
  faults: fileFaults,
  log,
}: Moment): Staged<Reply<Published>> {
  const left = withoutSecrets(document)
  if (!left) {
    return failed(
      'bad-value',
      '收入是单独录入的，其中的资金少于涉密项目的支出，减不去它们。请先核对收入预算，再输出。',
    )
  }
  const isWithout = left.secrets.length > 0
  const printed = isWithout ? yield* computedWithout() : { tables, text }
  // Called as the window shows them: without some, others bear other numbers.
  const shown = new Map(text.flatMap(({ blocks }) => blocks.map((block) => [block.key, block] as const)))
  const stale = new Set([...shown.values()].flatMap(({ key, stale: is }) => (is ? [key] : [])))
  const called = (block: TextBlockView): string =>
    nameOf(shown.get(block.key) ?? block, document.department.agency)
  const faults = toldSecrets(printed, left.secrets, called, stale)
  if (faults.length > 0) {
    return failed('bad-value', `有 ${faults.length} 处文字会透露涉密项目，没有输出。请逐处改掉后再试。`, {
      details: { faults },
    })
  }
  const source = { department: left.document.department, ...printed, specs: template.tables, isWithout }
  return done({
    document: left.document,
    names: { codeBook: codeBook(codes), fundTypes: namesOf(codes.fundTypes) },
    of: (content) => publication(template.publication ?? USUAL_PUBLICATION, source, content),
  })

  function* computedWithout(): Staged<Pick<Moment, 'tables' | 'text'>> {
    const work = computing(left?.document ?? document, fileFaults, { template, codes }, log)
    const { engine, narrative } = yield* saying(work, (share) => ({
      done: Math.floor(share),
      total: 100,
      what: '不含涉密项目重新计算',
    }))
    return { tables: engine.views(), text: narrative.sections() }
  }
}
