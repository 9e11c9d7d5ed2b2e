import { browser } from './life'

interface Order {
  readonly id: number
  readonly source: string
  readonly arg: unknown
}

/** The test's end of the line: where the page is, and functions to run here, as Playwright's `evaluate` does in Electron. */
export function obey(electron: object): void {
  const say = process.send?.bind(process)
  if (!say) return
  process.on('disconnect', () => process.exit(1))
  process.on('message', (order: Order) => void run(order))
  void browser.then(({ endpoint }) => say({ endpoint }))

  async function run({ id, source, arg }: Order): Promise<void> {
    try {
      // The function's text comes from the test, as over DevTools; its only name is its argument.
      const body = (0, eval)(`(${source})`) as (electron: object, arg: unknown) => unknown
      say?.({ id, value: await body(electron, arg) })
    } catch (cause) {
      say?.({ id, error: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) })
    }
  }
}
