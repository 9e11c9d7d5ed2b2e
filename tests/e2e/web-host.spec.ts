import { expect, test } from './support/desk'

test(
  'the window opens from the printed address under the strict policy',
  { tag: '@web' },
  async ({ page }) => {
    await expect(page).toHaveTitle('预算编制台')
    await expect(page.getByRole('main')).toContainText('打开示例预算')
  },
)

test('without its key the address gives no window', { tag: '@web' }, async ({ page, desk }) => {
  const { origin } = new URL(desk.address)
  const response = await page.context().request.get(origin)
  expect(response.status()).toBe(403)
  expect(await response.text()).toContain('完整地址')
})

test('the policy stops what a page could be talked into', { tag: '@web' }, async ({ page, faults }) => {
  const refused = await page.evaluate(async () => {
    const found: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => found.push(event.effectiveDirective))
    // From a timer: what Playwright evaluates itself bypasses the policy.
    setTimeout(() => {
      document.body.append(
        Object.assign(document.createElement('script'), { text: 'document.title = "taken"' }),
      )
      void fetch('http://127.0.0.1:1/').catch(() => undefined)
      document.body.append(Object.assign(document.createElement('iframe'), { src: 'http://127.0.0.1:1/' }))
    })
    for (let i = 0; i < 100 && found.length < 3; i += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return found
  })
  expect(refused.sort()).toEqual(['connect-src', 'frame-src', 'script-src-elem'])
  await expect(page).toHaveTitle('预算编制台')
  for (const fault of faults.splice(0)) expect(fault).toContain('Content Security Policy')
})
