import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

/** The program as people start it: its scripts build it first when a source is newer. */
const SCRIPTS = fileURLToPath(new URL('../../scripts/', import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** `npm run -s budget -- …`, called from `folder`. */
export function budget(folder: string, args: readonly string[], stdin = ''): Promise<Ended> {
  return startBudget(folder, args, stdin).ended
}

/** The same while it runs. */
export function startBudget(
  folder: string,
  args: readonly string[],
  stdin = '',
): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = start('budget.mjs', args, folder)
  child.stdin.end(stdin)
  const whole = async (): Promise<Ended> => {
    const [stdout, stderr, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close') as Promise<[number | null]>,
    ])
    return { code, stdout, stderr }
  }
  return { child, ended: whole() }
}

export interface RunningHost {
  /** With its key. */
  readonly address: string
  readonly child: ChildProcess
  /** Ends it by a signal; its exit code, null when the signal killed it. */
  end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null>
}

/** `npm run web -- --folder …` */
export async function startWebHost(folder: string, args: readonly string[] = []): Promise<RunningHost> {
  const child = start('web.mjs', ['--folder', folder, ...args], folder)
  const errors = text(child.stderr)
  const lines = createInterface({ input: child.stdout })
  const first = await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => null)])
  if (!first) throw new Error(`the web host did not start: ${await errors}`)
  const line = String(first[0])
  return {
    address: line.slice(line.indexOf('http')),
    child,
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
      const exited = once(child, 'exit') as Promise<[number | null]>
      child.kill(signal)
      return (await exited)[0]
    },
  }
}

function start(script: string, args: readonly string[], folder: string) {
  return spawn(process.execPath, [join(SCRIPTS, script), ...args], {
    cwd: folder,
    env: {
      ...process.env,
      INIT_CWD: folder,
      BUDGET_DESK_HOME: join(folder, '.own'),
      BUDGET_DESK_PREPARER: '王敏',
    },
    stdio: 'pipe',
  })
}
