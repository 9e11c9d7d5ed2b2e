import { EventEmitter } from 'node:events'
import { ipcHandlers } from './ipc'
import { app, browser, protocol, session, windows } from './life'
import { preventable, strict } from './strict'
import { WebContents, type WebPreferences } from './web-contents'

interface Bounds {
  x: number
  y: number
  width: number
  height: number
}

interface Options extends Partial<Bounds> {
  readonly show?: boolean
  readonly title?: string
  readonly webPreferences?: WebPreferences
}

/** One window; its place and state are remembered, not shown. */
export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents
  readonly options: Options
  #bounds: Bounds
  #state = { visible: false, maximized: false, minimized: false, fullScreen: false, destroyed: false }

  constructor(options: Options) {
    super()
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    this.options = options
    this.#bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: options.width ?? 800,
      height: options.height ?? 600,
    }
    this.#state.visible = options.show !== false
    const around = { browser, protocol, session: session.defaultSession, invoke: ipcHandlers.invoke }
    const { width, height } = this.#bounds
    const contents = new WebContents(around, options.webPreferences ?? {}, { width, height })
    this.webContents = strict('webContents', contents)
    contents.once('did-finish-load', () => this.emit('ready-to-show'))
    contents.once('destroyed', () => this.#closed())
    windows.add(this)
    return strict('BrowserWindow', this)
  }

  static getAllWindows(): readonly unknown[] {
    return [...windows]
  }

  loadURL = (url: string): Promise<void> => this.webContents.loadURL(url)
  show = (): void => void (this.#state.visible = true)
  isVisible = (): boolean => this.#state.visible
  focus = (): void => void this.emit('focus')
  maximize = (): void => void (this.#state.maximized = true)
  unmaximize = (): void => void (this.#state.maximized = false)
  isMaximized = (): boolean => this.#state.maximized
  minimize = (): void => void (this.#state.minimized = true)
  restore = (): void => void (this.#state.minimized = false)
  isMinimized = (): boolean => this.#state.minimized
  setFullScreen = (on: boolean): void => void (this.#state.fullScreen = on)
  isFullScreen = (): boolean => this.#state.fullScreen
  getNormalBounds = (): Bounds => ({ ...this.#bounds })
  setBounds = (bounds: Partial<Bounds>): void => void (this.#bounds = { ...this.#bounds, ...bounds })
  setTitleBarOverlay = (_overlay: object): void => undefined
  isDestroyed = (): boolean => this.#state.destroyed
  destroy = (): void => void this.webContents.destroy()

  close(): void {
    void this.tryClose()
  }

  async tryClose(): Promise<boolean> {
    const event = preventable({})
    this.emit('close', event)
    if (event.defaultPrevented || !(await this.webContents.mayClose())) return false
    await this.webContents.destroy()
    return true
  }

  #closed(): void {
    if (this.#state.destroyed) return
    this.#state.destroyed = true
    for (const window of windows) if (window.isDestroyed()) windows.delete(window)
    this.emit('closed')
    if (windows.size === 0) app.emit('window-all-closed')
  }
}
