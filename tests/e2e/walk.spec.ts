import type { Page, Request } from '@playwright/test'
import { openSample, runCommand, typeAmount } from './support/budget-page'
import { expect, test } from './support/desk'
import { fields, standing } from './support/focus-law'
import { numbers } from './support/numbers'

const PAGES = [
  ['Control+1', '项目支出'],
  ['Control+2', '预算报表'],
  ['Control+3', '公开文本'],
  ['Control+4', '绩效目标'],
  ['Control+5', '列印次序'],
  ['Control+6', '检查'],
  ['Control+7', '输出'],
  ['Control+8', '报送'],
] as const

/** Every key that the program listens to, save those that close the budget or leave the window. */
const KEYS = [
  'ArrowDown',
  'ArrowUp',
  'ArrowLeft',
  'ArrowRight',
  'Tab',
  'Shift+Tab',
  'Enter',
  'Escape',
  'Home',
  'End',
  'PageDown',
  'PageUp',
  'F2',
  'F6',
  'Shift+F6',
  'F8',
  'Shift+F8',
  'Control+.',
  'F1',
  'Alt+PageDown',
  'Alt+PageUp',
  'Alt+ArrowDown',
  'Control+PageDown',
  'Control+PageUp',
  'Control+z',
  'Control+y',
  'Control+f',
  'Control+h',
  'Control+Shift+l',
  'Alt+Shift+ArrowDown',
  'Control+k',
  'Control+[',
  'Control+]',
  'Control+s',
  'Delete',
  'Backspace',
  ...PAGES.map(([key]) => key),
] as const

const LEADING = [
  'ArrowDown',
  'Tab',
  'Shift+Tab',
  'Enter',
  'Escape',
  'F6',
  'Alt+PageDown',
  'Control+z',
  'Control+2',
  'Control+3',
] as const

/** What leads to a finding or to where it is mended: over its page and its project, which takes a moment. */
const LEADING_FAR: ReadonlySet<string> = new Set(['F8', 'Shift+F8', 'Control+.'])

/** Steps through the window and asks the law after each of them. */
class Walk {
  readonly taken: string[] = []
  /** Edits on their way: until they are answered the window is not at rest. */
  private underWay = 0
  constructor(private readonly page: Page) {
    const isEdit = (request: Request): boolean => request.url().includes('/edit.')
    page.on('request', (request) => (this.underWay += isEdit(request) ? 1 : 0))
    for (const end of ['requestfinished', 'requestfailed'] as const)
      page.on(end as 'requestfinished', (request) => (this.underWay -= isEdit(request) ? 1 : 0))
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key)
    this.taken.push(key)
    if (LEADING_FAR.has(key)) await this.arrival()
    await this.ask()
  }

  /** Who types on the way would stay there. */
  private async arrival(): Promise<void> {
    let last = ''
    await expect
      .poll(
        async () => {
          const before = last
          last = (await standing(this.page)).focus
          return before === last
        },
        { intervals: [250] },
      )
      .toBe(true)
  }

  /** The window may still be on its way for a moment; a fault that lasts is one. */
  async ask(): Promise<void> {
    const trace = () => `after ${this.taken.slice(-14).join(' · ')}`
    await expect
      .poll(async () => (await standing(this.page)).faults, {
        message: trace(),
        intervals: [20, 40, 80, 160],
        timeout: 4_000,
      })
      .toEqual([])
  }

  /** A digit typed where the focus is changes that amount and nothing else; Escape takes it back. */
  async type(digit: string): Promise<void> {
    // What is refused by then stands there as it was typed.
    await expect.poll(() => this.underWay, { intervals: [20] }).toBe(0)
    const { amount, isTyped, focus } = await standing(this.page)
    if (amount === null || isTyped) return
    const before = await settled(this.page, `after ${this.taken.slice(-14).join(' · ')}`)
    await this.page.keyboard.press(digit)
    const where = `${digit} typed into ${focus} after ${this.taken.slice(-14).join(' · ')}`
    const changed = async () => {
      // The editor beside the list may be on its way to the same project.
      const now = (await fields(this.page)) ?? {}
      const others = Object.keys(now).filter((name) => now[name] !== before[name])
      return others.map((name) => name.slice(name.indexOf(' ') + 1))
    }
    await expect.poll(changed, { message: where, intervals: [20, 40, 80, 160] }).toEqual([amount])
    await this.page.keyboard.press('Escape')
    await expect
      .poll(() => fields(this.page), { message: where, intervals: [20, 40, 80, 160] })
      .toEqual(before)
    this.taken.push(digit, 'Escape')
    await this.ask()
  }

  /** Out of whatever is open or half typed. */
  async home(key: string): Promise<void> {
    for (let i = 0; i < 3; i += 1) await this.page.keyboard.press('Escape')
    await this.page.keyboard.press(key)
    this.taken.push('Escape ×3', key)
    await this.ask()
  }
}

/** What the window is in the middle of when a key is pressed. */
const STATES: readonly (readonly [name: string, enter: (page: Page) => Promise<void>])[] = [
  ['typing', (page) => page.keyboard.type('12')],
  [
    'a refused text',
    async (page) => {
      await page.keyboard.type('7x')
      await page.keyboard.press('Enter')
    },
  ],
  ['a dialog', (page) => page.keyboard.press('F1')],
  ['looking for words', (page) => page.keyboard.press('Control+f')],
  ['a menu', (page) => page.getByRole('menuitem', { name: '视图', exact: true }).click()],
]

test.describe('after every step exactly one thing has the focus, is seen, and is what is shown as selected', () => {
  test.slow()

  test('every page, every key', { tag: '@web' }, async ({ page }) => {
    // A loaded machine takes a multiple of what it takes alone.
    test.setTimeout(400_000)
    await openSample(page)
    const walk = new Walk(page)
    for (const [pageKey] of PAGES) {
      for (const key of KEYS) {
        await walk.home(pageKey)
        await walk.press(key)
        await walk.type('5')
      }
    }
  })

  test('in the middle of something, the keys that lead out of it', { tag: '@web' }, async ({ page }) => {
    await openSample(page)
    const walk = new Walk(page)
    for (const [state, enter] of STATES) {
      for (const key of LEADING) {
        await walk.home('Control+1')
        walk.taken.push(`[${state}]`)
        await enter(page)
        await walk.press(key)
        await walk.type('5')
      }
    }
  })

  test('the first screen, and a copy that is only looked at', { tag: '@web' }, async ({ page }) => {
    await openSample(page)
    await typeAmount(page, '节能减排', '71')
    await runCommand(page, '文件', /打开副本/)
    await expect(page.getByRole('button', { name: /当日改动前/ }).first()).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByText('只能查看：这是一份副本。')).toBeVisible()
    const walk = new Walk(page)
    for (const [pageKey] of PAGES) {
      for (const key of LEADING) {
        await walk.home(pageKey)
        await walk.press(key)
      }
    }
    // What is typed into it changes nothing.
    await walk.home('Control+1')
    const before = await settled(page, 'at the beginning')
    await page.keyboard.type('9')
    await page.keyboard.press('Escape')
    await expect.poll(() => fields(page)).toEqual(before)

    await runCommand(page, '文件', /关闭文件/)
    await expect(page.getByRole('main', { name: '开始' })).toBeVisible()
    for (const key of [...LEADING, 'Tab', 'Tab', 'ArrowDown', 'F1', 'Escape', 'Control+k', 'Escape']) {
      // Those of the open budget do nothing here.
      await walk.press(key)
    }
  })

  test('walks at random, in 元 and in the dark', { tag: '@web' }, async ({ page }) => {
    await openSample(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.getByRole('button', { name: '元', exact: true }).click()
    const walk = new Walk(page)
    for (const seed of [2024, 51]) {
      const next = numbers(seed)
      for (let step = 0; step < 80; step += 1) {
        if (next() < 0.12) await walk.type(String(Math.floor(next() * 10)))
        else await walk.press(KEYS[Math.floor(next() * KEYS.length)] ?? 'Tab')
      }
    }
  })
})

/** The fields once they are all here and stand still. */
async function settled(page: Page, message: string): Promise<Readonly<Record<string, string>>> {
  const list = page.getByRole('main', { name: '项目支出' })
  if (await list.isVisible()) await expect(list.getByRole('article')).toBeVisible()
  let last = await fields(page)
  await expect
    .poll(
      async () => {
        const before = JSON.stringify(last)
        last = await fields(page)
        return last !== null && JSON.stringify(last) === before
      },
      { intervals: [30], message },
    )
    .toBe(true)
  return last ?? {}
}
