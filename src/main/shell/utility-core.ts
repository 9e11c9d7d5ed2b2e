import type { CoreChild } from './core-connection'
import type { FromCore } from './core-messages'

export type CoreFork = (
  entry: string,
  args: string[],
  options: Electron.ForkOptions,
) => Pick<Electron.UtilityProcess, 'postMessage' | 'kill'> & {
  on(event: 'message', listener: (message: FromCore) => void): unknown
  once(event: 'exit', listener: () => void): unknown
}

/** The core in a process of its own: a crash of the native module takes neither window nor menu along. */
export function forkCore(fork: CoreFork, entry: string): CoreChild {
  const child = fork(entry, [], { serviceName: 'budget-desk-core', stdio: 'inherit' })
  return {
    post: (message) => child.postMessage(message),
    kill: () => void child.kill(),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
  }
}
