import { join } from 'node:path'
import { done } from '../../shared/contract/failure'
import type { EventName, Events } from '../../shared/contract/events'
import { serveApp } from './app-protocol'
import { contextMenu } from './context-menu'
import { connectCore, type CoreEars } from './core-connection'
import type { CoreQuestion } from './core-messages'
import { superviseCore } from './core-supervisor'
import type { ShellElectron } from './electron-parts'
import { dialogsFor } from './dialogs'
import { keptJson } from '../core/kept-json'
import { lockContents, lockSession } from './lockdown'
import { logFile } from './log-file'
import { menuTemplate } from './menu'
import { openWindow } from './open-window'
import { budgetIn } from './opening'
import { PAGE_SCHEME_PRIVILEGES, pageUrl } from './page-address'
import { guardClosing, reviveAfterBreaks } from './page-watch'
import { PRINT_WINDOW, pagePrinter } from './page-printer'
import { printCall } from './print-call'
import { quitInOrder } from './quitting'
import { recentFiles } from './recent-files'
import { EVENT_CHANNEL, relayCalls } from './relay'
import { reveal, runInShell, shellCalls } from './shell-calls'
import { forkCore } from './utility-core'
import { foreignChildren } from './foreign-children'

export interface ShellPlaces {
  /** The folder that holds `out/` and `resources/`: the checkout, or the packed archive. */
  readonly program: string
  /** Development server of the page; a packaged program never uses it. */
  readonly devServer: string | undefined
}

/** Starts the program, or hands its file to the one that runs already. */
export function startShell(electron: ShellElectron, places: ShellPlaces): void {
  const { app } = electron
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  app.enableSandbox()
  if (process.platform === 'win32') app.setAppUserModelId('cn.budget-desk.app')
  electron.protocol.registerSchemesAsPrivileged([PAGE_SCHEME_PRIVILEGES])
  // Not awaited: at the top level of a module, Electron would wait for the module before it is ever ready.
  void app
    .whenReady()
    .then(() => openDesk(electron, places))
    .catch((fault: unknown) => {
      electron.dialog.showErrorBox(
        '预算编制台没有打开',
        `请重新安装程序。已有的文件没有改动。\n${String(fault)}`,
      )
      app.exit(1)
    })
}

/** One program, one window, one core, and the lines between them. */
function openDesk(electron: ShellElectron, places: ShellPlaces): void {
  const { app, Menu } = electron
  const own = app.getPath('userData')
  const page = pageUrl(app.isPackaged, places.devServer)
  const log = logFile(join(own, 'desk.log'), () => new Date())
  const recent = recentFiles(keptJson(join(own, 'recent.json')), (path) => {
    if (process.platform === 'win32') app.addRecentDocument(path)
  })
  const granted = new Map<string, string>()
  const foreign = foreignChildren(
    (entry, args, options) => electron.utilityProcess.fork(entry, args, options),
    join(places.program, 'out/main/foreign-process.js'),
    () => app.getAppMetrics(),
  )
  const printer = pagePrinter(() => new electron.BrowserWindow(PRINT_WINDOW))
  let held: string | null = null
  let opening = budgetIn(process.argv, process.cwd())

  const core = superviseCore({
    connect: () =>
      connectCore(
        forkCore(
          (entry, args, options) => electron.utilityProcess.fork(entry, args, options),
          join(places.program, 'out/main/core-process.js'),
        ),
        { program: places.program, granted: [...granted] },
        {
          answer,
          granted: (handle, path) => void granted.set(handle, path),
          opened(path) {
            held = path
            recent.add(path)
          },
          foreign: foreign.obey,
          print: obeyPrint,
          ended() {
            foreign.endAll()
            printer.stopAll()
          },
          log,
          told: (event, payload) => tell(event, payload as never),
        },
      ),
    now: Date.now,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref()),
    tell: (state) => tell('core.state', state),
  })

  serveApp(electron.protocol, join(places.program, 'out/renderer'))
  lockSession(electron.session.defaultSession)
  const window = openWindow(electron, {
    preload: join(places.program, 'out/preload/index.js'),
    icon: join(places.program, 'resources/icons/256x256.png'),
    place: join(own, 'window.json'),
  })
  const { webContents } = window
  const dialogs = dialogsFor(electron.dialog, window, app.getPath('documents'))
  const quit = (): void => app.quit()

  lockContents(webContents, page)
  guardClosing(webContents, dialogs)
  reviveAfterBreaks(webContents, dialogs, Date.now, () => (opening = held))
  webContents.on('context-menu', (_event, context) => {
    const template = contextMenu(context)
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window })
  })
  const menu = menuTemplate({
    window: (command) => tell('command.run', { command }),
    shell: (command) => void runInShell(command, window, quit),
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu))
  const calls = shellCalls({
    'shell.run': ({ command }) => Promise.resolve(runInShell(command, window, quit)),
    async 'shell.opening'() {
      const path = opening
      opening = null
      return done(path === null ? null : await core.entry(path))
    },
    'shell.print': (params) => printCall(params, webContents, dialogs, log),
    'shell.reveal': ({ file }) => Promise.resolve(reveal(electron.shell, granted.get(file))),
  })
  relayCalls(electron.ipcMain, page, core.call, calls)
  app.on('second-instance', (_event, args, folder) => void bringFile(budgetIn(args, folder)))
  quitInOrder(app, core.close)
  void window.loadURL(page)

  function obeyPrint(...[id, order, answer]: Parameters<CoreEars['print']>): void {
    if (order === 'stop') printer.stop(id)
    else void printer.print(id, order.page).then(answer)
  }

  function tell<E extends EventName>(event: E, payload: Events[E]): void {
    if (!window.isDestroyed()) webContents.send(EVENT_CHANNEL, event, payload)
  }

  async function bringFile(path: string | null): Promise<void> {
    if (window.isMinimized()) window.restore()
    window.focus()
    const file = path === null ? null : await core.entry(path)
    if (file) tell('file.requested', { file })
  }

  async function answer(question: CoreQuestion): Promise<unknown> {
    if (question.about === 'recent') return recent.list()
    if (question.about === 'resident') return foreign.residentMb(question.child)
    switch (question.purpose) {
      case 'open':
        return dialogs.chooseOpen()
      case 'save':
        return dialogs.chooseSave(question.suggestedName ?? '新预算')
      case 'folder':
        return dialogs.chooseFolder()
    }
  }
}
