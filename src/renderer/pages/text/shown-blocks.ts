import { computed, ref } from 'vue'
import type { TextBlockView } from '../../../shared/printed/block'
import { useSession } from '../../stores/session'

const FILTERS = [
  { id: 'all', label: '全文' },
  { id: 'changed', label: '变动' },
  { id: 'stale', label: '过时' },
] as const
type Filter = (typeof FILTERS)[number]['id']

/** The paragraphs of the text, what of them is not as it was, and which of them are shown. */
export function useShownBlocks() {
  const session = useSession()
  const filter = ref<Filter>('all')

  const blocks = computed(() => session.text.sections.flatMap((section) => section.blocks))
  /** Keys of paragraphs that came or read otherwise since the file was opened. */
  const changed = computed<ReadonlySet<string>>(() => {
    const { then } = session.text
    if (Object.keys(then).length === 0) return new Set()
    const others = blocks.value.filter((block) => openedOf(block)?.text !== block.text)
    return new Set(others.map(({ key }) => key))
  })
  const written = computed(() => blocks.value.filter(({ kind }) => kind === 'override'))
  const stale = computed(() => written.value.filter((block) => block.stale))
  const filters = computed(() => {
    const counts = { changed: changed.value.size, stale: stale.value.length }
    return FILTERS.map(({ id, label }) => (id === 'all' ? { id, label } : { id, label, count: counts[id] }))
  })
  /** Null: all are shown. */
  const passes = computed(() => {
    const by = filter.value
    if (by === 'all') return null
    return (block: TextBlockView) => (by === 'changed' ? changed.value.has(block.key) : block.stale === true)
  })
  /** Paragraphs with a note in the margin. */
  const notes = computed(() => (passes.value ? written.value.filter(passes.value) : written.value))

  /** The paragraph as it was when the file was opened; null: it was not printed. */
  function openedOf(block: TextBlockView): TextBlockView | null {
    const then = session.text.then[block.key]
    return then === undefined ? block : then
  }

  return { blocks, changed, filter, filters, passes, notes, openedOf }
}
