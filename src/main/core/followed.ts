import type { Followed, FollowedParagraph, StaleParagraph } from '../../shared/contract/shown'
import type { StateDifference } from '../../shared/difference/states'
import { renumberedBy } from '../../shared/difference/renumbering'
import { differenceOf } from '../../shared/difference/words'
import { type BlockChange, isSeen, type TextBlockView } from '../../shared/printed/block'
import { readsOtherwise } from '../../shared/difference/texts'
import { nameOf, partName } from '../../shared/narrative/naming'
import { rowKeyOf } from '../../shared/printed/cell-id'
import type { TableRow } from '../../shared/printed/row'
import { sectionOf } from '../../shared/printed/section'
import { cellsOfNew, followedByTable } from '../../shared/tables/followed-tables'
import type { BudgetReader } from './reader'
import { renamedRows } from './renamed-rows'

/** Signs of text that are told of one step, about 9 kB of them; a whole budget has twice as many. */
const GLANCE = 3_000

/** What followed from a step, to be read. */
export function followedStep(
  step: Pick<StateDifference, 'records' | 'cells' | 'rows' | 'gone' | 'blocks'>,
  reader: BudgetReader,
): Followed {
  const changes = step.blocks.filter(isSeen)
  const came = step.rows.inserted.map(({ row }) => row)
  // Under another code the same money is nothing that followed.
  const renamed = renamedRows(step)
  const same = new Set(
    came.flatMap((row) => {
      const old = renamed.get(row.key)
      return old && old.cells.every((amount, i) => amount === row.cells[i]) ? [row, old] : []
    }),
  )
  const isOther = (row: TableRow): boolean => !same.has(row)
  return followed(
    step.cells,
    { came: came.filter(isOther), gone: step.gone.filter(isOther) },
    changes.filter(({ new: now }) => now?.stale !== true),
    changes.flatMap(({ new: now }) => (now?.stale === true ? [now] : [])),
    reader,
  )
}

/** What followed from all steps since the baseline; of rewritten paragraphs every one that is stale now. */
export function followedSince(since: BudgetReader['since'], reader: BudgetReader): Followed {
  const changes = [...since.blocks()].filter(({ new: now }) => now?.stale !== true)
  const cells = [...since.marks()].flatMap(([key, mark]) =>
    Object.entries(mark.cells).map(([column, old]) => {
      const cell = `${key}/${column}`
      return { cell, old, new: reader.tables.amountOf(cell) ?? null }
    }),
  )
  // The cells of rows that came are among the marks.
  return followed(cells, { came: [], gone: [...since.gone()] }, changes, reader.text.stale(), reader)
}

function followed(
  cells: StateDifference['cells'],
  { came, gone }: { readonly came: readonly TableRow[]; readonly gone: readonly TableRow[] },
  changes: readonly BlockChange[],
  stale: readonly TextBlockView[],
  reader: BudgetReader,
): Followed {
  const keys = new Set([
    ...cells.map(({ cell }) => rowKeyOf(cell)),
    ...[...came, ...gone].map(({ key }) => key),
  ])
  // Where nothing followed no table is asked.
  const views = keys.size > 0 ? reader.tables.viewsOf(keys) : []
  const { agency } = reader.records.department()
  const all = [...cells, ...cellsOfNew(views, came)]
  const changed = changes.filter(readsOtherwise)
  const otherwise = changed.filter((change) => renumberedBy(change) === 0)
  return {
    cells: all.length,
    tables: followedByTable(views, all, gone),
    paragraphs: otherwise.length,
    text: atAGlance(otherwise).map((change) => paragraph(change, agency)),
    renumbered: changed.length - otherwise.length,
    stale: stale.map((block) => staleParagraph(block, agency)),
  }
}

/** The first of them, up to some pages of text. */
function atAGlance(changes: readonly BlockChange[]): readonly BlockChange[] {
  let signs = 0
  const end = changes.findIndex(({ old, new: now }) => (signs += (now ?? old)?.text.length ?? 0) > GLANCE)
  return end < 0 ? changes : changes.slice(0, Math.max(end, 1))
}

function paragraph({ key, old, new: now }: BlockChange, agency: string): FollowedParagraph {
  return {
    key,
    place: paragraphName(now ?? old, key, agency),
    isGone: now === null,
    runs: differenceOf(old, now),
  }
}

function staleParagraph(block: TextBlockView, agency: string): StaleParagraph {
  const first = block.figures.find(({ printed, role }) => printed !== undefined && role !== 'direction')
  return {
    key: block.key,
    place: paragraphName(block, block.key, agency),
    first: first ? { written: first.text, printed: first.printed ?? null } : null,
    mendable: block.figures.filter(({ printed }) => typeof printed === 'string').length,
  }
}

/** The part and the paragraph in it. */
export function paragraphName(block: TextBlockView | null, key: string, agency: string): string {
  const part = partName(sectionOf(key))
  return block && !block.grid ? `${part} · ${nameOf(block, agency)}` : part
}
