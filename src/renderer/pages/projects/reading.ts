import { type Ref, ref } from 'vue'
import type { Section } from './sections'

/** Head and line of sections, which stay in view, in px. */
const HEADS = 72

/** Which of its sections one reads in the editor, and the way to each. */
export function useReading(editor: Readonly<Ref<HTMLElement | null>>, sections: () => readonly Section[]) {
  /** Null: none of those that are gone to. */
  const current = ref<string | null>(null)
  /** Where the editor stood when a section was gone to: near its end none can come to the top. */
  let goneTo = -1

  function sectionOf(name: string): HTMLElement | null {
    return editor.value?.querySelector<HTMLElement>(`[data-section="${name}"]`) ?? null
  }

  /** To a section, and into the first of its fields. */
  function goTo(name: string): void {
    const section = sectionOf(name)
    section?.scrollIntoView({ block: 'start' })
    const field = section?.querySelector<HTMLElement>('input, select, textarea')
    const first = field ?? section?.querySelector<HTMLElement>('button')
    first?.focus({ preventScroll: true })
    goneTo = editor.value?.scrollTop ?? -1
    current.value = name
  }

  /** The last section that begins above what is read; at the end of the editor the last one. */
  function onScroll(): void {
    const view = editor.value
    if (!view || view.scrollTop === goneTo) return
    const isEnd = view.scrollTop > 0 && view.scrollTop + view.clientHeight >= view.scrollHeight - 1
    const edge = view.getBoundingClientRect().top + HEADS + 8
    const begun = sections().filter(({ name }) => {
      return isEnd || (sectionOf(name)?.getBoundingClientRect().top ?? Infinity) <= edge
    })
    current.value = begun.at(-1)?.name ?? null
  }

  return { current, goTo, onScroll }
}
