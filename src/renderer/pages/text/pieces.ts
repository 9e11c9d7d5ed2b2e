import type { TextBlockView } from '../../../shared/printed/block'
import type { FreePlace, TextSectionView } from '../../../shared/printed/section'
import type { MountedRun } from '../../composables/virtual-stack'
import { ownParagraphs } from './own-paragraphs'

/** Rows of a table that follow one another make one table: numbers of its first and last piece. */
export interface TableSpan {
  readonly first: number
  readonly last: number
}

/** What stands on the paper below one another. */
export type Piece =
  | { readonly kind: 'title'; readonly key: string; readonly section: TextSectionView }
  | { readonly kind: 'heading' | 'paragraph'; readonly key: string; readonly block: TextBlockView }
  | { readonly kind: 'row'; readonly key: string; readonly block: TextBlockView; readonly table: TableSpan }
  /** For the preparer's own words, still empty. */
  | { readonly kind: 'place'; readonly key: string; readonly place: FreePlace }

/** Pieces that are not mounted, and how high they are together. */
export interface Gap extends TableSpan {
  readonly kind: 'gap'
  readonly key: string
  readonly height: number
}

/** A piece that is mounted, with its number. */
export type Mounted<Of extends Piece = Piece> = Of & { readonly at: number }
export type Row = Extract<Piece, { kind: 'row' }>

export interface MountedTable {
  readonly kind: 'table'
  readonly key: string
  readonly span: TableSpan
  readonly rows: readonly (Mounted<Row> | Gap)[]
}

/** A part of the text with what of it is mounted. */
export interface MountedPart {
  readonly title: Mounted<Extract<Piece, { kind: 'title' }>>
  readonly items: readonly (Mounted<Exclude<Piece, Row>> | MountedTable | Gap)[]
}

/** The paper from above. Without a filter (`passes` null) every part is there, and the places that are still empty. */
export function piecesOf(
  sections: readonly TextSectionView[],
  passes: ((block: TextBlockView) => boolean) | null,
): readonly Piece[] {
  const pieces: Piece[] = []
  for (const section of sections) {
    const own = passes ? section.blocks.filter(passes) : section.blocks
    if (passes && own.length === 0) continue
    const empty = passes ? new Map<string, readonly FreePlace[]>() : emptyPlaces(section)
    pieces.push({ kind: 'title', key: titleKey(section), section })
    let table: { first: number; last: number } | null = null
    for (const block of own) {
      const at = pieces.length
      if (block.grid) {
        if (table && block.grid.row === 'body') table.last = at
        else table = { first: at, last: at }
        pieces.push({ kind: 'row', key: block.key, block, table })
      } else {
        table = null
        pieces.push({ kind: block.kind === 'heading' ? 'heading' : 'paragraph', key: block.key, block })
      }
      for (const place of empty.get(block.key) ?? []) {
        table = null
        pieces.push({ kind: 'place', key: `place ${place.key}`, place })
      }
    }
  }
  return pieces
}

export function titleKey({ number }: Pick<TextSectionView, 'number'>): string {
  return `title ${number}`
}

/** The paragraph that a piece is; null: it is none. */
export function blockOf(piece: Piece | undefined): TextBlockView | null {
  return piece && 'block' in piece ? piece.block : null
}

/** What a piece prints: the same object as long as it reads the same. */
export function printedIn(piece: Piece): object {
  if (piece.kind === 'title') return piece.section
  return piece.kind === 'place' ? piece.place : piece.block
}

/** Places for the preparer's own words, by the paragraph with which the text under their heading ends. */
function emptyPlaces({ places, blocks }: TextSectionView): ReadonlyMap<string, readonly FreePlace[]> {
  const empty = places.filter(({ key }) => ownParagraphs(blocks, key).length === 0)
  return Map.groupBy(empty, ({ heading }) => {
    const from = blocks.findIndex((block) => block.key === heading)
    const next = blocks.findIndex((block, i) => i > from && block.kind === 'heading')
    return blocks.at(next < 0 ? -1 : next - 1)?.key ?? ''
  })
}

/**
 * The paper with what is mounted of it. Titles always are: nothing that is left out reaches from one part into another. What
 * is left out of a table that is begun stands within it. `whole`: a paragraph as it is drawn.
 */
export function mountedParts(
  pieces: readonly Piece[],
  runs: readonly MountedRun[],
  tops: readonly number[],
  whole: (block: TextBlockView) => TextBlockView,
): readonly MountedPart[] {
  const parts: { title: MountedPart['title']; items: MountedPart['items'][number][] }[] = []
  let table: { span: TableSpan; rows: MountedTable['rows'][number][] } | null = null
  /** The first piece that is not yet accounted for. */
  let next = 0
  const gapTo = (at: number): readonly Gap[] => {
    const height = (tops[at] ?? 0) - (tops[next] ?? 0)
    const gap: Gap = { kind: 'gap', key: `gap ${next}`, first: next, last: at - 1, height }
    const isGap = at > next
    next = Math.max(next, at)
    return isGap ? [gap] : []
  }
  const endTable = (): void => {
    if (table) table.rows.push(...gapTo(table.span.last + 1))
    table = null
  }
  for (const { first, last } of runs) {
    for (let at = first; at <= last; at += 1) {
      const piece = pieces[at]
      if (!piece) continue
      if (table && at > table.span.last) endTable()
      const items = parts.at(-1)?.items
      if (piece.kind === 'title') {
        items?.push(...gapTo(at))
        parts.push({ title: { ...piece, at }, items: [] })
      } else if (piece.kind !== 'row') {
        items?.push(...gapTo(at), { ...drawn(piece, whole), at })
      } else {
        if (!table) {
          const rows: MountedTable['rows'][number][] = []
          const { table: span } = piece
          items?.push(...gapTo(span.first), {
            kind: 'table',
            key: pieces[span.first]?.key ?? '',
            span,
            rows,
          })
          table = { span, rows }
        }
        table.rows.push(...gapTo(at), { ...drawn(piece, whole), at })
      }
      next = at + 1
    }
  }
  endTable()
  parts.at(-1)?.items.push(...gapTo(pieces.length))
  return parts
}

function drawn<Of extends Piece>(piece: Of, whole: (block: TextBlockView) => TextBlockView): Of {
  return 'block' in piece ? { ...piece, block: whole(piece.block) } : piece
}
