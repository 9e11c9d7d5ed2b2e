import type { Page } from '@playwright/test'

/** The next answer to a method (`edit.undo`) is held back, the step made already, until what is returned is called. */
export async function holdReply(page: Page, method: string): Promise<() => Promise<void>> {
  const { promise, resolve } = Promise.withResolvers<null>()
  const answered = page.waitForResponse((response) => response.url().endsWith(`/${method}`))
  await page.route(
    `**/${method}`,
    async (route) => {
      const response = await route.fetch()
      await promise
      await route.fulfill({ response })
    },
    { times: 1 },
  )
  return async () => {
    resolve(null)
    await answered
  }
}
