import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { amountOf, editorOf, openSample, projectList, statusBar } from './support/budget-page'
import { copy } from './support/clipboard'
import { expect, test } from './support/desk'
import { standing } from './support/focus-law'

/** The list under 类, 款 and 项: lines that head rows and are none. */
interface Sample {
  readonly projects: readonly { readonly id: string; readonly name: string; readonly position: number }[]
  readonly lines: readonly {
    readonly projectId: string | null
    readonly functionCode: string
    readonly amount: number
  }[]
}
const sample = JSON.parse(
  readFileSync(new URL('../../resources/samples/longgang-2024.json', import.meta.url), 'utf8'),
) as Sample
const projects = sample.projects.toSorted((a, b) => a.position - b.position)

function codesOf(id: string): readonly string[] {
  return [
    ...new Set(sample.lines.filter(({ projectId }) => projectId === id).map((line) => line.functionCode)),
  ]
}

/** In 万元, as it is shown. */
function money(passes: (line: Sample['lines'][number]) => boolean): string {
  const sum = sample.lines
    .filter((line) => line.projectId !== null && passes(line))
    .reduce((all, { amount }) => all + amount, 0)
  return (sum / 1_000_000).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
}

const single = projects.filter(({ id }) => codesOf(id).length === 1)
const several = projects.filter(({ id }) => codesOf(id).length > 1)
const items = [...new Set(single.flatMap(({ id }) => codesOf(id)))].toSorted()
const used = projects.flatMap(({ id }) => codesOf(id))
const codes = [...new Set(used.flatMap((item) => [item.slice(0, 3), item.slice(0, 5), item]))].toSorted()
const under = (code: string) => single.filter(({ id }) => codesOf(id)[0]?.startsWith(code))
/** Names in the order of their groups. */
const inGroups = [...items.flatMap((item) => under(item)), ...several].map(({ name }) => name)

const bands = (page: Page) => projectList(page).locator('.band')
const band = (page: Page, code: string) =>
  bands(page).filter({ has: page.getByRole('button', { name: new RegExp(`^\\s*${code}( |$)`) }) })
const group = (page: Page) => page.getByRole('button', { name: '按功能科目分组' })

async function expectShown(page: Page, expected: readonly string[]): Promise<void> {
  await expect
    .poll(async () => {
      const rows = await projectList(page).locator('.body > .row:not(.band)').all()
      const placed = await Promise.all(
        rows.map(async (row) => ({
          top: (await row.boundingBox())?.y ?? 0,
          name: await row.locator('[data-column="name"]').getAttribute('title'),
        })),
      )
      return placed.toSorted((a, b) => a.top - b.top).map(({ name }) => name)
    })
    .toEqual(expected)
}

test('projects stand under 类, 款 and 项 with the money of each; those of several functions by themselves', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 1400 })
  await openSample(page)
  await group(page).click()
  await expect(bands(page)).toHaveCount(codes.length + 1)
  for (const code of codes) {
    await expect(band(page, code)).toContainText(`${under(code).length}项`)
    await expect(band(page, code)).toContainText(
      `小计 ${money((line) => line.functionCode.startsWith(code))}`,
    )
  }
  const shared = money(
    (line) => line.functionCode === '2011302' && several.some(({ id }) => id === line.projectId),
  )
  await expect(band(page, '2011302')).toContainText(`其中 ${shared} 见“多个科目”`)
  await expect(band(page, '多个科目')).toContainText(`${several.length}项`)
  await expect(band(page, '多个科目')).toContainText('已计入各科目的小计')
  await expectShown(page, inGroups)
  await expect(projectList(page).locator('.foot')).toContainText('14项')
  await group(page).click()
  await expect(bands(page)).toHaveCount(0)
  await expectShown(
    page,
    projects.map(({ name }) => name),
  )
})

/** What has the focus over a line of a group says what the line says. */
const onBand = (page: Page, code: string) =>
  page.locator('.frame > .data-grid').getByRole('textbox', { name: new RegExp(`^${code} `) })

test('Enter goes from row to row over the lines; a range and what is done to it pass over them', async ({
  page,
}) => {
  await openSample(page)
  await group(page).click()
  const [first = ''] = inGroups
  await amountOf(page, first).click()
  for (const name of inGroups.slice(1, 6)) {
    // The first begins to edit, the second goes on.
    for (let i = 0; i < 2; i += 1) await page.keyboard.press('Enter')
    await expect(editorOf(page, name)).toBeFocused()
  }
  await page.keyboard.press('Control+a')
  await expect(statusBar(page)).toContainText(/计数 \d+/)
  await amountOf(page, first).click()
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expect(page.getByText('列表按功能科目分组，先取消分组，再移动。')).toBeVisible()
})

test('↑ and ↓ go to the lines over groups too: they are heard and said; ← and → close and open them as in a tree', async ({
  page,
}) => {
  await openSample(page)
  await group(page).click()
  await expect(page.getByRole('treegrid', { name: '项目支出' })).toBeVisible()
  const [item = ''] = items
  const [first = ''] = inGroups
  const [type, kind] = [item.slice(0, 3), item.slice(0, 5)]
  const subtotal = money((line) => line.functionCode === item)
  await amountOf(page, first).click()
  await page.keyboard.press('ArrowUp')
  await expect(onBand(page, item)).toBeFocused()
  await expect(onBand(page, item)).toHaveAccessibleName(
    new RegExp(`，${under(item).length}项，小计 ${subtotal}，已展开$`),
  )
  await expect(statusBar(page)).toContainText(`${under(item).length}项，小计 ${subtotal}，已展开。← 收起`)
  await expect(band(page, item)).toHaveClass(/active/)
  await expect(band(page, item)).toHaveAttribute('aria-level', '3')
  await expect(page.getByRole('article', { name: first })).toBeVisible()
  expect((await standing(page)).faults).toEqual([])

  await test.step('closed and opened; the focus stays on the line', async () => {
    const own = under(item).map(({ name }) => name)
    const rest = inGroups.filter((name) => !own.includes(name))
    await page.keyboard.press('ArrowLeft')
    await expectShown(page, rest)
    await expect(band(page, item)).toHaveAttribute('aria-expanded', 'false')
    await expect(onBand(page, item)).toBeFocused()
    await expect(statusBar(page)).toContainText('已收起。→ 展开')
    // Closed already: to the group around it.
    await page.keyboard.press('ArrowLeft')
    await expect(onBand(page, kind)).toBeFocused()
    await page.keyboard.press('ArrowUp')
    await expect(onBand(page, type)).toBeFocused()
    await page.keyboard.press('ArrowUp')
    await expect(onBand(page, type)).toBeFocused()
    for (const code of [kind, item]) {
      await page.keyboard.press('ArrowRight')
      await expect(onBand(page, code)).toBeFocused()
    }
    await page.keyboard.press('Space')
    await expectShown(page, inGroups)
    await page.keyboard.press('Alt+Shift+ArrowLeft')
    await expectShown(page, rest)
    await page.keyboard.press('Alt+Shift+ArrowRight')
    await expectShown(page, inGroups)
    await expect(onBand(page, item)).toBeFocused()
    await page.keyboard.press('ArrowRight')
    await expect(editorOf(page, first)).toBeFocused()
  })

  await test.step('all closed, all is reached and opened by keys', async () => {
    for (const code of [...new Set(codes.map((each) => each.slice(0, 3)))])
      await band(page, code).getByRole('button').click()
    await band(page, '多个科目').getByRole('button').click()
    await expectShown(page, [])
    await page.keyboard.press('ArrowUp')
    await expect(onBand(page, '多个科目')).toHaveCount(0)
    await expect(page.getByRole('textbox', { name: /^多个科目，/ })).toBeFocused()
    await page.keyboard.press('Enter')
    await expectShown(
      page,
      several.map(({ name }) => name),
    )
    await page.keyboard.press('ArrowDown')
    await expect(editorOf(page, several[0]?.name ?? '')).toBeFocused()
  })
})

test('on a line over a group nothing is typed, cleared, pasted, cut or removed, and it says why; what it says is copied', async ({
  page,
}) => {
  await openSample(page)
  await group(page).click()
  const [item = ''] = items
  await amountOf(page, inGroups[0] ?? '').click()
  await page.keyboard.press('ArrowUp')
  await expect(onBand(page, item)).toBeFocused()
  const [copied] = await copy(page)
  expect(copied).toContain(`小计 ${money((line) => line.functionCode === item)}`)
  const why = page.getByText(/是分组小计，由各行算出，不能改。/)
  for (const key of ['5', 'Delete', 'Backspace', 'F2', 'Control+v', 'Control+x', 'Control+-', 'Control+d']) {
    await page.keyboard.press(key)
    await expect(why).toBeVisible()
    await page.getByLabel('通知').getByRole('button', { name: '知道了' }).click()
    await expect(why).toHaveCount(0)
    await expect(onBand(page, item)).toBeFocused()
  }
  // Nothing was written, and no project is gone.
  await expect(statusBar(page)).not.toContainText('可撤销')
  await expectShown(page, inGroups)
  await page.keyboard.press('Shift+ArrowDown')
  await expect(onBand(page, item)).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.type('72')
  await page.keyboard.press('Enter')
  await expect(amountOf(page, inGroups[0] ?? '')).toHaveText('72.00')
  // What cannot be read is not left for a line.
  await amountOf(page, inGroups[0] ?? '').click()
  await page.keyboard.type('7x')
  await page.keyboard.press('ArrowUp')
  await expect(editorOf(page, inGroups[0] ?? '')).toBeFocused()
})

test('a group closes by key and by pointer, and opens when one goes to what is in it; the sum stays whole', async ({
  page,
}) => {
  await openSample(page)
  await group(page).click()
  const [item = ''] = items
  const own = under(item).map(({ name }) => name)
  await amountOf(page, own[0] ?? '').click()
  await page.keyboard.press('Alt+Shift+ArrowLeft')
  await expectShown(
    page,
    inGroups.filter((name) => !own.includes(name)),
  )
  await expect(band(page, item).getByRole('button')).toHaveAttribute('aria-expanded', 'false')
  await expect(projectList(page).locator('.foot')).toContainText('14项')
  await expect(projectList(page).getByRole('row', { selected: true })).toHaveCount(1)
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await expectShown(page, inGroups)

  const outer = item.slice(0, 3)
  await band(page, outer).getByRole('button').click()
  const inside = under(outer).map(({ name }) => name)
  await expectShown(
    page,
    inGroups.filter((name) => !inside.includes(name)),
  )
  await expect(band(page, item)).toHaveCount(0)
  await page.keyboard.press('Control+k')
  await page.keyboard.type(own[0] ?? '')
  await page.keyboard.press('Enter')
  await expect(editorOf(page, own[0] ?? '')).toBeFocused()
  await expectShown(page, inGroups)
})

test('under a filter the subtotals are of what is shown', async ({ page }) => {
  await openSample(page)
  await group(page).click()
  await amountOf(page, '商贸管理').click()
  await page.keyboard.press('Control+Shift+l')
  await page.keyboard.type('10000')
  await page.keyboard.press('Enter')
  await expect(band(page, '2011307')).toContainText(
    `小计 ${money(({ projectId }) => projectId === projects.find(({ name }) => name === '商贸管理')?.id)}`,
  )
  await expect(band(page, '2011302')).toHaveCount(0)
  await expect(band(page, '多个科目')).not.toContainText('已计入')
})
