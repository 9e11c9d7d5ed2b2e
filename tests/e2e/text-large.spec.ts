import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import type { BudgetDocument, Goal } from '../../src/shared/model/document'
import { largeBudget } from '../bench/large-budget'
import { created } from '../store/store-bench'
import { sampleDocument } from '../support/longgang'
import { budget } from '../support/program'
import { openListed, statusBar } from './support/budget-page'
import { copy } from './support/clipboard'
import { type Desk, expect, test } from './support/desk'

/**
 * A text too long to be mounted whole: what is done on the paper reaches what is not mounted. The file is too large to cross
 * the desktop stand-in's line.
 */
test.use({ permissions: ['clipboard-read', 'clipboard-write'], viewport: { width: 1280, height: 800 } })

const PROJECTS = 400
/** Far from either end. */
const FAR = 200
const WORDS =
  '聘请第三方服务机构，协助开展各项绿色低碳业务，辅导重点用能单位落实节能工作，组织培训和现场检查，编制年度评估报告，并按合同约定支付尾款'

/** Purposes and goals of all lengths: paragraphs and rows of a table are of many heights. */
function longDocument(): BudgetDocument {
  const large = largeBudget(sampleDocument(), PROJECTS)
  const made = large.projects.filter(({ id }) => id.startsWith('project-'))
  const goals = made
    .filter((_, i) => i % 5 === 0)
    .map(({ id }, i): Goal => ({
      id: `aim-${i}`,
      position: 10_000 + i,
      projectId: id,
      number: null,
      text: WORDS.slice(0, 10 + ((i * 13) % 50)),
    }))
  const projects = large.projects.map((project, i) =>
    made.includes(project)
      ? { ...project, purpose: WORDS.repeat(2).slice(0, 6 + ((i * 37) % 120)) }
      : project,
  )
  return { ...large, projects, goals: [...large.goals, ...goals] }
}

function make(desk: Desk): string {
  const path = join(desk.folder, '大.budget')
  created(path, longDocument()).close()
  return path
}

async function openText(page: Page): Promise<void> {
  await page.reload()
  await openListed(page, '大')
  await expect(page.getByRole('main', { name: '项目支出' })).toBeVisible({ timeout: 15_000 })
  await page.keyboard.press('Control+3')
  await expect(page.locator('.paper [data-block]').first()).toBeVisible()
}

const scroller = (page: Page) => page.locator('.text-page .scroller')
const paragraph = (page: Page, i: number) => page.locator(`[data-block="p3/projects/project-${i}"]`)
const purpose = (page: Page, i: number) => paragraph(page, i).getByRole('textbox', { name: '主要用于' })
const find = (page: Page) => page.getByRole('search')

/** Scrolls to a share of the whole height. */
async function scrollTo(page: Page, share: number): Promise<void> {
  await scroller(page).evaluate((element, at) => {
    element.scrollTop = (element.scrollHeight - element.clientHeight) * at
  }, share)
  // The view holds text from edge to edge.
  await expect.poll(() => page.evaluate(holes)).toEqual([])
}

/** To a project's paragraph, by finding it. */
async function goTo(page: Page, i: number): Promise<void> {
  await page.keyboard.press('Control+f')
  await find(page).getByRole('textbox').fill(`项目${i}预算`)
  await expect(paragraph(page, i)).toBeInViewport()
  await page.keyboard.press('Escape')
}

async function topOf(element: Locator): Promise<number> {
  return element.evaluate((its) => Math.round(its.getBoundingClientRect().top))
}

test(
  'only what is seen is mounted, and nothing jumps while one scrolls',
  { tag: '@web' },
  async ({ page, desk }) => {
    make(desk)
    await openText(page)
    const elements = () => page.evaluate(() => document.querySelectorAll('*').length)
    expect(await elements()).toBeLessThan(2_000)
    const parts = page.getByRole('complementary', { name: '目录' }).getByRole('listitem')
    expect(await parts.count()).toBeGreaterThan(20)

    for (const share of [0.3, 0.5, 0.8, 0.95]) {
      await test.step(`up from ${share} of the text, where nothing was measured yet`, async () => {
        await scrollTo(page, share)
        await page.mouse.move(680, 400)
        for (let turn = 0; turn < 8; turn += 1) {
          const key = await page.evaluate(keyAt, 200)
          const same = page.locator(`[data-block="${key}"]`)
          const before = await topOf(same)
          await page.mouse.wheel(0, -300)
          await expect.poll(() => topOf(same)).not.toBe(before)
          await expect.poll(() => topOf(same)).toBe(before + 300)
          expect(await page.evaluate(holes)).toEqual([])
        }
        expect(await page.locator('.paper [data-block]').count()).toBeLessThan(200)
        expect(await elements()).toBeLessThan(2_500)
      })
    }

    await test.step('the outline leads to a part, and says where one is', async () => {
      await page.getByRole('button', { name: '九 名词解释' }).click()
      await expect(page.getByRole('heading', { name: /第九部分/ })).toBeInViewport()
      await page.getByRole('button', { name: '七 重点项目预算绩效' }).click()
      await expect(page.getByRole('heading', { name: /第七部分/ })).toBeInViewport()
      await expect(page.locator('.outline [aria-current]')).toContainText('重点项目')
    })
  },
)

test('words are found wherever they stand, and copied whole', { tag: '@web' }, async ({ page, desk }) => {
  const told = await budget(desk.folder, ['text', make(desk)])
  const whole = told.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map(asCopied)
  await openText(page)

  await test.step('in a paragraph, then in a row of a table', async () => {
    await page.keyboard.press('Control+f')
    await page.keyboard.type(`项目${FAR}`)
    await expect(find(page)).toContainText('1/2')
    await expect(paragraph(page, FAR)).toBeInViewport()
    expect(await foundHere(page)).toBe(`项目${FAR}`)
    await page.keyboard.press('Enter')
    await expect(find(page)).toContainText('2/2')
    await expect(page.locator(`tr[data-block="p7/projects/project-${FAR}"]`)).toBeInViewport()
    await expect.poll(() => foundHere(page)).toBe(`项目${FAR}`)
    await page.keyboard.press('Escape')
  })

  await test.step('复制全文, and Ctrl+A with Ctrl+C: all that the program prints', async () => {
    const [text, html] = await copy(page, () => page.getByRole('button', { name: '复制全文' }).click())
    expect(text.split('\n')).toEqual(whole.flatMap((line) => line.split('\n')))
    expect(html.match(/<table/g)).toHaveLength(1)
    expect(html.match(/<tr/g)).toHaveLength(told.stdout.match(/^\| /gm)?.length ?? 0)
    await scrollTo(page, 0.5)
    await scroller(page).focus()
    await page.keyboard.press('Control+a')
    expect((await copy(page))[0].split('\n')).toEqual(text.split('\n'))
  })

  await test.step('a selection whose beginning is far away', async () => {
    await goTo(page, 20)
    await paragraph(page, 20)
      .locator('p')
      .click({ position: { x: 35, y: 12 } })
    await scrollTo(page, 0.35)
    const to = Number(/\d+$/.exec(await page.evaluate(keyAt, 400))?.[0])
    expect(to).toBeGreaterThan(100)
    await paragraph(page, to)
      .locator('p')
      .click({ position: { x: 300, y: 12 }, modifiers: ['Shift'] })
    await scrollTo(page, 0)
    await expect(page.getByRole('heading', { name: /第一部分/ })).toBeInViewport()
    const lines = (await copy(page))[0].split('\n')
    const from = whole.findIndex((line) => line.includes('.项目20预算'))
    expect(lines).toHaveLength(to - 20 + 1)
    expect(lines.slice(1, -1)).toEqual(whole.slice(from + 1, from + to - 20))
    expect(whole[from]?.endsWith(lines[0] ?? '')).toBe(true)
    expect(whole[from + to - 20]?.startsWith(lines.at(-1) ?? '')).toBe(true)
  })
})

test(
  'what is being edited stays while the text is scrolled away under it; undone, it is gone to',
  {
    tag: '@web',
  },
  async ({ page, desk }) => {
    make(desk)
    await openText(page)
    await goTo(page, FAR)
    const field = purpose(page, FAR)
    const before = (await field.textContent()) ?? ''
    await field.click()
    await field.evaluate((element) => getSelection()?.collapse(element, element.childNodes.length))
    await page.keyboard.type('甲')

    await test.step('typing goes on where it was', async () => {
      await scrollTo(page, 0)
      await expect(page.getByRole('heading', { name: /第一部分/ })).toBeInViewport()
      await expect(field).toBeFocused()
      await page.keyboard.type('乙')
      await expect(field).toBeInViewport()
      await expect(field).toHaveText(`${before}甲乙`)
    })

    await test.step('out by an arrow, to the field of the next paragraph, from afar', async () => {
      await page.keyboard.press('ArrowRight')
      const next = page.locator('[contenteditable]:focus')
      await expect(next).not.toHaveText(`${before}甲乙`)
      await expect(statusBar(page)).toContainText('可撤销：')
      await field.focus()
      await field.evaluate((element) => getSelection()?.collapse(element, element.childNodes.length))
      await scrollTo(page, 1)
      await expect(page.locator('.paper [data-block]').last()).toBeInViewport()
      await page.keyboard.press('ArrowRight')
      await expect(next).toBeInViewport()
      const key = await next.evaluate((element) =>
        element.closest('[data-block]')?.getAttribute('data-block'),
      )
      expect([`p3/projects/project-${FAR}`, `p3/projects/project-${FAR + 1}`]).toContain(key)
    })

    await test.step('taken back from afar', async () => {
      await page.getByRole('button', { name: '九 名词解释' }).click()
      await expect(paragraph(page, FAR)).toHaveCount(0)
      await page.keyboard.press('Control+z')
      await expect(field).toBeInViewport()
      await expect(field).toBeFocused()
      await expect(field).toHaveText(before)
      // Again, from where one went meanwhile.
      await page.getByRole('button', { name: '一 部门概况' }).click()
      await expect(field).toHaveCount(0)
      await page.keyboard.press('Control+y')
      await expect(field).toBeInViewport()
      await expect(field).toHaveText(`${before}甲乙`)
    })

    await test.step('what is filtered has its marks, and all of it is there again', async () => {
      await page.getByRole('button', { name: '变动1' }).click()
      await expect(page.locator('.paper [data-block]')).toHaveCount(1)
      await page.getByRole('button', { name: '全文', exact: true }).click()
      await expect(page.locator('.paper h2')).toHaveCount(9)
    })
  },
)

test(
  'a note stands beside its paragraph, and is mounted with it',
  { tag: '@web' },
  async ({ page, desk }) => {
    make(desk)
    await openText(page)
    const note = page.getByRole('region', { name: '手工改写', exact: true })
    for (const i of [30, FAR]) {
      await goTo(page, i)
      await paragraph(page, i).getByRole('button', { name: '改写：' }).click()
      await page.keyboard.type('下同。')
      await page.keyboard.press('Escape')
      await expect(paragraph(page, i)).toHaveClass(/override/)
      await expect(note).toHaveCount(1)
      await expect(note).toBeInViewport()
      await expect
        .poll(async () => Math.abs((await topOf(note)) - (await topOf(paragraph(page, i)))))
        .toBeLessThanOrEqual(1)
    }
    await scrollTo(page, 0)
    await expect(note).toHaveCount(0)
  },
)

test(
  'what is refused is kept while its paragraph is not mounted, and led back to',
  { tag: '@web' },
  async ({ page, desk }) => {
    make(desk)
    await openText(page)
    await goTo(page, FAR)
    await paragraph(page, FAR).getByRole('button', { name: '改写：' }).click()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await expect(paragraph(page, FAR).getByRole('alert')).toBeVisible()
    await page.getByRole('button', { name: '九 名词解释' }).click()
    await expect(paragraph(page, FAR)).toHaveCount(0)
    await statusBar(page)
      .getByRole('button', { name: /没有存上/ })
      .click()
    await expect(paragraph(page, FAR).getByRole('alert')).toBeInViewport()
    await expect(paragraph(page, FAR).getByRole('textbox')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(paragraph(page, FAR)).toHaveClass(/generated/)
  },
)

test('figures are walked and come back to, mounted or not', { tag: '@web' }, async ({ page, desk }) => {
  make(desk)
  await openText(page)
  await goTo(page, FAR)
  const figure = paragraph(page, FAR).locator('[data-figure]').first()
  await figure.click()
  await expect(page.getByRole('main', { name: '预算报表' })).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(figure).toBeFocused()
  await expect(figure).toBeInViewport()
  await expect.poll(() => page.evaluate(holes)).toEqual([])

  await test.step('the focus stays when the text is scrolled away, and goes on from there', async () => {
    await scrollTo(page, 0)
    await expect(figure).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(paragraph(page, FAR + 1).locator('[data-figure]:focus')).toBeInViewport()
    await scrollTo(page, 1)
    await page.keyboard.press('ArrowUp')
    await expect(paragraph(page, FAR).locator('[data-figure]:focus')).toBeInViewport()
  })

  await test.step('another page and back: the same paragraph', async () => {
    await page.keyboard.press('Control+1')
    await expect(page.getByRole('main', { name: '项目支出' })).toBeVisible()
    await page.keyboard.press('Control+3')
    await expect.poll(() => page.evaluate(keyAt, 400)).toMatch(/^p3\/projects\/project-(19|20)\d$/)
  })
})

/** A line of the command line as it is copied: the cells of a row parted by tabs. */
function asCopied(line: string): string {
  if (!line.startsWith('| ')) return line
  const cells = line.slice(2, -2).split(' | ')
  return cells.map((cell) => cell.replaceAll('<br>', '\n').trim()).join('\t')
}

function foundHere(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...(CSS.highlights.get('found-here') ?? [])].map((range) => (range as Range).toString()).join('|'),
  )
}

/** Heights of the paper's view at which nothing is mounted. */
function holes(): readonly number[] {
  const view = document.querySelector('.text-page .scroller')?.getBoundingClientRect()
  if (!view) throw new Error('no text')
  const found: number[] = []
  for (let y = view.top + 1; y < view.bottom; y += 20) {
    if (document.elementFromPoint(680, y)?.closest('[data-gap]')) found.push(y)
  }
  return found
}

/** Key of the paragraph that is seen at a height. */
function keyAt(y: number): string {
  for (let at = y; at < innerHeight; at += 10) {
    const block = document.elementFromPoint(680, at)?.closest<HTMLElement>('[data-block]')
    if (block) return block.dataset['block'] ?? ''
  }
  throw new Error(`no paragraph below ${y}`)
}
