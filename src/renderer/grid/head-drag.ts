import { onBeforeUnmount, shallowRef } from 'vue'
import type { Arranging } from './arranging'

/** Pixels that the pointer may tremble in a click. */
const TREMBLE = 4

type Held =
  | { readonly what: 'edge'; readonly id: string; readonly from: number; readonly width: number }
  | { readonly what: 'head'; readonly id: string; readonly from: number; readonly head: HTMLElement }

/** Where a head that is dragged would be put. */
export interface Drop {
  readonly beside: string
  readonly isBehind: boolean
}

/** What a pointer does that is held down on the head of a grid: its edge makes the column wider, the head itself takes it elsewhere. */
export function useHeadDrag(arranging: () => Arranging | undefined, onDone: () => void) {
  let held: Held | null = null
  let isDragged = false
  const drop = shallowRef<Drop | null>(null)

  function take(event: PointerEvent, id: string, what: Held['what']): void {
    const head = (event.currentTarget as HTMLElement).closest<HTMLElement>('[data-head]')
    isDragged = false
    if (event.button !== 0 || !arranging() || !head) return
    const from = event.clientX
    held = what === 'edge' ? { what, id, from, width: head.offsetWidth } : { what, id, from, head }
  }

  function move({ clientX: x, clientY: y }: PointerEvent): void {
    if (!held) return
    isDragged ||= Math.abs(x - held.from) > TREMBLE
    if (!isDragged) return
    if (held.what === 'edge') arranging()?.draw({ id: held.id, width: held.width + x - held.from })
    else drop.value = dropAt(x, y, held)
  }

  /** Beside the head that is under the pointer, of the same grid: on the side that is nearer. */
  function dropAt(x: number, y: number, { id, head }: Extract<Held, { what: 'head' }>): Drop | null {
    const over = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-head]')
    const beside = over?.dataset['head']
    if (!over || beside === undefined || beside === id) return null
    if (over.closest('[role="grid"]') !== head.closest('[role="grid"]')) return null
    const { left, width } = over.getBoundingClientRect()
    return { beside, isBehind: x > left + width / 2 }
  }

  function up({ clientX: x }: PointerEvent): void {
    const [was, where] = [held, drop.value]
    end()
    if (!was || !isDragged) return
    if (was.what === 'edge') arranging()?.widen(was.id, was.width + x - was.from)
    else if (where) arranging()?.place(was.id, where)
    onDone()
  }

  /** Esc, or the system took the pointer: nothing was done. */
  function end(): void {
    held = null
    drop.value = null
    arranging()?.draw(null)
  }

  function onKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !held) return
    event.stopPropagation()
    end()
  }

  const listeners = { pointermove: move, pointerup: up, pointercancel: end, keydown: onKeydown } as const
  for (const [name, listener] of Object.entries(listeners)) {
    addEventListener(name, listener as EventListener, { capture: true })
  }
  onBeforeUnmount(() => {
    for (const [name, listener] of Object.entries(listeners)) {
      removeEventListener(name, listener as EventListener, { capture: true })
    }
  })

  return { drop, take, wasDragged: () => isDragged }
}
