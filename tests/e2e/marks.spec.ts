import type { Page } from '@playwright/test'
import {
  amountOf,
  editorOf,
  gridCell,
  openSample,
  projectList,
  statusBar,
  typeAmount,
} from './support/budget-page'
import { expect, test } from './support/desk'

const PROJECT = '企业服务'
const LACKING = '缺增减原因'

/** What one types into, whatever cell it lies over. */
const hand = (page: Page) => page.locator('.frame > .data-grid textarea')

test('marks say their sentence to those who hear them, in the status bar and by Ctrl+F1', async ({
  page,
}) => {
  await openSample(page)
  await amountOf(page, PROJECT).click()
  await expect(hand(page)).toHaveAttribute('aria-description', LACKING)
  await expect(statusBar(page)).not.toContainText(LACKING)
  await page.keyboard.press('Control+F1')
  await expect(statusBar(page)).toContainText(LACKING)
  await page.keyboard.press('ArrowRight')
  await expect(statusBar(page)).not.toContainText(LACKING)

  await gridCell(page, PROJECT, 'state').click()
  await expect(hand(page)).toHaveAccessibleName(`${PROJECT} 状态 ${LACKING}`)
  await expect(statusBar(page)).toContainText(LACKING)
  await expect(gridCell(page, PROJECT, 'state').getByRole('img', { name: LACKING })).toBeVisible()
  await typeAmount(page, PROJECT, '6131')
  await gridCell(page, PROJECT, 'state').click()
  await expect(hand(page)).toHaveAccessibleName(new RegExp(`^${PROJECT} 状态 ${LACKING}.*打开文件以来改过$`))
  await expect(statusBar(page)).toContainText('打开文件以来改过')

  await gridCell(page, '商贸管理', 'state').click()
  await expect(hand(page)).toHaveAccessibleName('商贸管理 状态 没有标记')
  await page.keyboard.press('Home')
  await page.keyboard.press('Control+F1')
  await expect(statusBar(page)).toContainText('这一格、这一行没有标记')
})

test('Ctrl+F1 says why a cell was refused, and what is stored of one that is shown rounded', async ({
  page,
}) => {
  await openSample(page)
  await amountOf(page, PROJECT).click()
  await page.keyboard.type('abc')
  await page.keyboard.press('Enter')
  const why = await projectList(page).locator('..').getByRole('alert').innerText()
  await page.keyboard.press('Control+F1')
  await expect(statusBar(page)).toContainText(`${why.replace(/。$/, '')}。${LACKING}`)
  await page.keyboard.press('Escape')

  await page.keyboard.type('61318.80123')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowUp')
  await expect(editorOf(page, PROJECT)).toBeFocused()
  await page.keyboard.press('Control+F1')
  await expect(statusBar(page)).toContainText('显示的是四舍五入的数，存的是61318.8012')
})

test('Ctrl+. says what it went to, while one is there', async ({ page }) => {
  await openSample(page)
  await amountOf(page, PROJECT).click()
  await page.keyboard.press('Control+.')
  await expect(page.getByRole('article').locator('[data-path$="/reason"]')).toBeFocused()
  await expect(statusBar(page)).toContainText(`${PROJECT}${LACKING}`)
  await page.keyboard.press('F6')
  await expect(statusBar(page)).not.toContainText(`${PROJECT}${LACKING}`)
})
