import { nextTick } from 'vue'
import type { Patch } from '../../shared/contract/patch'
import type { TakenBack } from '../../shared/contract/results'
import type { ShownPlace, TouchedField } from '../../shared/contract/shown'
import { tableOf } from '../../shared/printed/cell-id'
import { PAGES } from '../naming/place-names'
import { type Notice, useDesk } from '../stores/desk'
import { useLayouts } from '../stores/layouts'
import { useSession } from '../stores/session'
import { meanwhile } from './meanwhile'

/** Frames that a page may take until what it shows stands. */
const PATIENCE = 60

/** What of a paragraph takes the focus: words that are typed there, a figure, or what rewrites it. */
const IN_PARAGRAPH = '[contenteditable], [data-figure], button'

/** What of the page shown followed from a step, and what there takes the focus. */
interface Followed {
  readonly place: ShownPlace
  readonly selector: string
}

/** The ways to places of the budget: the page, what is chosen on it, and what takes the focus there. */
export function usePlaces() {
  const desk = useDesk()
  const layouts = useLayouts()
  const session = useSession()
  /** Counts the steps that were gone to: a later one ends the way to those before. */
  let steps = 0
  let putAway: Notice | null = null

  /**
   * To what a step changed. The page shown stays where that is on it: a field, else a cell of the table or a paragraph that
   * followed, and it is said where the field itself stands. Else the first field is gone to, where it is shown; not where all that
   * the step did to the list that one works in was to take rows from it. `stays`: whether the focus has to stay by now.
   */
  async function goToStep(
    { touched, patch }: TakenBack,
    stays: () => boolean,
    isLessBeside: () => boolean,
  ): Promise<void> {
    const step = (steps += 1)
    const isOff = (): boolean => stays() || step !== steps
    await nextTick()
    if (isOff()) return
    // What became of it stands in the list.
    if (desk.page === 'checks') return sayElsewhere(touched)
    const onPaper = desk.page === 'text' && touched.find(({ path }) => inMain(pathSelector(path)))
    if (onPaper) return focusOn(inMain(pathSelector(onPaper.path)))
    const own = touched.find(({ place }) => place.page === desk.page)
    const words = own ? null : wordsHere(touched, patch)
    const followed = own ? null : (words ?? followedHere(patch))
    if (!own && !words && (followed || isLeftHere(patch))) sayElsewhere(touched)
    if (followed) {
      desk.showPlace(followed.place)
      await focusIn([followed.selector], isOff)
    } else if (own || !isLeftHere(patch)) await goToField(own ?? touched[0], touched, isOff, isLessBeside)
  }

  /** Words that a step changed within a paragraph; of a long text it may not be mounted. */
  function wordsHere(touched: readonly TouchedField[], { blocks }: Patch): Followed | null {
    if (desk.page !== 'text') return null
    const paths = new Set(touched.map(({ path }) => path))
    for (const { key, new: block } of blocks) {
      const words = block?.fields.find(({ path }) => paths.has(path))
      if (words) return { ...ofBlock(key), selector: pathSelector(words.path) }
    }
    return null
  }

  /** A cell of the table shown, or a paragraph, that a step changed: what is chosen or seen rather than what is not. */
  function followedHere({ cells, rows, blocks }: Patch): Followed | null {
    const here = {
      projects: () => [],
      performance: () => [],
      orders: () => [],
      checks: () => [],
      output: () => [],
      submission: () => [],
      tables: () => [
        ...cells.filter(({ cell }) => tableOf(cell) === desk.table).map(({ cell }) => ofCell(cell)),
        ...rows.inserted.filter(({ table }) => table === desk.table).flatMap(({ row }) => ofRow(row.key)),
      ],
      text: () => blocks.flatMap((block) => (block.new ? ofBlock(block.key) : [])),
    }[desk.page]()
    const isChosen = ({ place }: Followed): boolean => place.page === 'tables' && place.cell === desk.cell
    const isSeen = ({ selector }: Followed): boolean => isInView(inMain(selector))
    return here.find(isChosen) ?? here.find(isSeen) ?? here[0] ?? null
  }

  /** Whether a step took something off the page shown: then there is nothing to go to, and no reason to leave. */
  function isLeftHere({ rows, blocks }: Patch): boolean {
    if (desk.page === 'text') return blocks.length > 0
    return desk.page === 'tables' && rows.removed.some((key) => tableOf(key) === desk.table)
  }

  async function goToField(
    first: TouchedField | undefined,
    touched: readonly TouchedField[],
    isOff: () => boolean,
    isLessBeside: () => boolean,
  ): Promise<void> {
    if (!first || first.place.page === 'tables') return
    const { place } = first
    if (place.page === 'text') {
      desk.showPlace(place)
      await focusIn([pathSelector(first.path), blockSelector(place.block)], isOff)
      return
    }
    const own = touched.filter((each) => isBeside(each.place, place)).map(({ path }) => pathSelector(path))
    const region = document.activeElement?.closest('main [data-region]')
    const beside = own.map((selector) => region?.querySelector<HTMLElement>(selector)).find(Boolean)
    if (beside) focusOn(beside)
    else if (!touched.some(({ path }) => layouts.reach(path, true)) && !isLessBeside()) {
      desk.showPlace(place.page === 'projects' ? { ...place, line: null } : place)
      const isUnshown = (): boolean => touched.every(({ path }) => layouts.unshown(path))
      const reach = (): boolean => touched.some(({ path }) => layouts.reach(path))
      await focusIn(own, () => isOff() || isUnshown(), reach)
    }
    if (!isOff()) sayUnshown(touched)
  }

  /** What was changed on another page than the one that shows what followed. */
  function sayElsewhere([first]: readonly TouchedField[]): void {
    if (first) session.note(`改动在“${PAGES[first.place.page]}”，这一页是随之变动的地方。`)
  }

  /** What stands in columns that are put away is named where it is said what was taken back, and may be had. */
  function sayUnshown(touched: readonly TouchedField[]): void {
    const columns = touched.flatMap(({ path }) =>
      inMain(pathSelector(path)) ? [] : (layouts.unshown(path) ?? []),
    )
    const [first] = columns
    if (!first) return
    const titles = [...new Set(columns.map(({ title }) => `“${title}”`))].join('')
    session.note(`改动在没有显示的${titles}列。`)
    sayPutAway(first, '改动')
  }

  function sayPutAway(
    { title, show }: NonNullable<ReturnType<typeof layouts.unshown>>,
    what = '这一处',
  ): void {
    desk.notice = putAway = {
      text: `${what}在“${title}”列，这一列没有显示。`,
      tone: 'note',
      action: { label: '显示这一列', run: show },
    }
  }

  /** To what was chosen by its name, unless one is at something else by then. */
  async function goTo(place: ShownPlace): Promise<void> {
    desk.showPlace(place)
    // A line takes the focus by itself.
    if (place.page === 'projects' && place.line !== null) return
    await meanwhile((hasActed) => focusIn([selectorOf(place)], hasActed))
  }

  /**
   * To the field, cell or paragraph of this name. A field that is in no column shown is gone to by its record, and its column may
   * be had; where that is not there either, to what is shown of the place. `isLeft`: whether one has gone elsewhere by now.
   */
  async function goToNamed(path: string, place: ShownPlace, isLeft: () => boolean): Promise<void> {
    const step = (steps += 1)
    const isOff = (): boolean => isLeft() || step !== steps
    // What was said of the place before is not so of this one.
    if (desk.notice === putAway) desk.notice = null
    if (place.page === 'tables') return goTo(place)
    desk.showPlace(place.page === 'projects' ? { ...place, line: null } : place)
    if (place.page === 'text') {
      if (await focusIn([blockSelector(place.block)], isOff)) focusOn(inMain(pathSelector(path)))
      return
    }
    const record = `[data-path^="${CSS.escape(path.slice(0, path.lastIndexOf('/') + 1))}"]`
    // The editor of a project, which has all its fields, may be on its way.
    const isPutAway = (): boolean =>
      place.page !== 'projects' && layouts.unshown(path) !== null && inMain(record) !== null
    const isThere = await focusIn(
      [pathSelector(path)],
      () => isOff() || (!inMain(pathSelector(path)) && isPutAway()),
      () => layouts.reach(path),
    )
    if (isThere || isOff()) return
    if (!(await focusIn([record], isOff)) && !isOff()) await goTo(place)
    const column = layouts.unshown(path)
    if (column && !isOff()) sayPutAway(column)
  }

  return { goTo, goToNamed, goToStep }
}

/** What takes the focus at a place. */
function selectorOf(place: ShownPlace): string {
  switch (place.page) {
    case 'text':
      return blockSelector(place.block)
    case 'tables':
      return 'td[data-region-focus]'
    case 'performance':
      return '.targets textarea'
    case 'orders':
      return '.orders [data-region-focus]'
    case 'projects':
      return pathSelector(`projects/${place.project}/amount`)
  }
}

export function pathSelector(path: string): string {
  return `[data-path="${CSS.escape(path)}"]`
}

/** A paragraph when it is whole: there is nothing to go to in it before. */
function blockSelector(block: string): string {
  return `[data-block="${CSS.escape(block)}"]:not([data-bare])`
}

function ofBlock(block: string): Followed {
  return { place: { page: 'text', block }, selector: blockSelector(block) }
}

function ofCell(cell: string): Followed {
  return {
    place: { page: 'tables', table: tableOf(cell), cell },
    selector: `td[data-cell="${CSS.escape(cell)}"]`,
  }
}

/** Whether two places are of one project, or of one list. */
function isBeside(one: ShownPlace, other: ShownPlace): boolean {
  return one.page === other.page && ownerOf(one) === ownerOf(other)
}

function ownerOf(place: ShownPlace): string | null {
  if ('project' in place) return place.project
  return place.page === 'orders' ? place.list : null
}

/** The first cell of a row, where it is there. */
function ofRow(key: string): readonly Followed[] {
  const cell = inMain(`td[data-cell^="${CSS.escape(`${key}/`)}"]`)?.dataset['cell']
  return cell === undefined ? [] : [ofCell(cell)]
}

function isInView(element: HTMLElement | null): boolean {
  if (!element) return false
  const view = (element.closest('[data-region]') ?? document.body).getBoundingClientRect()
  const { top, bottom } = element.getBoundingClientRect()
  return top >= view.top && bottom <= view.bottom
}

function inMain(selector: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`main:not([inert]) :is(${selector})`)
}

/**
 * The focus to the first of these that is there, in the order of the page, which may still be on its way; false: none is.
 * `reach`: another way to what is looked for.
 */
export async function focusIn(
  selectors: readonly string[],
  isOff: () => boolean = () => false,
  reach: () => boolean = () => false,
): Promise<boolean> {
  for (let frames = 0; frames < PATIENCE; frames += 1) {
    await nextTick()
    if (isOff()) return false
    const element = inMain(selectors.join(','))
    if (element) {
      focusOn(element)
      return true
    }
    if (reach()) return true
    await new Promise(requestAnimationFrame)
  }
  return false
}

/** What has the focus already keeps its caret. */
function focusOn(element: HTMLElement | null): void {
  if (!element || element.contains(document.activeElement)) return
  const isParagraph = element.dataset['block'] !== undefined
  // Words that are empty are no place to scroll to.
  const paragraph = element.closest<HTMLElement>('[data-block]')
  if (paragraph && !isInView(paragraph)) paragraph.scrollIntoView({ block: 'center' })
  const inside = isParagraph ? element.querySelector<HTMLElement>(IN_PARAGRAPH) : element
  const taking = inside ?? element.closest<HTMLElement>('[data-region-focus]')
  taking?.focus({ preventScroll: isParagraph })
}
