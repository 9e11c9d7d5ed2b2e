import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { openListed, openSample, runCommand, statusBar } from './budget-page'
import { expect } from './desk'

type Enter = (page: Page) => Promise<unknown>
/** A state that the window can be in, and the way to it. */
export interface State {
  readonly name: string
  readonly enter: Enter
}

const nothing: Enter = () => Promise.resolve()
const key =
  (keys: string): Enter =>
  (page) =>
    page.keyboard.press(keys)
const menu = (name: string): State => ({
  name: `菜单${name}`,
  enter: (page) => page.getByRole('menuitem', { name, exact: true }).click(),
})
const firstAmount = (page: Page) => page.locator('.grid [data-path$="/amount"]').first()
const find: Enter = async (page) => {
  await page.keyboard.press('Control+f')
  await page.keyboard.type('专项')
}
/** From the list 绩效目标 are those of the chosen project: the department has many. */
const ofDepartment =
  (enter: Enter): Enter =>
  async (page) => {
    await page.getByLabel('部门整体，或一个项目').selectOption({ label: '部门整体支出' })
    await page.locator('.indicators [data-column="level3"]').first().waitFor()
    await enter(page)
  }
const toEnd: Enter = (page) =>
  page.evaluate(() => {
    for (const each of document.querySelectorAll('main *')) each.scrollTop = each.scrollHeight
  })

/** The pages, each with what can stand or open on it. */
export const PAGES: readonly { key: string; name: string; states: readonly State[] }[] = [
  {
    key: 'Control+1',
    name: '项目支出',
    states: [
      { name: '', enter: nothing },
      { name: '到底', enter: toEnd },
      {
        name: '正在输入',
        enter: async (page) => {
          await firstAmount(page).click()
          await page.keyboard.type('123456')
        },
      },
      {
        name: '没有存上',
        enter: async (page) => {
          await firstAmount(page).click()
          await page.keyboard.type('7x')
          await page.keyboard.press('Enter')
        },
      },
      {
        name: '选科目',
        enter: (page) => page.getByRole('article').getByRole('button', { name: /科目/ }).first().click(),
      },
      {
        name: '选分项的科目',
        enter: async (page) => {
          await page.locator('.lines [data-column="economic"]').first().click()
          await page.keyboard.press('F2')
        },
      },
      ...['文件', '编辑', '视图', '帮助'].map(menu),
      {
        name: '菜单，用键盘',
        enter: async (page) => {
          await page.getByRole('menuitem', { name: '文件', exact: true }).focus()
          for (const each of ['ArrowDown', 'ArrowRight']) await page.keyboard.press(each)
        },
      },
      {
        name: '选科目，用键盘',
        enter: async (page) => {
          await page.getByRole('article').getByRole('button', { name: /科目/ }).first().focus()
          await page.keyboard.press('Alt+ArrowDown')
        },
      },
      { name: '查找', enter: find },
      {
        name: '替换',
        enter: async (page) => {
          await page.locator('.frame > .data-grid [data-column="name"]').first().click()
          await page.keyboard.press('Control+h')
          await page.keyboard.type('项目')
          await expect(page.getByRole('dialog').getByRole('status')).toHaveText(/^替换 /)
        },
      },
      { name: '快捷键', enter: key('F1') },
      { name: '查找并前往', enter: key('Control+k') },
      { name: '打开文件', enter: key('Control+o') },
      { name: '新建预算', enter: key('Control+n') },
      { name: '打开副本', enter: (page) => runCommand(page, '文件', /打开副本/) },
      { name: '关于', enter: (page) => runCommand(page, '帮助', /关于/) },
      { name: '提示', enter: key('Control+s') },
      {
        name: '正在筛选',
        enter: async (page) => {
          await firstAmount(page).click()
          await page.keyboard.press('Control+Shift+l')
        },
      },
      {
        name: '筛选过',
        enter: async (page) => {
          await firstAmount(page).click()
          await page.keyboard.press('Control+Shift+l')
          await page.keyboard.type('60')
          await page.keyboard.press('Enter')
        },
      },
      { name: '清除筛选', enter: (page) => page.getByRole('button', { name: '清除筛选' }).click() },
      { name: '分组', enter: (page) => runCommand(page, '视图', /分组/) },
      { name: '不再分组', enter: (page) => runCommand(page, '视图', /分组/) },
    ],
  },
  {
    key: 'Control+4',
    name: '绩效目标',
    states: [
      { name: '', enter: ofDepartment(nothing) },
      { name: '指标库', enter: ofDepartment(key('Control+l')) },
      {
        name: '正在输入',
        enter: ofDepartment(async (page) => {
          await page.locator('.indicators [data-column="level3"]').first().click()
          await page.keyboard.type('新的指标')
        }),
      },
      {
        name: '没有存上',
        enter: ofDepartment(async (page) => {
          await page.locator('.indicators [data-column="weight"]').first().click()
          await page.keyboard.type('7x')
          await page.keyboard.press('Enter')
        }),
      },
    ],
  },
  {
    key: 'Control+2',
    name: '预算报表',
    states: [
      ...Array.from({ length: 12 }, (_, index) => ({
        name: `表${index + 1}`,
        enter: (page: Page) => page.getByRole('tab').nth(index).click(),
      })),
      { name: '到底', enter: toEnd },
      { name: '查找', enter: find },
      {
        name: '这个数怎么来的',
        enter: async (page) => {
          await page.getByRole('tab').first().click()
          await page.locator('[data-cell]').first().click()
          await page.keyboard.press('Space')
        },
      },
    ],
  },
  {
    key: 'Control+3',
    name: '公开文本',
    states: [
      { name: '', enter: nothing },
      { name: '到底', enter: toEnd },
      { name: '查找', enter: find },
      {
        name: '这一段',
        enter: (page) => page.locator('[aria-haspopup="menu"][aria-label^="手写"]').first().click(),
      },
    ],
  },
]

/** What an edited file with faults shows besides. */
export const OF_EDITED: Readonly<Record<string, readonly State[]>> = {
  项目支出: [
    { name: '', enter: nothing },
    {
      name: '随之变动',
      enter: async (page) => {
        const fold = page.getByRole('button', { name: /^随之变动/ })
        if (await fold.isVisible()) await fold.click()
      },
    },
    { name: '文件里的问题', enter: (page) => page.getByRole('button', { name: /^看这\d+处/ }).click() },
    { name: '副本', enter: (page) => runCommand(page, '文件', /打开副本/) },
  ],
  预算报表: [{ name: '', enter: nothing }],
  公开文本: [
    { name: '', enter: nothing },
    {
      name: '过时',
      enter: (page) => page.locator('.override').first().scrollIntoViewIfNeeded(),
    },
  ],
}

/** A file with faults, one amount changed, one paragraph written by hand and behind the figures since. */
export async function openEdited(page: Page, folder: string): Promise<void> {
  await openSample(page)
  await runCommand(page, '文件', /关闭文件/)
  await expect(page.getByRole('main', { name: '开始' })).toBeVisible()
  const [name = ''] = readdirSync(folder).filter((each) => each.endsWith('.budget'))
  const db = new Database(join(folder, name))
  db.exec('UPDATE lines SET amount = -1 - amount WHERE project_id IS NULL AND position % 4 = 0')
  db.close()
  await openListed(page, /年部门预算/)
  await expect(page.getByRole('main', { name: '项目支出' })).toBeVisible()
  await page.keyboard.press('Control+3')
  const block = page.locator('[data-block="p2/expenditure"]')
  await block.getByRole('button', { name: /^改写：/ }).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('以上为手写。')
  await expect(statusBar(page)).toContainText('可撤销：改写')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+1')
  await firstAmount(page).click()
  await page.keyboard.type('987654.32')
  await page.keyboard.press('Enter')
  await expect(
    page.getByRole('navigation', { name: '各部分', exact: true }).getByLabel('有改写已过时'),
  ).toBeVisible()
}
