import type { Page } from '@playwright/test'
import { sampleIds } from '../support/longgang'
import { budget } from '../support/program'
import { closeFile, openListed, openSample, statusBar } from './support/budget-page'
import { type Desk, expect, test } from './support/desk'

const SAMPLE = '深圳市龙岗区工业和信息化局2024年部门预算'
const KEY_PROJECT = `p7/projects/${sampleIds.project('commerce')}`
const PROJECT = `p3/projects/${sampleIds.project('commerce')}`

/** What the window has no field for is changed by the command line, while the file is closed. */
async function meanwhile(page: Page, desk: Desk, ...commands: readonly (readonly string[])[]): Promise<void> {
  await closeFile(page)
  for (const [command = '', ...operands] of commands) {
    const done = await budget(desk.folder, [command, `${SAMPLE}.budget`, ...operands])
    expect(done.code, done.stderr).toBe(0)
  }
  await openListed(page, new RegExp(SAMPLE))
  await expect(page.getByRole('main', { name: '项目支出' })).toBeVisible()
  await showText(page)
}

async function showText(page: Page): Promise<void> {
  await page.keyboard.press('Control+3')
  await expect(page.getByRole('main', { name: '公开文本' })).toBeVisible()
}

/** Rewrites a paragraph: `words` at its end. */
async function rewrite(page: Page, key: string, words: string): Promise<void> {
  const block = page.locator(`[data-block="${key}"]`)
  await block.getByRole('button', { name: /^改写：/ }).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(words)
  await expect(statusBar(page)).toContainText('可撤销：改写')
  await page.keyboard.press('Escape')
  await expect(block).toHaveClass(/override/)
}

test('what was written about a project no longer printed there waits in a list, and comes back with it', async ({
  page,
  desk,
}) => {
  await openSample(page)
  const written = '| 商贸管理 | 10,359.94 | 另见附件。 |'
  const own = JSON.stringify({ kind: 'override', key: 'p7/projects/commerce', text: written })
  await meanwhile(page, desk, ['add', 'block', own])
  const row = page.locator(`[data-block="${KEY_PROJECT}"]`)
  const line = page.getByRole('button', { name: '1段手写文字现在没有地方印' })
  await expect(row).toContainText('另见附件。')
  await expect(line).toHaveCount(0)

  await meanwhile(page, desk, ['set', 'projects/commerce/key', 'false'])
  await expect(row).toHaveCount(0)
  await line.click()
  const list = page.getByRole('dialog', { name: '没有地方印的手写文字' })
  await expect(list.getByRole('listitem')).toContainText(['商贸管理第七部分 重点项目预算绩效'])
  await expect(list.locator('[data-words]')).toHaveText([written])

  await test.step('its words can be copied', async () => {
    const copied = page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          addEventListener('copy', ({ clipboardData }) => {
            resolve(clipboardData?.getData('text/plain') ?? '')
          })
        }),
    )
    await list.getByRole('button', { name: '复制文字' }).click()
    await expect(list.getByRole('button', { name: '已复制' })).toBeVisible()
    expect(await copied).toBe(written)
  })

  await test.step('taken away it is one step, and undo brings it back', async () => {
    await list.getByRole('button', { name: '删除' }).click()
    await expect(line).toHaveCount(0)
    await expect(statusBar(page)).toContainText('可撤销：')
    await page.keyboard.press('Control+z')
    await expect(line).toBeVisible()
  })

  await test.step('a key project again, it is printed where it stood', async () => {
    await page.keyboard.press('Control+z')
    await expect(line).toHaveCount(0)
    await expect(row).toContainText('另见附件。')
    await page.keyboard.press('Control+y')
    await expect(line).toBeVisible()
    await expect(row).toHaveCount(0)
  })
})

test('what was written about a project goes with it, and comes back with it', async ({ page, desk }) => {
  await openSample(page)
  await showText(page)
  await rewrite(page, PROJECT, '另见附件。')
  await meanwhile(page, desk, ['remove', 'projects/commerce'])
  await expect(page.locator(`[data-block="${PROJECT}"]`)).toHaveCount(0)
  await expect(page.getByText('手写文字现在没有地方印')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(page.locator(`[data-block="${PROJECT}"]`)).toHaveClass(/override/)
})

test('a name that a rewritten paragraph repeats goes stale, and is taken along', async ({ page, desk }) => {
  await openSample(page)
  await showText(page)
  await rewrite(page, PROJECT, '另见附件。')
  await meanwhile(page, desk, ['set', 'projects/commerce/name', '商贸发展'])
  const note = page.getByRole('region', { name: '手工改写，已过时' })
  await expect(note.getByRole('row')).toHaveText(['文中现在', '项目名称商贸管理商贸发展'])
  const block = page.locator(`[data-block="${PROJECT}"]`)
  await expect(block.locator('rt')).toHaveText(['商贸发展'])
  await note.getByRole('button', { name: '更新1处' }).click()
  await expect(page.getByRole('button', { name: '过时0' })).toBeVisible()
  await expect(block.locator('p').first()).toHaveText(/^\s*8\.商贸发展.*另见附件。\s*$/)
  await page.keyboard.press('Control+z')
  await expect(note).toBeVisible()
})
