/**
 * A stand-in for the `electron` module, for machines without its runtime: the unmodified built program runs on it,
 * under Node, with its page in Debian's Chromium. It is not Electron; `docs/electron-security.md` says what it can't show.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { BrowserWindow as Window } from './browser-window'
import { ipcMain as ipc } from './ipc'
import { app as theApp, protocol as theProtocol, session as theSession } from './life'
import { Menu as TheMenu } from './menu'
import { strict } from './strict'

export const app = strict('app', theApp)
export const BrowserWindow = Window
export const ipcMain = strict('ipcMain', ipc)
export const Menu = strict('Menu', TheMenu)
export const protocol = strict('protocol', theProtocol)
export const session = strict('session', { defaultSession: strict('session', theSession.defaultSession) })

function unanswered(): never {
  throw new Error('a dialog was opened that the test does not answer')
}

/** Dialogs block a real program; a test answers them by replacing these, here as in Electron. */
export const dialog: Record<string, (...args: unknown[]) => unknown> = {
  showOpenDialog: unanswered,
  showSaveDialog: unanswered,
  showMessageBox: unanswered,
  showMessageBoxSync: unanswered,
  showErrorBox: (title, content) => void process.stderr.write(`${String(title)}\n${String(content)}\n`),
}

/** The system’s window of files: what was shown there. */
export const shell = strict('shell', {
  shown: [] as string[],
  showItemInFolder(path: string): void {
    shell.shown.push(path)
  },
})

export const nativeTheme = strict(
  'nativeTheme',
  Object.assign(new EventEmitter(), { shouldUseDarkColors: false, themeSource: 'system' }),
)

const display = { workArea: { x: 0, y: 0, width: 1600, height: 1000 } }
export const screen = strict('screen', { getPrimaryDisplay: () => display, getAllDisplays: () => [display] })

/** The core's process: a child of Node. Its exit code is 11 whatever it ended with, since Electron's can't be trusted. */
class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess

  constructor(
    entry: string,
    args: readonly string[],
    { serviceName = 'Node Utility Process', execArgv = [], cwd, env, stdio }: Electron.ForkOptions,
  ) {
    super()
    const output = stdio === 'ignore' ? 'ignore' : 'inherit'
    this.#child = fork(entry, args, {
      execArgv: [...execArgv, '--import', new URL('parent-port.mjs', import.meta.url).href],
      ...(cwd === undefined ? {} : { cwd }),
      ...(env === undefined ? {} : { env: env as NodeJS.ProcessEnv }),
      serialization: 'advanced',
      stdio: ['ignore', output, output, 'ipc'],
    })
    const { pid = 0 } = this.#child
    theApp.children.set(pid, serviceName)
    this.#child.on('spawn', () => this.emit('spawn'))
    this.#child.on('message', (message) => this.emit('message', message))
    this.#child.on('exit', () => {
      theApp.children.delete(pid)
      this.emit('exit', 11)
    })
  }

  get pid(): number | undefined {
    return this.#child.exitCode === null ? this.#child.pid : undefined
  }

  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send(structuredClone(message) as object)
  }

  kill(): boolean {
    return this.#child.kill()
  }
}

export const utilityProcess = strict('utilityProcess', {
  fork: (entry: string, args: readonly string[] = [], options: Electron.ForkOptions = {}) =>
    strict('UtilityProcess', new UtilityProcess(entry, args, options)),
})
