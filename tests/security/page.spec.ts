import type { Page } from '@playwright/test'
import { call, expect, test } from '../support/desktop'

/** Runs `body` from a timer, for what Playwright evaluates itself bypasses the policy; gives the policy's refusals. */
async function refusals(page: Page, body: string): Promise<string[]> {
  await page.evaluate(() => {
    const refused: string[] = []
    Object.assign(window, { refused })
    document.addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective))
  })
  await page.evaluate((source) => {
    const run: Record<string, () => void> = {
      eval: () => void setTimeout(() => void (0, eval)('1')),
      'inline script': () =>
        void document.body.append(Object.assign(document.createElement('script'), { text: '1' })),
      'inline style': () =>
        void document.body.append(Object.assign(document.createElement('style'), { textContent: 'p{}' })),
      'foreign script': () => {
        document.body.append(
          Object.assign(document.createElement('script'), { src: 'https://example.org/x.js' }),
        )
      },
      'foreign picture': () => void Object.assign(new Image(), { src: 'https://example.org/x.png' }),
      'foreign request': () => void fetch('https://example.org/').catch(() => undefined),
      frame: () =>
        void document.body.append(
          Object.assign(document.createElement('iframe'), { src: 'https://example.org/' }),
        ),
      plugin: () =>
        void document.body.append(
          Object.assign(document.createElement('object'), { data: 'https://example.org/x' }),
        ),
      form: () => {
        const form = Object.assign(document.createElement('form'), {
          action: 'https://example.org/',
          method: 'post',
        })
        document.body.append(form)
        form.submit()
      },
      worker: () => {
        try {
          void new Worker(URL.createObjectURL(new Blob(['1'])))
        } catch {
          // Chromium may also throw.
        }
      },
    }
    run[source]?.()
  }, body)
  // A refusal is told by an event after the call, and nothing says that it was the last one.
  await page.waitForTimeout(150)
  return page.evaluate(() => (window as unknown as { refused: string[] }).refused)
}

test('the policy refuses what is not the program’s own', async ({ desktop, faults }) => {
  const page = await (await desktop.start()).firstWindow()
  const expected = {
    eval: 'script-src',
    'inline script': 'script-src-elem',
    'inline style': 'style-src-elem',
    'foreign script': 'script-src-elem',
    'foreign picture': 'img-src',
    'foreign request': 'connect-src',
    frame: 'frame-src',
    plugin: 'object-src',
    form: 'form-action',
    worker: 'worker-src',
  }
  for (const [body, directive] of Object.entries(expected)) {
    expect(await refusals(page, body), body).toContain(directive)
  }
  faults.length = 0
})

test('the page knows two functions of the outside, can’t change them, and has no Node', async ({
  desktop,
}) => {
  const page = await (await desktop.start()).firstWindow()
  const seen = await page.evaluate(() => {
    const bridge = window.budgetDesk as unknown as Record<string, unknown>
    const before = bridge['call']
    try {
      bridge['call'] = null
    } catch {
      // Frozen objects refuse in strict mode.
    }
    return {
      members: Object.keys(bridge).sort(),
      changed: bridge['call'] !== before,
      node: ['require', 'process', 'module', 'Buffer', '__dirname'].filter((name) => name in window),
    }
  })
  expect(seen).toEqual({ members: ['call', 'on'], changed: false, node: [] })
})

test('what can’t be cloned does not leave the page', async ({ desktop }) => {
  const page = await (await desktop.start()).firstWindow()
  const refused = await page.evaluate(() =>
    Promise.resolve()
      .then(() => window.budgetDesk?.call('app.info', new Proxy({}, {})))
      .then(
        () => 'answered',
        (cause: unknown) => String(cause),
      ),
  )
  expect(refused).toContain('could not be cloned')
})

test('a foreign page in the window is not answered', async ({ desktop }) => {
  const page = await (await desktop.start()).firstWindow()
  await page.goto('data:text/html,<title>foreign</title>')
  const answer = await page.evaluate(() =>
    window.budgetDesk === undefined
      ? 'no bridge'
      : window.budgetDesk.call('app.info', {}).then(
          () => 'answered',
          (cause: unknown) => String(cause),
        ),
  )
  expect(answer).toMatch(/no bridge|own page/)
})

test('the window does not leave its page', async ({ desktop, faults }) => {
  const program = await desktop.start()
  const page = await program.firstWindow()
  const address = page.url()
  const prevented = await program.evaluate(({ BrowserWindow }) => {
    const events: boolean[] = []
    BrowserWindow.getAllWindows()[0]?.webContents.on('will-navigate', (event) =>
      events.push(event.defaultPrevented),
    )
    Object.assign(globalThis, { navigations: events })
    return events.length
  })
  expect(prevented).toBe(0)
  await page.evaluate(() => setTimeout(() => (location.href = 'https://example.org/')))
  await expect
    .poll(() => program.evaluate(() => (globalThis as unknown as { navigations: boolean[] }).navigations))
    .toEqual([true])
  expect(page.url()).toBe(address)
  expect(await call(page, 'app.info', {})).toMatchObject({ ok: true })
  faults.length = 0
})

test('the page opens no second window', async ({ desktop, faults }) => {
  const program = await desktop.start()
  const page = await program.firstWindow()
  await page.evaluate(() => setTimeout(() => void window.open('https://example.org/', '_blank')))
  // That a window does not come can't be waited for; one that does is there by then.
  await page.waitForTimeout(400)
  expect(program.windows()).toHaveLength(1)
  faults.length = 0
})

test('the page saves nothing to the disk by itself', async ({ desktop }) => {
  const program = await desktop.start()
  const page = await program.firstWindow()
  await program.evaluate(({ session }) => {
    const events: boolean[] = []
    session.defaultSession.on('will-download', (event) => events.push(event.defaultPrevented))
    Object.assign(globalThis, { downloads: events })
  })
  await page.evaluate(() => {
    const href = URL.createObjectURL(new Blob(['x']))
    Object.assign(document.createElement('a'), { href, download: 'x.txt' }).click()
  })
  await expect
    .poll(() => program.evaluate(() => (globalThis as unknown as { downloads: boolean[] }).downloads))
    .toEqual([true])
})

test('nothing outside the built page is served', async ({ desktop, faults }) => {
  const page = await (await desktop.start()).firstWindow()
  const statuses = await page.evaluate(() =>
    Promise.all(
      [
        '/index.html',
        '/%2e%2e/main/index.js',
        '/..%2fmain%2findex.js',
        '/..%2f..%2fpackage.json',
        '/none.js',
      ].map(async (path) => (await fetch(path)).status),
    ),
  )
  expect(statuses).toEqual([200, 404, 404, 404, 404])
  faults.length = 0
})
