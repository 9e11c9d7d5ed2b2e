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
/** A dialog that was closed is gone with the next frame; until then it has the keys. */
const afterDialog =
  (enter: Enter): Enter =>
  async (page) => {
    await page.locator('dialog.box').waitFor({ state: 'detached' })
    await enter(page)
  }
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

/** The preview is on its way for a while; what is looked at stands. */
const withPreview =
  (enter: Enter): Enter =>
  async (page) => {
    await page.getByRole('img', { name: '第 1 页', exact: true }).waitFor({ timeout: 40_000 })
    await enter(page)
  }

const toSubmission =
  (enter: Enter): Enter =>
  async (page) => {
    await page.getByRole('grid', { name: /要报送的内容$/ }).waitFor()
    await enter(page)
  }

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
      ...(['E', 'H', 'Y'] as const).map((each) => ({
        name: `分项的面板 ${each}`,
        enter: async (page: Page) => {
          await page.locator('.lines [data-column="economic"]').first().click()
          await page.keyboard.press(`Control+Shift+${each}`)
          await page.locator('.line-panel').waitFor()
        },
      })),
      {
        name: '合计分摊',
        enter: async (page) => {
          await page.keyboard.press('Control+Shift+M')
          await page.getByRole('button', { name: '合计分摊' }).click()
          await page.keyboard.type('x')
        },
      },
      {
        name: '矩阵',
        enter: async (page) => {
          await page.keyboard.press('Control+Shift+G')
          await page.locator('.list-grid .body .cell.amount').first().click()
          await page.keyboard.type('7x')
          await page.keyboard.press('Enter')
        },
      },
      { name: '清单', enter: key('Control+Shift+G') },
      { name: '分组', enter: (page) => runCommand(page, '视图', /分组/) },
      { name: '不再分组', enter: (page) => runCommand(page, '视图', /分组/) },
    ],
  },
  {
    key: 'Control+4',
    name: '绩效目标',
    states: [
      {
        name: '可参考的指标',
        enter: async (page) => {
          const whose = page.getByLabel('部门整体，或一个项目')
          const option = whose.locator('option').filter({ hasText: '商贸管理' })
          await whose.selectOption((await option.getAttribute('value')) ?? '')
          await page.getByRole('checkbox').first().waitFor()
        },
      },
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
        name: '权重不足',
        enter: ofDepartment(async (page) => {
          await page.locator('.indicators [data-column="weight"]').first().click()
          await page.keyboard.type('7')
          await page.keyboard.press('Enter')
          await page.getByRole('region', { name: '权重' }).waitFor()
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
    key: 'Control+5',
    name: '列印次序',
    states: [
      { name: '', enter: nothing },
      { name: '年度主要任务', enter: (page) => page.getByRole('button', { name: /年度主要任务/ }).click() },
      {
        name: '正在输入',
        enter: async (page) => {
          await page.locator('.orders [data-column="content"]').first().click()
          await page.keyboard.type('写一点')
        },
      },
    ],
  },
  {
    key: 'Control+6',
    name: '检查',
    states: [
      { name: '', enter: (page) => page.getByRole('treegrid').waitFor() },
      {
        name: '能改好的一处',
        enter: async (page) => {
          await page.keyboard.press('Home')
          await page.getByRole('row', { name: /31001 印作/ }).click()
        },
      },
      { name: '到底', enter: key('End') },
      { name: '仅缺失原因', enter: (page) => page.getByRole('button', { name: /^仅缺失原因/ }).click() },
      { name: '没有尾差', enter: (page) => page.getByRole('button', { name: /^尾差/ }).click() },
      { name: '全部', enter: (page) => page.getByRole('button', { name: /^全部/ }).click() },
      {
        name: '规则与级别',
        enter: async (page) => {
          await page.getByRole('button', { name: '规则与级别' }).click()
          await page.getByRole('dialog').getByRole('searchbox').waitFor()
        },
      },
      {
        name: '门槛没有存上',
        enter: afterDialog(async (page) => {
          await page.getByRole('button', { name: '规则与级别' }).click()
          await page.getByRole('dialog').getByRole('searchbox').fill('R047')
          await page.getByRole('combobox').selectOption('警告')
          await page.getByRole('textbox', { name: /^R047.*门槛$/ }).fill('三成')
          await page.keyboard.press('Enter')
          await page.getByRole('alert').waitFor()
        }),
      },
      {
        name: '提交前检查',
        enter: afterDialog(async (page) => {
          await page.keyboard.press('F9')
          await page.getByRole('article', { name: '提交前检查' }).waitFor()
        }),
      },
      { name: '菜单检查', enter: afterDialog(menu('检查').enter) },
    ],
  },
  {
    key: 'Control+7',
    name: '输出',
    states: [
      { name: '', enter: withPreview(nothing) },
      {
        name: '单张表，多选',
        enter: withPreview(async (page) => {
          for (const name of ['报表 Excel', '明细 Excel', '单张表 PDF']) {
            await page.getByRole('checkbox', { name }).check()
          }
        }),
      },
      {
        name: '没有选',
        enter: withPreview(async (page) => {
          for (const box of await page.getByRole('checkbox').all()) await box.uncheck()
        }),
      },
    ],
  },
  {
    key: 'Control+8',
    name: '报送',
    states: [
      { name: '', enter: toSubmission(nothing) },
      {
        name: '补一项',
        enter: toSubmission(async (page) => {
          await page.keyboard.press('F8')
          await page.getByRole('region', { name: '还缺的内容' }).getByRole('textbox').waitFor()
        }),
      },
      {
        name: '去向列表',
        enter: afterDialog(
          toSubmission(async (page) => {
            await page.getByRole('button', { name: '去向列表' }).click()
            await page.getByRole('dialog').waitFor()
          }),
        ),
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
