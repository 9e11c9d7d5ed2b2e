import { amountOf, openListed, openSample, runCommand, statusBar, typeAmount } from './support/budget-page'
import { startWebHost } from '../support/program'
import { expect, test } from './support/desk'

test('a new budget is empty: heads, a zero row, the notes; and it is in the list afterwards', async ({
  page,
}) => {
  await page.getByRole('button', { name: /^新建预算/ }).click()
  const dialog = page.getByRole('dialog', { name: '新建预算' })
  await dialog.getByRole('button', { name: '新建' }).click()
  await expect(dialog.getByRole('alert')).toHaveText('还没有填部门名称。')
  const agency = dialog.getByLabel('部门名称')
  await agency.evaluate((field: HTMLInputElement) => {
    field.focus()
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', '某某区\n档案馆')
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }))
  })
  await expect(agency).toHaveValue('某某区 档案馆')
  await agency.fill('某某区档案馆')
  await dialog.getByRole('button', { name: '新建' }).click()
  await expect(page.getByRole('main', { name: '项目支出' })).toContainText('还没有项目')
  await page
    .getByRole('navigation', { name: '各部分', exact: true })
    .getByRole('button', { name: /预算报表/ })
    .click()
  await page.getByRole('tab').nth(10).click()
  await expect(page.getByRole('main')).toContainText('注：本表本年度无发生额。')
  await runCommand(page, '文件', /关闭文件/)
  await expect(page.getByRole('main', { name: '开始' })).toContainText('某某区档案馆2024')
})

test(
  'no template is a default: of several one is chosen, and a faulty one cannot be',
  { tag: '@web' },
  async ({ page, desk }) => {
    await page.route('**/api/app.info', async (route) => {
      const response = await route.fetch()
      const reply = (await response.json()) as { value: { templates: object[] } }
      const [shipped] = reply.value.templates
      const faults = [{ place: 'tables.json · 收入总表', message: '没有一列收“上级补助”。' }]
      reply.value.templates = [
        { ...shipped, id: 'other', title: '某某区', year: 2025 },
        { ...shipped, id: 'broken', title: '另一区', year: 2024, faults },
        ...reply.value.templates,
      ]
      await route.fulfill({ response, json: reply })
    })
    await page.goto(desk.address)
    await expect(statusBar(page)).toContainText('2个报表模板')
    await page.getByRole('button', { name: /^新建预算/ }).click()
    const dialog = page.getByRole('dialog', { name: '新建预算' })
    const choice = dialog.getByLabel('报表模板')
    await expect(choice).toHaveValue('')
    await expect(choice.getByRole('option')).toHaveText(['选一个', '某某区 2025', /2024$/])
    await expect(dialog).toContainText('模板“另一区 2024”有错，不能用')
    await expect(dialog.getByRole('listitem')).toHaveText(['tables.json · 收入总表：没有一列收“上级补助”。'])
    await dialog.getByLabel('部门名称').fill('某某区档案馆')
    await dialog.getByRole('button', { name: '新建' }).click()
    await expect(dialog.getByRole('alert')).toHaveText('还没有选报表模板。')
    await choice.selectOption('某某区 2025')
    await expect(dialog.getByLabel('预算年度')).toHaveValue('2025')
    await expect(dialog.getByRole('alert')).toHaveCount(0)
    await choice.selectOption({ index: 2 })
    await dialog.getByRole('button', { name: '新建' }).click()
    await expect(page.getByRole('main', { name: '项目支出' })).toContainText('还没有项目')
  },
)

test('a new budget whose name is taken gets a number; neither is lost', { tag: '@web' }, async ({ page }) => {
  for (let made = 1; made <= 2; made += 1) {
    await runCommand(page, '文件', /新建预算/)
    const dialog = page.getByRole('dialog', { name: '新建预算' })
    await dialog.getByLabel('部门名称').fill('某某区档案馆')
    await dialog.getByRole('button', { name: '新建' }).click()
    await expect(dialog).toHaveCount(0)
    await runCommand(page, '文件', /关闭文件/)
  }
  await expect(page.getByRole('main', { name: '开始' })).toContainText('某某区档案馆2024 2')
})

test('opening the sample twice makes two copies, neither of them lost', { tag: '@web' }, async ({ page }) => {
  await openSample(page)
  await runCommand(page, '文件', /打开示例预算/)
  // The dialog lists what there is when it opens.
  await expect(page.getByText(/部门预算 2$/)).toBeVisible()
  await runCommand(page, '文件', /打开文件/)
  const dialog = page.getByRole('dialog', { name: '打开文件' })
  await expect(dialog.getByRole('listitem')).toHaveCount(2)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test(
  'a file that another program holds is refused in one sentence',
  { tag: '@web' },
  async ({ page, desk }) => {
    await openSample(page)
    const other = await startWebHost(desk.folder)
    try {
      await page.goto(other.address)
      await openListed(page, /2024年部门预算/)
      await expect(page.getByRole('alert')).toContainText('文件正由另一窗口编辑')
      await expect(page.getByRole('main', { name: '开始' })).toBeVisible()
    } finally {
      await other.end('SIGTERM')
    }
  },
)

test(
  'two windows on one file stay true: the one behind fetches the view afresh',
  { tag: '@web' },
  async ({ page, context, desk }) => {
    await openSample(page)
    const second = await context.newPage()
    await second.goto(desk.address)
    await openListed(second, /2024年部门预算/)
    await typeAmount(page, '商贸管理', '10500')
    await expect(statusBar(page)).toContainText('支出198,963.24')
    await typeAmount(second, '节能减排', '71')
    await expect(statusBar(second)).toContainText('支出198,964.24')
    await expect(amountOf(second, '商贸管理')).toHaveText('10,500.00')
    await second.close()
  },
)

test('menus are worked by keys and say what can be done', async ({ page }) => {
  await page.getByRole('menuitem', { name: '文件', exact: true }).focus()
  await page.keyboard.press('ArrowDown')
  const menu = page.getByRole('menu', { name: '文件' })
  await expect(menu.getByRole('menuitem', { name: /新建预算/ })).toBeFocused()
  await expect(menu.getByRole('menuitem', { name: /关闭文件/ })).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('menu', { name: '编辑' })).toBeVisible()
  await expect(menu).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu', { name: '编辑' })).toBeHidden()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: '名称、代码或拼音首字母' }).fill('键盘')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: '键盘操作' })).toBeVisible()
})
