import type { Params } from '../../../shared/contract/methods'
import type { TextBlockView } from '../../../shared/printed/block'

type Paragraphs = Params<'text.write'>['paragraphs']

/** The preparer's own paragraphs of a place, in order. */
export function ownParagraphs(blocks: readonly TextBlockView[], place: string): readonly TextBlockView[] {
  return blocks.filter(({ kind, key }) => kind === 'free' && key.startsWith(`${place}/`))
}

export function placeOf({ key }: Pick<TextBlockView, 'key'>): string {
  return key.slice(0, key.lastIndexOf('/'))
}

export function asWritten(own: readonly TextBlockView[]): Paragraphs {
  return own.map(({ path, text }) => ({ id: idOf(path), text }))
}

/** Several in place of one: the first keeps its identity. */
export function withParts(own: readonly TextBlockView[], key: string, pieces: readonly string[]): Paragraphs {
  return own.flatMap((block) =>
    block.key === key
      ? pieces.map((text, i) => ({ id: i === 0 ? idOf(block.path) : null, text }))
      : asWritten([block]),
  )
}

/** A paragraph's text at the end of the one before it. */
export function withJoined(own: readonly TextBlockView[], key: string, text: string): Paragraphs {
  const at = own.findIndex((block) => block.key === key)
  return own.flatMap((block, i) => {
    if (i === at) return []
    return i === at - 1 ? [{ id: idOf(block.path), text: block.text + text }] : asWritten([block])
  })
}

export function withMoved(own: readonly TextBlockView[], key: string, step: 1 | -1): Paragraphs {
  const at = own.findIndex((block) => block.key === key)
  const to = Math.min(Math.max(0, at + step), own.length - 1)
  const moved = own[at]
  return asWritten(moved ? own.toSpliced(at, 1).toSpliced(to, 0, moved) : own)
}

function idOf(path: string | undefined): string {
  return path?.split('/')[1] ?? ''
}
