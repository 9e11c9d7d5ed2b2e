import { done, failed, type Reply } from '../../shared/contract/failure'
import {
  shellMethods,
  type ShellMethodName,
  type ShellParams,
  type ShellResults,
} from '../../shared/contract/shell'
import type { ShellCommandId } from '../../shared/contract/commands'

export type ShellHandlers = {
  readonly [M in ShellMethodName]: (params: ShellParams<M>) => Promise<Reply<ShellResults[M]>>
}

/** The shell's methods behind one door: parameters are parsed here, once. */
export function shellCalls(
  handlers: ShellHandlers,
): Readonly<Record<ShellMethodName, (params: unknown) => Promise<Reply<unknown>>>> {
  return {
    'shell.run': behindDoor('shell.run', handlers['shell.run']),
    'shell.opening': behindDoor('shell.opening', handlers['shell.opening']),
    'shell.print': behindDoor('shell.print', handlers['shell.print']),
    'shell.reveal': behindDoor('shell.reveal', handlers['shell.reveal']),
  }
}

function behindDoor<M extends ShellMethodName>(
  method: M,
  handle: ShellHandlers[M],
): (params: unknown) => Promise<Reply<unknown>> {
  return async (params) => {
    const parsed = shellMethods[method].safeParse(params)
    if (!parsed.success) return failed('bad-request', `${method} 的参数不合约定。`)
    return handle(parsed.data as ShellParams<M>)
  }
}

export interface RunningWindow {
  readonly webContents: Pick<Electron.WebContents, 'zoomLevel'>
  isFullScreen(): boolean
  setFullScreen(on: boolean): void
}

/** 打开所在文件夹: shows the file in the system's own window of files. Failure: file-missing. */
export function reveal(
  { showItemInFolder }: Pick<Electron.Shell, 'showItemInFolder'>,
  path: string | undefined,
): Reply<null> {
  if (path === undefined) return failed('file-missing', '这个文件已经不在。请重新输出。')
  showItemInFolder(path)
  return done(null)
}

/** Levels of Chromium's zoom: 20 % each; beyond these the layout breaks. */
const ZOOM = { least: -2, most: 4 }

/** Commands of the table that run here. */
export function runInShell(command: ShellCommandId, window: RunningWindow, quit: () => void): Reply<null> {
  const { webContents } = window
  switch (command) {
    case 'app.quit':
      quit()
      break
    case 'view.fullScreen':
      window.setFullScreen(!window.isFullScreen())
      break
    case 'view.zoomIn':
      webContents.zoomLevel = Math.min(webContents.zoomLevel + 0.5, ZOOM.most)
      break
    case 'view.zoomOut':
      webContents.zoomLevel = Math.max(webContents.zoomLevel - 0.5, ZOOM.least)
      break
    case 'view.zoomReset':
      webContents.zoomLevel = 0
      break
  }
  return done(null)
}
