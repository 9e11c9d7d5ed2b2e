import type { TextSpec } from '../narrative/spec'
import type { TableSpec } from '../tables/spec'

/** A list that has an order, and perhaps names and contents, of its own. */
export interface PrintList {
  readonly id: string
  readonly title: string
  readonly of: 'projects'
  /** Fixed rows that take a place among the records. */
  readonly items?: readonly { readonly id: string; readonly name: string }[]
  /** Records may be printed under another name there. */
  readonly names?: true
  /** The list prints a content (主要内容) beside each. */
  readonly contents?: true
}

/** What of a template prints its lists. */
interface Printing {
  readonly lists: readonly PrintList[]
  readonly tables: readonly TableSpec[]
  readonly text: Pick<TextSpec, 'sections'>
}

/** A list with where it is printed. */
export interface PrintedList extends PrintList {
  /** The tables whose rows it orders. */
  readonly tables: readonly { readonly id: string; readonly number: number }[]
  /** Numbers of the parts of the text in which it orders paragraphs. */
  readonly sections: readonly number[]
  /** Only key projects (重点项目) are printed by it. */
  readonly isOfKeyProjects: boolean
}

/** The lists of a template in their order, each with the tables and parts of the text that print it. */
export function printedLists({ lists, tables, text }: Printing): readonly PrintedList[] {
  return lists.map((list) => {
    const own = tables.filter(({ rows }) => rows.some((row) => 'list' in row && row.list === list.id))
    const parts = text.sections.map(({ number, blocks }) => ({
      number,
      each: blocks.flatMap((block) => ('list' in block && block.list === list.id ? [block.each] : [])),
    }))
    const repeated = parts.flatMap(({ each }) => each)
    return {
      ...list,
      tables: own.map(({ id, number }) => ({ id, number })),
      sections: parts.filter(({ each }) => each.length > 0).map(({ number }) => number),
      isOfKeyProjects:
        own.length === 0 && repeated.length > 0 && repeated.every((each) => each === 'keyProjects'),
    }
  })
}
