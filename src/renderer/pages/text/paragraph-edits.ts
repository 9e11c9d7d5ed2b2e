import type { Failure } from '../../../shared/contract/failure'
import type { TextBlockView } from '../../../shared/printed/block'
import { useDesk } from '../../stores/desk'
import { useEdits } from '../../stores/edits'
import { useSession } from '../../stores/session'
import type { ParagraphAct } from './ParagraphMenu.vue'
import { placeCaret } from './caret'
import { asWritten, ownParagraphs, placeOf, withJoined, withMoved, withParts } from './own-paragraphs'

export type ParagraphEdits = ReturnType<typeof useParagraphEdits>

/** What a hand does with the preparer's own paragraphs; each is one step, and the caret goes along. */
export function useParagraphEdits(reach: (key: string) => Promise<HTMLElement | null>) {
  const session = useSession()
  const edits = useEdits()
  const desk = useDesk()

  function ownAt(place: string): readonly TextBlockView[] {
    return session.text.sections.flatMap(({ blocks }) => ownParagraphs(blocks, place))
  }

  /** Writes a place anew and puts the caret into its `index`th paragraph. */
  async function write(
    place: string,
    paragraphs: (own: readonly TextBlockView[]) => ReturnType<typeof asWritten>,
    index: number,
    caret: number,
  ): Promise<Failure | null> {
    const failure = await edits.write(place, () => written(place, paragraphs))
    if (failure) return failure
    const block = ownAt(place)[index]
    const paragraph = block && (await reach(block.key))
    const field = paragraph?.querySelector<HTMLElement>('[contenteditable]')
    if (field) {
      field.focus()
      placeCaret(field, caret)
    }
    return null
  }

  /** The place as it is to stand, and what of it is shown here. */
  function written(
    place: string,
    paragraphs: (own: readonly TextBlockView[]) => ReturnType<typeof asWritten>,
  ) {
    const own = ownAt(place)
    const seen = asWritten(own).flatMap(({ id, text }) => (id === null ? [] : [{ id, text }]))
    return { paragraphs: paragraphs(own), seen }
  }

  function indexOf(block: TextBlockView): number {
    return ownAt(placeOf(block)).findIndex(({ key }) => key === block.key)
  }

  function part(block: TextBlockView, pieces: readonly string[], caret: number): Promise<Failure | null> {
    const index = indexOf(block) + pieces.length - 1
    return write(placeOf(block), (own) => withParts(own, block.key, pieces), index, caret)
  }

  function join(block: TextBlockView, text: string): Promise<Failure | null> {
    const index = indexOf(block) - 1
    const before = ownAt(placeOf(block))[index]
    if (!before && text !== '') return Promise.resolve(null)
    const caret = before?.text.length ?? 0
    return write(placeOf(block), (own) => withJoined(own, block.key, text), Math.max(0, index), caret)
  }

  async function act(block: TextBlockView, what: ParagraphAct): Promise<void> {
    const place = placeOf(block)
    const index = indexOf(block)
    const last = ownAt(place).length - 1
    const does = {
      add: () => write(place, (own) => withParts(own, block.key, [textOf(own, block.key), '']), index + 1, 0),
      up: () => write(place, (own) => withMoved(own, block.key, -1), Math.max(0, index - 1), 0),
      down: () => write(place, (own) => withMoved(own, block.key, 1), Math.min(last, index + 1), 0),
      remove: () =>
        edits.write(place, () =>
          written(place, (own) => asWritten(own.filter(({ key }) => key !== block.key))),
        ),
    }
    tell(await does[what]())
  }

  /** The first paragraph of an empty place. */
  async function begin(place: string): Promise<void> {
    tell(await write(place, () => [{ id: null, text: '' }], 0, 0))
  }

  function tell(failure: Failure | null): void {
    if (failure) desk.notice = { text: failure.message, tone: 'error' }
  }

  return { part, join, act, begin }
}

function textOf(own: readonly TextBlockView[], key: string): string {
  return own.find((block) => block.key === key)?.text ?? ''
}
