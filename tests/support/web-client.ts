import { type Client, createClient } from '../../src/shared/contract/client'

/** A client that speaks to a web host as its own page does; `address` is the printed one, with its key. */
export function webClient(address: string): Client {
  const { origin, searchParams } = new URL(address)
  return createClient(async (method, params) => {
    const response = await fetch(`${origin}/api/${method}`, {
      method: 'POST',
      headers: {
        origin,
        'content-type': 'application/json',
        'x-budget-desk-token': searchParams.get('key') ?? '',
      },
      body: JSON.stringify(params),
    })
    return response.json()
  })
}

/** Listens to a web host's events as its own page does; resolves when it hears. */
export async function webEvents(
  address: string,
  hear: (event: string, payload: unknown) => void,
): Promise<void> {
  const { origin, searchParams } = new URL(address)
  const response = await fetch(`${origin}/events?key=${searchParams.get('key') ?? ''}`)
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (response.status !== 200 || !reader) throw new Error(`no events: ${response.status}`)
  let text = (await reader.read()).value ?? ''
  void (async () => {
    for (;;) {
      const { done, value = '' } = await reader.read()
      text += value
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const [, event, data = ''] = /^event: (.*)\ndata: ?(.*)$/m.exec(text.slice(0, end)) ?? []
        if (event !== undefined && event !== 'closed') hear(event, JSON.parse(data))
        text = text.slice(end + 2)
      }
      if (done) return
    }
  })()
}
