import { shallowRef, watch } from 'vue'
import type { TextFigure } from '../../../shared/printed/block'
import { useHost } from '../../host/host'
import { useDesk } from '../../stores/desk'
import { useSession } from '../../stores/session'
import { originOf } from './figure-origin'
import { useFigureSources } from './figure-sources'
import { FIGURES, nextStop } from './paper-walk'
import { blockOf, type Piece } from './pieces'
import type { VirtualPaper } from './virtual-paper'
import type { WholeBlocks } from './whole-blocks'

/** The paper's figures as links: they say where they come from, and lead there. */
export function useFigureLinks(
  pieces: () => readonly Piece[],
  paper: VirtualPaper,
  whole: WholeBlocks['whole'],
) {
  const desk = useDesk()
  const session = useSession()
  const host = useHost()
  const sources = useFigureSources()
  /** The figure under the pointer, or that has the focus. */
  const pointed = shallowRef<{ readonly figure: TextFigure; readonly element: HTMLElement } | null>(null)

  /** The tip hangs on the figure that it speaks of. */
  watch(pointed, (now, before) => {
    before?.element.style.removeProperty('anchor-name')
    now?.element.style.setProperty('anchor-name', '--figure')
  })

  function figureAt(target: EventTarget | null) {
    const element = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-figure]') : null
    const at = element?.closest<HTMLElement>('[data-at]')?.dataset['at']
    const block = blockOf(pieces()[Number(at)])
    const index = Number(element?.dataset['figure'])
    const figure = block && whole(block).figures[index]
    return element && block && figure ? { element, block, index, figure } : null
  }

  function point(event: Event): void {
    pointed.value = figureAt(event.target)
  }

  function unpoint(): void {
    pointed.value = null
  }

  function onClick(event: MouseEvent): void {
    if (getSelection()?.isCollapsed === false) return
    void follow(event.target, null)
  }

  /** To where a figure is computed or typed; Alt+← leads back. */
  async function follow(target: EventTarget | null, explains: 'sources' | 'uses' | null): Promise<void> {
    const at = figureAt(target)
    if (!at || (await session.show(['tables']))) return
    const leadsTo = originOf(at.figure, sources.value).target
    if ('cell' in leadsTo) {
      desk.leaveText(at.block.key, at.index, explains)
      return desk.showCell(leadsTo.cell)
    }
    const { budget } = session.frame
    const found = await host.call('place.find', { budget, paths: leadsTo.records })
    const project = found.ok ? found.value.find((place) => place?.page === 'projects') : undefined
    if (!project) return
    desk.leaveText(at.block.key, at.index, explains)
    desk.showPlace(project)
  }

  function onKeydown(event: KeyboardEvent): void {
    const at = figureAt(event.target)
    if (!at || event.altKey || event.shiftKey || event.isComposing) return
    if (event.key === 'Enter' && !event.ctrlKey) void follow(event.target, null)
    else if (event.ctrlKey && event.key === '[') void follow(event.target, 'sources')
    else if (event.ctrlKey && event.key === ']') void follow(event.target, 'uses')
    else if (event.key.startsWith('Arrow') && !event.ctrlKey) void step(at.element, event.key)
    else return
    event.preventDefault()
  }

  /** Left and right: the neighbouring figure. Up and down: the nearest paragraph that has some. */
  async function step(from: HTMLElement, key: string): Promise<void> {
    const by = key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1
    const isAcross = key === 'ArrowUp' || key === 'ArrowDown'
    const next = await nextStop(from, by, FIGURES, isAcross, pieces(), paper)
    next?.focus()
  }

  return { pointed, sources, point, unpoint, onClick, onKeydown }
}
