import type { Locator, Page } from '@playwright/test'
import { sampleIds } from '../support/longgang'
import { amountOf, cell, openSample, statusBar, typeAmount } from './support/budget-page'
import { expect, test } from './support/desk'
import { compose } from './support/compose'

function paragraph(page: Page, key: string): Locator {
  return page.locator(`[data-block="${key}"]`)
}

/** The words of a paragraph as printed: without ruby and what stands beside the paper. */
async function printed(page: Page, key: string): Promise<string> {
  return paragraph(page, key).evaluate((element) => {
    const copy = element.cloneNode(true) as HTMLElement
    for (const aside of copy.querySelectorAll('rt, [data-aside]')) aside.remove()
    return copy.textContent.trim()
  })
}

function figure(page: Page, key: string, text: string): Locator {
  return paragraph(page, key).locator('[data-figure]').filter({ hasText: text })
}

async function showText(page: Page): Promise<void> {
  await page.keyboard.press('Control+3')
  await expect(page.getByRole('main', { name: '公开文本' })).toBeVisible()
}

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

const PROJECT = `p3/projects/${sampleIds.project('commerce')}`
const KEY_PROJECT = `p7/projects/${sampleIds.project('commerce')}`
const EXPENDITURE = 'p2/expenditure'
const INCOME = 'p2/income'

test('the text follows an amount: sentences, marks, what followed beside the project', async ({ page }) => {
  await openSample(page)
  await typeAmount(page, '商贸管理', '10500')
  const followed = page.getByRole('region', { name: '随之变动' })
  await expect(followed).toContainText('文本7段')
  await expect(followed.locator('.sentence').filter({ hasText: '8.商贸管理' })).toContainText(
    '10,359.9410,500.00万元',
  )
  await showText(page)
  expect(await printed(page, PROJECT)).toContain('增加3,547.56万元，增长51.0%')
  expect(await printed(page, EXPENDITURE)).toBe(
    '2024年部门预算支出198,963.24万元，较2023年增加68,135.25万元，增长52.1%。',
  )
  await expect(figure(page, EXPENDITURE, '52.1')).toHaveClass(/changed/)
  await expect(page.getByRole('button', { name: '变动7' })).toBeVisible()
  await page.getByRole('button', { name: '变动7' }).click()
  await expect(paragraph(page, `p3/projects/${sampleIds.project('energy-saving')}`)).toHaveCount(0)
  await expect(paragraph(page, KEY_PROJECT)).toContainText('10,500.00')
  await page.keyboard.press('Control+z')
  await expect(page.getByText('打开文件以来，文本没有变动。')).toBeVisible()
})

test('a figure says where it comes from, leads to its cell, and back', async ({ page }) => {
  await openSample(page)
  await showText(page)
  await figure(page, INCOME, '52.0').hover()
  await expect(page.getByRole('tooltip')).toHaveText('= 67,995.19 ÷ 上年 130,827.99')

  await test.step('by the mouse, and back by Alt ←', async () => {
    await figure(page, INCOME, '198,823.18').click()
    await expect(cell(page, 't01/all/income-grand-total/incomeAmount')).toBeFocused()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(figure(page, INCOME, '198,823.18')).toBeFocused()
  })

  await test.step('by keys alone', async () => {
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect(figure(page, INCOME, '67,995.19')).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(figure(page, EXPENDITURE, '198,823.18')).toBeFocused()
    await page.keyboard.press('Control+]')
    const uses = page.getByRole('complementary', { name: '这个数怎么来的' })
    await expect(uses).toContainText('文本二支出198,823.18')
  })

  await test.step('from the cell to the sentences that print it', async () => {
    await page.getByRole('button', { name: /文本二.*支出/ }).click()
    await expect(figure(page, EXPENDITURE, '198,823.18')).toBeFocused()
  })

  await test.step('a figure that no table prints leads to the project behind it, and back', async () => {
    const goods = paragraph(page, 'p4/procurement').locator('[data-figure]').nth(1)
    const text = (await goods.textContent()) ?? ''
    await goods.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main', { name: '项目支出' })).toBeVisible()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(figure(page, 'p4/procurement', text).first()).toBeFocused()
  })
})

test('a paragraph rewritten by hand goes stale, takes the new figures, and goes back to the generated one', async ({
  page,
}) => {
  await openSample(page)
  await showText(page)
  const block = paragraph(page, EXPENDITURE)
  await block.getByRole('button', { name: '改写：支出' }).click()
  await page.keyboard.type('下同。')
  await expect(statusBar(page)).toContainText('可撤销：改写')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('region', { name: '手工改写', exact: true })).toContainText(
    '文中的数与现在一致。',
  )

  await page.keyboard.press('Control+1')
  await typeAmount(page, '商贸管理', '10500')
  const followed = page.getByRole('region', { name: '随之变动' })
  await expect(followed).toContainText('文本6段・1段过时')
  await expect(followed).toContainText('原写198,823.18，现198,963.24')
  await expect(
    page.getByRole('navigation', { name: '各部分', exact: true }).getByLabel('有改写已过时'),
  ).toBeVisible()
  await followed.getByRole('button', { name: '去处理' }).click()

  const note = page.getByRole('region', { name: '手工改写，已过时' })
  await expect(note.getByRole('row')).toHaveText([
    '文中现在',
    '支出总计198,823.18198,963.24',
    '增减额67,995.1968,135.25',
    '增减率52.052.1',
  ])
  await expect(block.locator('rt')).toHaveText(['198,963.24', '68,135.25', '52.1'])
  expect(await printed(page, EXPENDITURE)).toContain('支出198,823.18万元')

  await note.getByRole('button', { name: '更新3处' }).click()
  await expect(page.getByRole('button', { name: '过时0' })).toBeVisible()
  expect(await printed(page, EXPENDITURE)).toBe(
    '2024年部门预算支出198,963.24万元，较2023年增加68,135.25万元，增长52.1%。下同。',
  )
  await page.keyboard.press('Control+z')
  await expect(note).toBeVisible()
  await note.getByRole('button', { name: '恢复自动' }).click()
  await expect(block).toHaveClass(/generated/)
  expect(await printed(page, EXPENDITURE)).toBe(
    '2024年部门预算支出198,963.24万元，较2023年增加68,135.25万元，增长52.1%。',
  )
})

test('leaving a paragraph as it was overrides nothing; an empty one is refused', async ({ page }) => {
  await openSample(page)
  await showText(page)
  const block = paragraph(page, EXPENDITURE)
  await block.locator('p').dblclick({ position: { x: 90, y: 12 } })
  await expect(block.getByRole('textbox')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(block).toHaveClass(/generated/)
  await block.getByRole('button', { name: '改写：支出' }).click()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await expect(block.getByRole('alert')).toHaveText('改写的段落不能空着。要用原来的文字，请选“恢复自动”。')
  await page.keyboard.press('Escape')
  await expect(block).toHaveClass(/generated/)
  await expect(statusBar(page)).not.toContainText('可撤销')
})

test('the preparer’s own paragraphs are written on the paper', async ({ page }) => {
  await openSample(page)
  await showText(page)
  const own = page.locator('.free[data-block^="p1/duties/"]')
  const first = own.first().getByRole('textbox')
  const count = await own.count()
  const beginning = await first.textContent()

  await test.step('with an input method', async () => {
    await first.click()
    await page.keyboard.press('End')
    await page.keyboard.press('Control+End')
    await compose(page, ['bing', 'bingwu'], '并组织评估。')
    await first.blur()
    await expect(first).toHaveText(`${beginning ?? ''}并组织评估。`)
    await expect(statusBar(page)).toContainText('可撤销：')
    await page.keyboard.press('Control+z')
    await expect(first).toHaveText(beginning ?? '')
  })

  await test.step('Enter parts it, Backspace joins it again', async () => {
    await first.click()
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Enter')
    await expect(own).toHaveCount(count + 1)
    await expect(own.nth(1).getByRole('textbox')).toBeFocused()
    await page.keyboard.press('Backspace')
    await expect(own).toHaveCount(count)
    await expect(first).toBeFocused()
  })

  await test.step('what Word leaves in a paste is cleaned; each paragraph its own, in one step', async () => {
    await page.evaluate(() =>
      navigator.clipboard.writeText('甲\u00adＡ类。\r\n\r\n\u3000\u3000乙，共 3 项。\r\n'),
    )
    await page.keyboard.press('Enter')
    await expect(own.nth(1).getByRole('textbox')).toBeFocused()
    await page.keyboard.press('Control+v')
    await expect(own).toHaveCount(count + 2)
    await expect(own.nth(1).getByRole('textbox')).toHaveText('甲Ａ类。')
    await expect(own.nth(2).getByRole('textbox')).toHaveText('乙，共3项。')
  })

  await test.step('it moves and goes', async () => {
    await page.keyboard.press('Alt+ArrowUp')
    await expect(own.nth(1).getByRole('textbox')).toHaveText('乙，共3项。')
    await own.nth(1).getByRole('button', { name: /手写/ }).click()
    await page.getByRole('menuitem', { name: '删除这一段' }).click()
    await expect(own).toHaveCount(count + 1)
    await expect(own.nth(1).getByRole('textbox')).toHaveText('甲Ａ类。')
  })

  await test.step('undone to the end it is as it was', async () => {
    while ((await statusBar(page).getByText('可撤销').count()) > 0) {
      const before = await statusBar(page).textContent()
      await page.keyboard.press('Control+z')
      await expect.poll(() => statusBar(page).textContent()).not.toBe(before)
    }
    await expect(own).toHaveCount(count)
    await expect(first).toHaveText(beginning ?? '')
  })
})

test('a purpose inside a generated sentence is the project’s own field', async ({ page }) => {
  await openSample(page)
  await showText(page)
  const purpose = paragraph(page, PROJECT).getByRole('textbox', { name: '主要用于' })
  const before = (await purpose.textContent()) ?? ''
  await purpose.click()
  await page.keyboard.press('End')
  await purpose.evaluate((element) => getSelection()?.collapse(element, element.childNodes.length))
  await compose(page, ['zhan', 'zhanhui'], '和展会')
  await purpose.blur()
  await expect(purpose).toHaveText(`${before}和展会`)
  expect(await printed(page, PROJECT)).toContain(`主要用于${before}和展会。较2023年预算增加`)
  await page.keyboard.press('Control+1')
  await amountOf(page, '商贸管理').click()
  await expect(page.getByLabel('主要用于', { exact: true })).toHaveValue(`${before}和展会`)
})

test('found and copied as published', async ({ page }) => {
  await openSample(page)
  await showText(page)
  await page.keyboard.press('Control+f')
  await page.keyboard.type('增长52.0%')
  await expect(page.getByRole('search')).toContainText('1/2')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('search')).toContainText('2/2')
  // Asked for again, it is where typing goes, over what was looked for.
  await page.getByRole('button', { name: '复制全文' }).focus()
  await page.keyboard.press('Control+f')
  await page.keyboard.type('增长')
  await expect(page.getByRole('search').getByRole('textbox')).toHaveValue('增长')
  await page.keyboard.press('Escape')
  const copied = page.evaluate(
    () =>
      new Promise<{ html: string; text: string }>((resolve) => {
        addEventListener('copy', ({ clipboardData }) => {
          resolve({
            html: clipboardData?.getData('text/html') ?? '',
            text: clipboardData?.getData('text/plain') ?? '',
          })
        })
      }),
  )
  await page.getByRole('button', { name: '复制全文' }).click()
  const { html, text } = await copied
  expect(text).toContain(
    '第二部分 部门预算收支总体情况\n2024年深圳市龙岗区工业和信息化局部门预算收入198,823.18万元',
  )
  expect(text).toMatch(/^项目名称\t预算数（万元）\t绩效目标$/m)
  expect(html).toContain('<table')
  expect(html).toMatch(/<h2[^>]*>第一部分 部门概况<\/h2>/)
  expect(html).not.toContain('data-')
})

/** What is marked as the place that one is at. */
function foundHere(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...(CSS.highlights.get('found-here') ?? [])].map((range) => (range as Range).toString()).join('|'),
  )
}

for (const [typed, marked] of [
  ['10359.94', '10,359.94'],
  ['１０,359.94', '10,359.94'],
  ['"三公"', '“三公”'],
  ["'三公'", '“三公”'],
  ['「三公」', '“三公”'],
  ['[行政经费', '（行政经费'],
] as const) {
  test(`found however it is typed, and marked as it stands: ${typed}`, async ({ page }) => {
    await openSample(page)
    await showText(page)
    await page.keyboard.press('Control+f')
    await page.keyboard.type(typed)
    await expect(page.getByRole('search')).toContainText(/^1\/\d/)
    expect(await foundHere(page)).toBe(marked)
  })
}

test('a new budget says what belongs where; the first paragraph is begun on the paper', async ({ page }) => {
  await page.getByRole('button', { name: /^新建预算/ }).click()
  const dialog = page.getByRole('dialog', { name: '新建预算' })
  await dialog.getByLabel('部门名称').fill('某某区档案馆')
  await dialog.getByRole('button', { name: '新建' }).click()
  await expect(page.getByRole('main', { name: '项目支出' })).toBeVisible()
  await showText(page)
  await page.getByRole('button', { name: '部门职责，每条一段' }).click()
  const own = page.locator('.free[data-block^="p1/duties/"]')
  await expect(own.getByRole('textbox')).toBeFocused()
  await compose(page, ['shou', 'shouji'], '收集档案。')
  await page.keyboard.press('Enter')
  await page.keyboard.type('保管档案。')
  await expect(own.getByRole('textbox')).toHaveText(['收集档案。', '保管档案。'])
  await expect(page.getByRole('button', { name: '部门职责，每条一段' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: '主要工作目标，每条一段' })).toBeVisible()
})
