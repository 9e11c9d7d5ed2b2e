import type { Dialogs } from './dialogs'

/** A page that breaks off more often than this within the window is not loaded again. */
const RELOADS = 3
const WINDOW_MS = 120_000

export interface WatchedContents extends Pick<Electron.WebContents, 'reload'> {
  on(event: 'will-prevent-unload', listener: (event: { preventDefault(): void }) => void): unknown
  on(
    event: 'render-process-gone',
    listener: (event: unknown, details: { readonly reason: string }) => void,
  ): unknown
}

/**
 * Committed means saved, so closing asks nothing, with one exception: a page that holds a value not taken in yet (being
 * typed, or refused) objects to unloading (`beforeunload`, the same on the web host). Electron would then stay open
 * without a word; here the user decides.
 */
export function guardClosing(contents: WatchedContents, dialogs: Pick<Dialogs, 'confirm'>): void {
  contents.on('will-prevent-unload', (event) => {
    const leave = dialogs.confirm({
      message: '还有一处输入没有记入。',
      detail: '返回可以改好它。关闭只丢这一处，其余都已保存。',
      yes: '丢掉这一处并关闭',
      no: '返回',
    })
    if (leave) event.preventDefault()
  })
}

/** A broken-off page comes back by itself, at the same place; `before` prepares what it will ask for first. */
export function reviveAfterBreaks(
  contents: WatchedContents,
  dialogs: Pick<Dialogs, 'tell'>,
  now: () => number,
  before: () => void,
): void {
  let breaks: readonly number[] = []
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    breaks = [...breaks.filter((at) => now() - at < WINDOW_MS), now()]
    if (breaks.length > RELOADS) {
      void dialogs.tell('窗口多次中断，没有再打开。', '已记入的内容都在文件里。请关闭程序后重新打开。')
      return
    }
    before()
    contents.reload()
  })
}
