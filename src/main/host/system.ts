import { randomBytes } from 'node:crypto'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { chromiumPdf } from './chromium-pdf'
import { findBrowser } from './find-browser'
import { nodeForeign } from './node-foreign'
import type { ClockPort, CorePorts, FilesPort, IdsPort, LogPort, PlacesPort } from '../ports/ports'

/** The ports of a host that runs in plain Node: web host, command line, tests. */
export function systemPorts(program: string, files: FilesPort, env: Readonly<NodeJS.ProcessEnv>): CorePorts {
  return {
    files,
    clock: systemClock,
    ids: randomIds,
    log: stderrLog,
    places: places(program, env),
    foreign: nodeForeign(join(program, 'out/main/foreign-process.js')),
    pdf: chromiumPdf(() => findBrowser(join(program, 'resources/browsers.json'), env)),
    preparer: preparer(env),
  }
}

const systemClock: ClockPort = { now: () => new Date() }

const randomIds: IdsPort = { next: () => randomBytes(8).toString('hex') }

/** For a host whose user reads stderr: the reply already says in a sentence what was not done. */
export const silentLog: LogPort = { warn: () => undefined, error: () => undefined }

export const stderrLog: LogPort = {
  warn: (message, details) => {
    process.stderr.write(`${message}${details ? ` ${JSON.stringify(details)}` : ''}\n`)
  },
  error: (message, cause) => {
    const trace = cause instanceof Error ? (cause.stack ?? cause.message) : JSON.stringify(cause)
    process.stderr.write(`${message}\n${trace}\n`)
  },
}

/** `program`: the folder that holds `out/` and `resources/`. */
function places(program: string, env: Readonly<NodeJS.ProcessEnv>): PlacesPort {
  const resources = join(program, 'resources')
  const own = ownFolder(env)
  return {
    resources,
    packRoots: [resources, join(own, 'packs')],
    backups: join(own, 'backups'),
    layouts: join(own, 'layouts.json'),
    library: join(own, 'library.json'),
    work: join(own, 'work'),
  }
}

function ownFolder(env: Readonly<NodeJS.ProcessEnv>): string {
  const own = env['BUDGET_DESK_HOME']
  if (own !== undefined) return own
  if (process.platform === 'win32') return join(env['APPDATA'] ?? homedir(), 'Budget Desk')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Budget Desk')
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'budget-desk')
}

/** The name beside each step: the system's, unless the environment gives one. */
function preparer(env: Readonly<NodeJS.ProcessEnv>): string {
  return env['BUDGET_DESK_PREPARER'] ?? env['USER'] ?? env['USERNAME'] ?? '本人'
}
