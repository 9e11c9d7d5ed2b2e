import { EventEmitter } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { startBrowser, type Browser } from './browser'
import { Protocol, Session } from './session'
import { preventable } from './strict'

/** A window as the program's end sees it. */
export interface Closable {
  /** False when the page or the program wants it to stay. */
  tryClose(): Promise<boolean>
  isDestroyed(): boolean
}

/** Electron's `app`: one program's life from its start to its end. */
class App extends EventEmitter {
  readonly isPackaged = false
  readonly #ready = Promise.withResolvers<undefined>()
  #isReady = false
  #folder = ''
  #version = ''
  #quitting = false

  begin(folder: string, version: string): void {
    this.#folder = folder
    this.#version = version
  }

  becomeReady(): void {
    this.#isReady = true
    protocol.ready = true
    this.#ready.resolve(undefined)
    this.emit('ready')
  }

  whenReady = (): Promise<undefined> => this.#ready.promise
  isReady = (): boolean => this.#isReady
  getAppPath = (): string => this.#folder
  getVersion = (): string => this.#version

  /** Processes as Electron lists them, as far as the program has made them. */
  readonly children = new Map<number, string>()
  getAppMetrics = (): {
    pid: number
    type: string
    name: string
    serviceName: string
    memory: { workingSetSize: number }
  }[] =>
    [...this.children].map(([pid, name]) => ({
      pid,
      memory: { workingSetSize: 60_000 },
      type: 'Utility',
      name,
      serviceName: 'node.mojom.NodeService',
    }))

  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before app is ready')
  }

  getPath(name: 'userData' | 'documents'): string {
    if (name === 'documents') return homedir()
    const given = process.argv.find((arg) => arg.startsWith('--user-data-dir='))
    if (given === undefined) throw new Error('the stand-in wants --user-data-dir')
    const path = given.slice('--user-data-dir='.length)
    mkdirSync(path, { recursive: true })
    return path
  }

  /** The first program of a user-data folder; a later one leaves its arguments and is told no. */
  requestSingleInstanceLock(): boolean {
    const calls = join(this.getPath('userData'), 'stand-in-instances')
    mkdirSync(calls, { recursive: true })
    const lock = join(calls, 'pid')
    if (isRunning(lock)) {
      writeFileSync(
        join(calls, `call-${process.pid}`),
        JSON.stringify({ args: process.argv, folder: process.cwd() }),
      )
      return false
    }
    writeFileSync(lock, String(process.pid))
    const watcher = watch(calls, () => {
      for (const name of readdirSync(calls).filter((one) => one.startsWith('call-'))) {
        const text = readFileSync(join(calls, name), 'utf8')
        if (text === '') continue
        rmSync(join(calls, name))
        const { args, folder } = JSON.parse(text) as { args: string[]; folder: string }
        this.emit('second-instance', preventable({}), args, folder, null)
      }
    })
    watcher.unref()
    return true
  }

  quit(): void {
    if (this.#quitting) return
    this.#quitting = true
    void this.#quit().finally(() => (this.#quitting = false))
  }

  async #quit(): Promise<void> {
    await new Promise(setImmediate)
    if (this.#prevented('before-quit')) return
    for (const window of windows) if (!(await window.tryClose())) return
    if (!this.#prevented('will-quit')) this.exit(0)
  }

  #prevented(name: string): boolean {
    const event = preventable({})
    this.emit(name, event)
    return event.defaultPrevented
  }

  exit(code = 0): void {
    this.emit('quit', {}, code)
    // As in Electron, its processes end with it, whatever they are at.
    for (const pid of this.children.keys()) process.kill(pid, 'SIGKILL')
    void browser.then((running) => running.kill()).finally(() => process.exit(code))
  }
}

function isRunning(lock: string): boolean {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0)
    return true
  } catch {
    return false
  }
}

// As in Electron, there is one of each in a process.
export const app = new App()
export const protocol = new Protocol()
export const session = { defaultSession: new Session() }
export const windows = new Set<Closable>()
export const browser: Promise<Browser> = startBrowser(
  join(app.getPath('userData'), `chromium-${process.pid}`),
)

export function prepare(folder: string, version: string): void {
  app.begin(folder, version)
}

export async function becomeReady(): Promise<void> {
  await watchDownloads()
  app.becomeReady()
}

/** A download that nobody prevented is refused all the same, but its event tells a test what the program said. */
async function watchDownloads(): Promise<void> {
  const { cdp } = await browser
  await cdp.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true })
  cdp.on('Browser.downloadWillBegin', ({ url }) => {
    session.defaultSession.emit('will-download', preventable({}), { getURL: () => url })
  })
}
