import { type Ref, shallowRef, watch } from 'vue'
import type { TextBlockView, TextFigure } from '../../../shared/printed/block'
import { useHost } from '../../host/host'
import { useDesk } from '../../stores/desk'
import { useSession } from '../../stores/session'
import { originOf } from './figure-origin'
import { useFigureSources } from './figure-sources'

/** The paper's figures as links: they say where they come from, and lead there. */
export function useFigureLinks(
  paper: Readonly<Ref<HTMLElement | null>>,
  blocks: () => readonly TextBlockView[],
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
    const key = element?.closest<HTMLElement>('[data-block]')?.dataset['block']
    const block = blocks().find((each) => each.key === key)
    const index = Number(element?.dataset['figure'])
    const figure = block?.figures[index]
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
    if (!at) return
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
    else if (event.key.startsWith('Arrow') && !event.ctrlKey) step(at.element, event.key)
    else return
    event.preventDefault()
  }

  /** Left and right: the neighbouring figure. Up and down: the nearest paragraph that has some. */
  function step(from: HTMLElement, key: string): void {
    const figures = [...(paper.value?.querySelectorAll<HTMLElement>('[data-figure]') ?? [])]
    const by = key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1
    const inSame = (element: HTMLElement): boolean =>
      element.closest('[data-block]') === from.closest('[data-block]')
    const others =
      by === 1 ? figures.slice(figures.indexOf(from) + 1) : figures.slice(0, figures.indexOf(from)).reverse()
    const isAlong = key === 'ArrowLeft' || key === 'ArrowRight'
    others.find((element) => isAlong || !inSame(element))?.focus()
  }

  return { pointed, sources, point, unpoint, onClick, onKeydown }
}
