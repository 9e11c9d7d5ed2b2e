import { ref } from 'vue'
import type { TextBlockView } from '../../../shared/printed/block'
import { useDesk } from '../../stores/desk'
import { useSession } from '../../stores/session'

export type WholeBlocks = ReturnType<typeof useWholeBlocks>

/** The paragraphs of a long text that were looked at, with their figures and fields: most are told by their words alone. */
export function useWholeBlocks() {
  const session = useSession()
  const desk = useDesk()
  /** By the bare paragraph, which is another one when it reads otherwise. */
  const known = new WeakMap<TextBlockView, TextBlockView>()
  let asked = new WeakMap<TextBlockView, Promise<void>>()
  /** How often some came: whoever looks at them looks again. */
  const times = ref(0)

  /** The paragraph as far as it is known. */
  function whole(block: TextBlockView): TextBlockView {
    return block.bare && times.value > 0 ? (known.get(block) ?? block) : block
  }

  /** When these are whole; what was asked for is not asked for again. */
  async function fetch(blocks: readonly TextBlockView[]): Promise<void> {
    const bare = blocks.filter((block) => block.bare)
    const lacking = bare.filter((block) => !asked.has(block))
    const coming = lacking.length > 0 ? come(lacking) : undefined
    for (const block of lacking) if (coming) asked.set(block, coming)
    await Promise.all(new Set(bare.flatMap((block) => asked.get(block) ?? [])))
  }

  async function come(bare: readonly TextBlockView[]): Promise<void> {
    const reply = await session.blocks({ keys: bare.map(({ key }) => key) })
    if (!reply.ok) {
      asked = new WeakMap()
      desk.notice = { text: reply.error.message, tone: 'error' }
      return
    }
    const told = new Map(reply.value.map((block) => [block.key, block]))
    for (const block of bare) {
      const own = told.get(block.key)
      // One that reads otherwise by now is not this one any more.
      if (own?.text === block.text) known.set(block, own)
    }
    times.value += 1
  }

  return { whole, fetch }
}
