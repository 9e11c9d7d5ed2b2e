import { nextTick } from 'vue'
import type { Finding } from '../../shared/checks/finding'
import { useHost } from '../host/host'
import { useDesk } from '../stores/desk'
import { useEdits } from '../stores/edits'
import { useFindings } from '../stores/findings'
import { useSession } from '../stores/session'
import { usePlaces } from './places'

/** From one finding to the next, to where each is mended, and mending it where that is certain. */
export function useFindingWalk() {
  const host = useHost()
  const session = useSession()
  const desk = useDesk()
  const edits = useEdits()
  const findings = useFindings()
  const places = usePlaces()

  /**
   * To the first of its places that a page shows; where none does, to the list. It is said what is so there. Whoever does
   * something else on the way stays where that leads.
   */
  async function goTo(finding: Finding): Promise<void> {
    findings.choose(finding)
    // It is said at once, and goes on being said where one arrives.
    findings.stood = finding.places.slice(0, 1)
    const { budget } = session.frame
    const way = openWay()
    const reply = await host.call('place.find', { budget, paths: [...finding.places] })
    if (!reply.ok) desk.notice = { text: reply.error.message, tone: 'error' }
    else if (!way.isLeft()) {
      const at = reply.value.findIndex((place) => place !== null)
      const [path, place] = [finding.places[at], reply.value[at]]
      if (path === undefined || !place) desk.page = 'checks'
      else {
        // A paragraph takes the caret where the words stand.
        desk.aimed = place.page === 'text' ? { block: place.block, finding } : null
        await places.goToNamed(path, place, way.isLeft)
      }
      await nextTick()
      if (place?.page === 'text' && !way.isLeft()) standAtFigure(place.block, finding)
      // Where nothing that bears it has the focus, it is said all the same.
      if (desk.page !== 'checks' && findings.here !== finding && !way.isLeft()) {
        findings.stood = finding.places.slice(0, 1)
      }
    }
    way.end()
  }

  async function step(by: 1 | -1): Promise<void> {
    const next = findings.next(by)
    if (next) return goTo(next)
    desk.notice = {
      text: session.checks ? '没有发现要改的地方。' : '还在检查，稍后再按一次。',
      tone: 'note',
    }
  }

  /** One step of the history. */
  async function mend({ fix }: Finding): Promise<void> {
    if (!fix) return
    const failure = await edits.set(fix.path, fix.value)
    if (failure) desk.notice = { text: failure.message, tone: 'error' }
  }

  /**
   * Mends what is found where one stands, or what is chosen in the list. False: there is nothing to be mended, or a difference
   * that was booked can be booked elsewhere, which comes first.
   */
  async function mendHere(): Promise<boolean> {
    if (desk.page === 'checks') {
      const chosen = findings.isOnGroup ? undefined : findings.chosen
      // What is not certain is decided where it stands.
      if (chosen) await (chosen.fix ? mend(chosen) : goTo(chosen))
      // On the line of a group nothing is done, here or elsewhere.
      return findings.isOnGroup || chosen !== undefined
    }
    if (session.booking || !fixHere()) return false
    await typed()
    const finding = fixHere()
    if (finding) await mend(finding)
    return true
  }

  /** Why a finding is right as it stands; with an empty reason it is open again. */
  async function acknowledge(finding: Finding, reason: string): Promise<void> {
    const failure = await edits.acknowledge(finding, reason)
    if (failure) desk.notice = { text: failure.message, tone: 'error' }
  }

  /** To a place by its path; where no page shows it, `nowhere` is said. */
  async function goToPlace(path: string, nowhere: string): Promise<void> {
    const reply = await host.call('place.find', { budget: session.frame.budget, paths: [path] })
    if (!reply.ok) desk.notice = { text: reply.error.message, tone: 'error' }
    else if (reply.value[0]) await places.goToNamed(path, reply.value[0], () => false)
    else desk.notice = { text: nowhere, tone: 'note' }
  }

  /** 批注 of the place where one stands, else of the finding that is chosen on 检查. */
  async function remarkHere(): Promise<void> {
    const place = desk.page === 'checks' ? placeListed() : findings.stood[0]
    await typed()
    if (place === undefined) {
      desk.notice = { text: '先点要批注的一格、一处文字或一段，再按 Shift+F2。', tone: 'note' }
      return
    }
    desk.remarked = place
    desk.dialog = 'remark'
  }

  /** Where the finding is mended that one stands on in the list. */
  function placeListed(): string | undefined {
    return findings.isOnGroup ? undefined : findings.chosen?.places[0]
  }

  function fixHere(): Finding | undefined {
    return findings.here?.fix ? findings.here : undefined
  }

  /** What is being typed is stored first: what is found speaks of what is stored. */
  async function typed(): Promise<void> {
    const field = document.activeElement
    if (!(field instanceof HTMLElement) || !field.matches('input, textarea, [contenteditable]')) return
    field.blur()
    field.focus({ preventScroll: true })
    await session.idle()
  }

  return { goTo, goToPlace, step, mend, mendHere, acknowledge, remarkHere }
}

/** A linked figure of a paragraph takes the focus where it is what is found; where words are typed already, they keep it. */
function standAtFigure(block: string, { actual }: Finding): void {
  if (document.activeElement?.matches('[contenteditable]')) return
  const own = document.querySelectorAll<HTMLElement>(`main [data-block="${CSS.escape(block)}"] [data-figure]`)
  const figure = [...own].find(({ textContent }) => textContent.trim() === actual)
  figure?.focus({ preventScroll: true })
}

/** Whether anything was done at the keyboard, or with the pointer, since it was opened. */
function openWay() {
  let isLeft = false
  const leave = (): void => void (isLeft = true)
  const ways = ['keydown', 'pointerdown'] as const
  for (const way of ways) window.addEventListener(way, leave, { capture: true })
  return {
    isLeft: () => isLeft,
    end(): void {
      for (const way of ways) window.removeEventListener(way, leave, { capture: true })
    },
  }
}
