import type { Page } from '@playwright/test'

/**
 * The law of layout, asked of what the window shows now; empty where it holds.
 * - No text is cut, save by an ellipsis whose whole text a title tells; an amount not even so.
 * - No two texts lie over each other.
 * - Nothing leaves the window or what clips it, save in what scrolls; sideways only what is made `wide` scrolls.
 * - The choices of a menu stand below one another.
 * - What opens stands at what opened it: begins or ends with it, or at the window's end where there is no room.
 * - No control looks as browsers draw it.
 */
export function breaches(page: Page, wide: string): Promise<readonly string[]> {
  return page.evaluate(async (wide) => {
    // Until what follows from the new size is drawn: what looks at its own size does so within the first frame.
    await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
    interface Box {
      left: number
      top: number
      right: number
      bottom: number
    }
    interface Text {
      readonly element: HTMLElement
      readonly words: string
      readonly box: Box
    }
    const SLACK = 1
    const found = new Set<string>()
    const styles = new Map<Element, CSSStyleDeclaration>()
    const styleOf = (element: Element): CSSStyleDeclaration => {
      const style = styles.get(element) ?? getComputedStyle(element)
      styles.set(element, style)
      return style
    }
    const root = document.querySelector<HTMLElement>('dialog:modal') ?? document.body
    /** For screen readers alone. */
    const isClipped = (element: Element | null): boolean =>
      element !== null && (styleOf(element).clipPath === 'inset(50%)' || isClipped(element.parentElement))
    /** Styles hide a popover while what opened it is scrolled away. */
    const away = [...document.querySelectorAll(':popover-open')].filter((popover) => {
      const opener = document.querySelector(`[popovertarget="${popover.id}"]`)
      if (!opener) return false
      const box = opener.getBoundingClientRect()
      for (let at = opener.parentElement; at; at = at.parentElement) {
        if (styleOf(at).overflowY === 'visible') continue
        const frame = at.getBoundingClientRect()
        if (box.bottom <= frame.top || box.top >= frame.bottom) return true
      }
      return box.bottom <= 0 || box.top >= innerHeight
    })
    const isShown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      !isClipped(element) &&
      !away.some((popover) => popover.contains(element))
    const isOut = (box: Box) => box.right - box.left <= 0 || box.bottom - box.top <= 0
    const isFree = (element: Element) => element.matches(':popover-open, dialog:modal')

    const name = (element: Element): string => {
      const told = element.getAttribute('aria-label') ?? element.textContent.trim()
      const at = element.closest('[aria-label], [class]')
      const place =
        element.getAttribute('class') ?? at?.getAttribute('aria-label') ?? at?.getAttribute('class') ?? ''
      return `<${element.tagName.toLowerCase()} ${place}> “${told.slice(0, 24)}”`
    }
    const tells = (element: Element | null, words: string): boolean => {
      for (let each = element; each; each = each.parentElement) {
        if (each.getAttribute('title')?.includes(words.trim())) return true
      }
      return false
    }

    /** What is seen of a box; breaks the law where something other than what scrolls takes a part of it. */
    const clip = (element: HTMLElement, whole: Box, words: string | null): Box => {
      const box = { ...whole }
      const complain = (rule: string, by: string) => found.add(`${rule}: ${name(element)} by ${by}`)
      const isAmount = element.closest('.num') !== null
      let position = words === null ? styleOf(element).position : 'static'
      let at = words === null ? element.parentElement : element
      for (let isTop = words === null && isFree(element); at && at !== document.body && !isTop;) {
        const style = styleOf(at)
        if (position === 'fixed' || (position === 'absolute' && style.position === 'static')) {
          at = at.parentElement
          continue
        }
        const frame = at.getBoundingClientRect()
        for (const [start, end, over] of [
          ['left', 'right', style.overflowX],
          ['top', 'bottom', style.overflowY],
        ] as const) {
          if (over === 'visible') continue
          const past = Math.max(frame[start] - box[start], box[end] - frame[end])
          const isEllipsed = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none'
          const isTold = words !== null && !isAmount && isEllipsed && tells(at, words)
          if (past > SLACK && over !== 'auto' && over !== 'scroll' && !isTold) complain('is cut', name(at))
          box[start] = Math.max(box[start], frame[start])
          box[end] = Math.min(box[end], frame[end])
        }
        if (isOut(box)) return box
        position = style.position
        isTop = isFree(at)
        at = at.parentElement
      }
      if (Math.max(-box.left, box.right - innerWidth, -box.top, box.bottom - innerHeight) > SLACK) {
        complain('leaves', 'the window')
      }
      return {
        left: Math.max(box.left, 0),
        top: Math.max(box.top, 0),
        right: Math.min(box.right, innerWidth),
        bottom: Math.min(box.bottom, innerHeight),
      }
    }

    const texts: Text[] = []
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      const words = node.textContent ?? ''
      if (!element || words.trim() === '' || element.matches('style, script, option, textarea')) continue
      if (!isShown(element)) continue
      range.selectNodeContents(node)
      for (const rect of range.getClientRects()) {
        if (rect.width < 1) continue
        const { left, top, right, bottom } = rect
        const box = clip(element, { left, top, right, bottom }, words)
        if (!isOut(box)) texts.push({ element, words, box })
      }
    }

    const controls = [...root.querySelectorAll<HTMLElement>('button, input, select, textarea')].filter(
      isShown,
    )
    const canvas = document.createElement('canvas').getContext('2d')
    for (const control of controls) {
      const { left, top, right, bottom } = control.getBoundingClientRect()
      const box = clip(control, { left, top, right, bottom }, null)
      if (!(control instanceof HTMLInputElement) || isOut(box) || !canvas) continue
      const words = control.value || control.placeholder
      const isAmount = control.matches('.num')
      if (control.scrollWidth > control.clientWidth + SLACK && (isAmount || !tells(control, words))) {
        found.add(`is cut: the value “${words.slice(0, 24)}” of ${name(control)}`)
      }
      const style = styleOf(control)
      canvas.font = style.font
      const length = canvas.measureText(words).width
      const start = box.left + parseFloat(style.paddingLeft)
      const end = box.right - parseFloat(style.paddingRight)
      const isEnd = style.textAlign === 'right' || style.textAlign === 'end'
      const middle = (box.top + box.bottom) / 2
      const half = parseFloat(style.fontSize) / 2
      texts.push({
        element: control,
        words,
        box: {
          left: isEnd ? Math.max(start, end - length) : start,
          right: isEnd ? end : Math.min(end, start + length),
          top: middle - half,
          bottom: middle + half,
        },
      })
    }
    for (const drawn of root.querySelectorAll<HTMLElement>('svg.lucide, kbd')) {
      if (!isShown(drawn)) continue
      const { left, top, right, bottom } = drawn.getBoundingClientRect()
      clip(drawn, { left, top, right, bottom }, null)
    }

    /** Two texts are read at once unless something that is not clear lies between them. */
    const reads = (one: Text, other: Text, x: number, y: number): boolean => {
      const stack = document.elementsFromPoint(x, y)
      const at = [one, other].map(({ element }) => stack.indexOf(element)).sort((a, b) => a - b)
      if (at.some((index) => index < 0)) return false
      return stack.slice(at[0], at[1]).every((each) => {
        const { backgroundColor, backgroundImage } = styleOf(each)
        return /(^transparent$)|(, 0\)$)|(\/ 0\)$)/.test(backgroundColor) && backgroundImage === 'none'
      })
    }
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('* { pointer-events: auto !important }')
    document.adoptedStyleSheets.push(sheet)
    texts.sort((a, b) => a.box.top - b.box.top)
    texts.forEach((one, index) => {
      for (const other of texts.slice(index + 1)) {
        if (other.box.top >= one.box.bottom - 2) break
        if (other.element === one.element) continue
        const left = Math.max(one.box.left, other.box.left)
        const right = Math.min(one.box.right, other.box.right)
        const bottom = Math.min(one.box.bottom, other.box.bottom)
        if (right - left <= 2 || bottom - other.box.top <= 4) continue
        if (reads(one, other, (left + right) / 2, (other.box.top + bottom) / 2)) {
          found.add(`lie over each other: ${name(one.element)} and ${name(other.element)}`)
        }
      }
    })
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet)

    for (const each of [document.documentElement, ...root.querySelectorAll<HTMLElement>('*')]) {
      const isScroller = each === document.documentElement || /auto|scroll/.test(styleOf(each).overflowX)
      if (!isScroller || each.matches('input, textarea') || each.matches(wide)) continue
      if (each.scrollWidth > each.clientWidth + SLACK && each.clientWidth > 0 && isShown(each)) {
        found.add(`scrolls sideways by ${each.scrollWidth - each.clientWidth}: ${name(each)}`)
      }
    }

    for (const menu of root.querySelectorAll('[role="menu"], .choices, [role="listbox"]')) {
      if (!isShown(menu)) continue
      const items = [...menu.querySelectorAll('[role^="menuitem"], [role="option"]')].filter(isShown)
      items.forEach((item, index) => {
        const before = items[index - 1]?.getBoundingClientRect()
        const box = item.getBoundingClientRect()
        if (before && (box.top < before.bottom - 0.5 || Math.abs(box.left - before.left) > 0.5)) {
          found.add(`does not stand below the one before: ${name(item)}`)
        }
      })
    }

    const drawn = new Map<string, CSSStyleDeclaration>()
    for (const control of controls) {
      const kind = `${control.tagName} ${control.getAttribute('type') ?? ''}`
      let bare = drawn.get(kind)
      if (!bare) {
        const plain = document.createElement(control.tagName)
        plain.setAttribute(
          'type',
          control.getAttribute('type') ?? (control.tagName === 'BUTTON' ? 'submit' : 'text'),
        )
        plain.style.all = 'revert'
        document.body.append(plain)
        const { border, backgroundColor, fontFamily } = getComputedStyle(plain)
        bare = { border, backgroundColor, fontFamily } as CSSStyleDeclaration
        plain.remove()
        drawn.set(kind, bare)
      }
      const style = styleOf(control)
      const isWhite = style.backgroundColor === 'rgb(255, 255, 255)'
      for (const part of ['border', 'backgroundColor', 'fontFamily'] as const) {
        if (style[part] === bare[part] && !(part === 'backgroundColor' && isWhite)) {
          found.add(`has the browser's ${part}: ${name(control)}`)
        }
      }
    }
    for (const popover of document.querySelectorAll<HTMLElement>(':popover-open')) {
      const opener = document.querySelector(`[popovertarget="${popover.id}"]`)
      if (!opener || !isShown(popover)) continue
      const [own, from] = [popover.getBoundingClientRect(), opener.getBoundingClientRect()]
      const isAt = Math.min(Math.abs(own.left - from.left), Math.abs(own.right - from.right)) <= 3
      if (!isAt && own.right < innerWidth - SLACK) {
        found.add(`does not stand at what opened it: ${name(popover)}`)
      }
    }
    return [...found]
  }, wide)
}
