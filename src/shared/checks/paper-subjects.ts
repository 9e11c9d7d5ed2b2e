import type { WrittenParagraph } from '../narrative/narrative'
import { partName } from '../narrative/naming'
import type { TextBlockView } from '../printed/block'
import { sectionOf } from '../printed/section'
import type { TextSectionView } from '../printed/section'
import type { Finding } from './finding'
import { found } from './records/records'
import type { StepEffects } from './records/reviewed'
import type { SubjectGround } from './subject-ground'
import { checkListedProjects } from './tables/frame-rules'
import { checkTables } from './tables/table-rules'
import type { CheckedTable } from './tables/table-set'
import { checkUsage } from './words/usage-rules'

/** What is printed, as rules about the paper as a whole look at it. */
export interface Paper {
  tables(): readonly string[]
  /** As it is printed now; undefined: there is no such table. */
  table(id: string): CheckedTable | undefined
  sections(): readonly TextSectionView[]
  /** What the program prints in a paragraph's place, or would; undefined: nothing. */
  textOf(key: string): string | undefined
  /** How a comparison is printed of which last year's figure is not known. */
  readonly unknown: RegExp | null
}

/** Rules about each table as a whole, and what of it there is. */
const OF_TABLES = ['R060', 'R061', 'R095'] as const

/** What is found in tables and text as wholes, whoever wrote them; `written`: the paragraphs that the preparer wrote. */
export function openPaperSubjects(
  ground: SubjectGround,
  paper: Paper,
  written: () => Iterable<WrittenParagraph>,
) {
  const { rules, setting } = ground
  /** How tables stood when they were looked at last. */
  const stood = new Map<string, Pick<CheckedTable, 'isEmpty' | 'notes'>>()

  return { all, followed, tableFindings, sectionFindings, printedFindings, documentFindings, lackingTables }

  function all(): readonly string[] {
    return [
      ...paper.tables().map((id) => `tables/${id}`),
      ...paper.sections().map(({ number }) => `sections/${number}`),
      ...paper
        .sections()
        .flatMap(({ blocks }) =>
          blocks.filter(({ text }) => isUnknown(text)).map(({ key }) => `printed/${key}`),
        ),
      'document',
    ]
  }

  function followed({ tables, blocks, rewritten }: StepEffects): readonly string[] {
    const { cells, rows } = tables
    const touched = new Set(
      [...cells.map(({ cell }) => cell), ...rows.inserted.map(({ row }) => row.key), ...rows.removed].map(
        (key) => key.slice(0, key.indexOf('/')),
      ),
    )
    // A table in which an amount stands is not empty, whatever else it holds.
    const filled = new Set(
      cells.flatMap(({ cell, new: now }) => (now ? [cell.slice(0, cell.indexOf('/'))] : [])),
    )
    const unsure = [...touched].filter((id) => stood.get(id)?.isEmpty !== false || !filled.has(id))
    const remade = blocks.filter((block) => block.old === null || block.new === null)
    return [
      ...unsure.map((id) => `tables/${id}`),
      ...new Set(remade.map(({ key }) => `sections/${sectionOf(key)}`)),
      ...blocks
        .filter((block) => isUnknown(block.old?.text) || isUnknown(block.new?.text))
        .map(({ key }) => `printed/${key}`),
      ...(rewritten.size > 0 ? ['document'] : []),
    ]
  }

  function isUnknown(text: string | undefined): boolean {
    return text !== undefined && paper.unknown?.test(text) === true
  }

  function tableFindings(id: string): readonly Finding[] {
    const table = paper.table(id)
    if (!table) return []
    stood.set(id, { isEmpty: table.isEmpty, notes: table.notes })
    return OF_TABLES.flatMap((rule) => {
      const own = rules.get(rule)
      return own?.shape === 'table'
        ? checkTables(own, { isAddedUp: false, tables: () => [table] }).findings
        : []
    })
  }

  /** Why rules about tables do not apply; undefined: they do. */
  function lackingTables(rule: string): string | undefined {
    const all = [...stood.values()]
    if (rule === 'R060') return all.some(({ isEmpty }) => isEmpty) ? undefined : '没有空表。'
    if (rule !== 'R061' && rule !== 'R095') return undefined
    return all.some(({ notes }) => (notes ?? []).length > 0) ? undefined : '表下没有说明。'
  }

  /** R059 */
  function sectionFindings(number: number): readonly Finding[] {
    const section = paper.sections().find((each) => each.number === number)
    if (!section) return []
    return hollowBlocks(section).flatMap((block) =>
      found(setting, 'R059', block.key, {
        expected: '内容',
        actual: '空',
        difference: null,
        message:
          block.kind === 'heading'
            ? `${partName(number)}“${block.text}”下面没有内容。请填写，或改写这一段。`
            : `${partName(number)}有一段没有内容。`,
      }),
    )
  }

  /** R062: what the program prints because it does not know last year's figure. */
  function printedFindings(key: string): readonly Finding[] {
    const words = paper.unknown?.exec(paper.textOf(key) ?? '')?.[0]
    if (words === undefined || [...written()].some(({ view }) => view.key === key)) return []
    return found(setting, 'R062', key, {
      severity: 'warning',
      expected: '上年数',
      actual: words,
      difference: null,
      message: `${partName(sectionOf(key))}印着“${words}”。请填上年数；上年没有的，上年数填 0。`,
    })
  }

  /** R112, R118: what the preparer's paragraphs say, taken together. */
  function documentFindings(): readonly Finding[] {
    const paragraphs = [...written()]
      .filter(({ view }) => !view.grid)
      .map(({ view }) => ({
        place: view.kind === 'free' && view.path !== undefined ? view.path : view.key,
        name: partName(sectionOf(view.key)),
        text: view.text,
        kind: 'sentence' as const,
        isField: false,
      }))
    const projects = ground.records.all('projects').map(({ id, name }) => [name, `projects/${id}`] as const)
    return [
      ...checkListedProjects(paragraphs, projects, setting),
      ...checkUsage(paragraphs, setting, () => false),
    ]
  }
}

/** Paragraphs without a word, and headings below which nothing stands. */
export function hollowBlocks({ blocks }: Pick<TextSectionView, 'blocks'>): readonly TextBlockView[] {
  return blocks.filter((block, at) => {
    if (block.kind !== 'heading') return block.text.trim() === ''
    const next = blocks[at + 1]
    return !next || (next.kind === 'heading' && levelOf(next.text) === levelOf(block.text))
  })
}

/** How the numbers of a heading are made: 一、, （一）, 1. */
function levelOf(text: string): string {
  return text.replace(/^([（(]?)(?:[一二三四五六七八九十百]+|\d+)(?=[、.．）)])/, '$1#').slice(0, 2)
}
