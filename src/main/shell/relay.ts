import type { Reply } from '../../shared/contract/failure'
import { failed } from '../../shared/contract/failure'
import { isOwn } from './page-address'

/** The one channel from the window; the preload knows it too. */
export const CALL_CHANNEL = 'budget-desk:call'
/** The one channel to the window. */
export const EVENT_CHANNEL = 'budget-desk:event'

/** What is looked at of `Electron.IpcMainInvokeEvent`. */
export interface Caller {
  readonly senderFrame: { readonly url: string; readonly parent: object | null } | null
}

export interface CallChannel {
  handle(channel: string, listener: (event: Caller, ...args: unknown[]) => Promise<unknown>): void
}

export type Answerer = (method: string, params: unknown) => Promise<Reply<unknown>>

/**
 * Relays the window's calls: those of the shell's own methods to `shell`, all others to the core. A caller that is not
 * the main frame of the program's own page is refused by an error, not answered.
 */
export function relayCalls(
  channel: CallChannel,
  page: string,
  core: Answerer,
  shell: Readonly<Record<string, (params: unknown) => Promise<Reply<unknown>>>>,
): void {
  channel.handle(CALL_CHANNEL, async (event, method, params) => {
    const frame = event.senderFrame
    if (!frame || frame.parent !== null || !isOwn(frame.url, page))
      throw new Error('not the program’s own page')
    if (typeof method !== 'string') return failed('bad-request', '请求没有写明方法。')
    const own = Object.hasOwn(shell, method) ? shell[method] : undefined
    return own ? own(params) : core(method, params)
  })
}
