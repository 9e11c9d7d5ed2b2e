import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Who may come in: the page this host served, opened by the address it printed. */
export interface Door {
  readonly port: number
  /** Random per start; in the printed address (`?key=`), from there in the page, and with every call. */
  readonly token: string
}

const TOKEN_HEADER = 'x-budget-desk-token'

/** HTTP status that refuses a request of any kind; null lets it in. A name that only resolves here is not ours (DNS rebinding). */
export function refusesHost({ port }: Door, request: IncomingMessage): number | null {
  return hosts(port).includes(request.headers.host ?? '') ? null : 421
}

/** Refuses a call that doesn't come from our own page with its token, as JSON. */
export function refusesCall(door: Door, request: IncomingMessage): number | null {
  const refused = refusesStranger(door, request)
  if (refused !== null) return refused
  return /^application\/json(;|$)/.test(request.headers['content-type'] ?? '') ? null : 415
}

/** Refuses what doesn't come from our own page with its token. */
export function refusesStranger(door: Door, request: IncomingMessage): number | null {
  const { headers } = request
  if (headers.origin !== `http://${headers.host ?? ''}`) return 403
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return 403
  const token = headers[TOKEN_HEADER]
  if (typeof token !== 'string' || !isKey(door, token)) return 403
  return null
}

/** A page can't put its token into a header of its stream of events: the address holds it. */
export function refusesListener(door: Door, request: IncomingMessage, key: string | null): number | null {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return 403
  return isKey(door, key ?? '') ? null : 403
}

export function isKey({ token }: Door, typed: string): boolean {
  const expected = Buffer.from(token)
  const given = Buffer.from(typed)
  return expected.length === given.length && timingSafeEqual(expected, given)
}

function hosts(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`]
}
