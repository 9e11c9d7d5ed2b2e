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
