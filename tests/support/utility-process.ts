import { type ChildProcess, fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import type { ForeignFork } from '../../src/main/shell/foreign-children'
import { SOURCE_ARGS } from './foreign'

const PARENT_PORT = new URL('electron-stand-in/parent-port.mjs', import.meta.url).href

/** A utility process over Node's: its number is known from `spawn` to `exit`, its exit code says nothing. */
class UtilityProcess extends EventEmitter {
  pid: number | undefined
  readonly #child: ChildProcess

  constructor(entry: string, { execArgv = [], cwd, env }: Electron.ForkOptions) {
    super()
    this.#child = fork(entry, [], {
      execArgv: [...execArgv, ...SOURCE_ARGS, '--import', PARENT_PORT],
      ...(cwd === undefined ? {} : { cwd }),
      env: env as NodeJS.ProcessEnv,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    let tail = ''
    this.#child.stderr?.on('data', (chunk) => (tail += String(chunk)))
    this.#child.on('spawn', () => {
      this.pid = this.#child.pid
      this.emit('spawn')
    })
    this.#child.on('message', (message) => this.emit('message', message))
    this.#child.on('close', () => {
      this.pid = undefined
      if (tail.includes('heap out of memory')) this.emit('error', 'FatalError', 'v8::Heap', '{}')
      this.emit('exit', 11)
    })
  }

  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send(message as object)
  }
}

/** Starts children from the sources as Electron’s main process does from the build. */
export const utilityFork: ForeignFork = (entry, _args, options) => new UtilityProcess(entry, options)
