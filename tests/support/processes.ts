import { type ChildProcess, fork, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tempFolder } from './temp-folder'

const NATIVE = createRequire(import.meta.url).resolve('better-sqlite3')
const HOOKS = new URL('source-hooks.mjs', import.meta.url).href
const SOURCES = fileURLToPath(new URL('../../src/', import.meta.url))

/** Another program that works on a file until it is ended. */
export interface Elsewhere {
  /** By SIGKILL. */
  end(): Promise<void>
}

/** Another program that has the file to itself, as a window does. */
export function heldElsewhere(path: string): Promise<Elsewhere> {
  return running(path, "db.pragma('locking_mode = EXCLUSIVE'); db.exec('BEGIN EXCLUSIVE; COMMIT')")
}

/** The same, and it never stops saving steps. */
export function busyElsewhere(path: string): Promise<Elsewhere> {
  return running(
    path,
    `db.pragma('locking_mode = EXCLUSIVE'); db.pragma('cache_size = 1'); let n = 0
     const save = () => {
       n += 1
       db.exec('BEGIN; UPDATE indicators SET target = ' + n + '; UPDATE goals SET text = ' + n + '; COMMIT')
       setTimeout(save, n % 20 === 0 ? 30 : 0)
     }
     save()`,
  )
}

/** A program killed in the middle of a step: pages are written, and a hot journal stands beside the file. */
export async function killedInMidStep(path: string): Promise<void> {
  const child = await running(
    path,
    `db.pragma('synchronous = EXTRA'); db.pragma('cache_size = 1'); db.exec('BEGIN IMMEDIATE')
     for (let i = 0; i < 300; i++) db.exec('UPDATE indicators SET target = hex(randomblob(900))')`,
  )
  await child.end()
}

async function running(path: string, work: string): Promise<Elsewhere> {
  const script = join(tempFolder(), 'work.cjs')
  writeFileSync(
    script,
    `const db = new (require(process.argv[2]))(process.argv[3])
     ${work}
     process.send('ready'); setInterval(() => {}, 1000)`,
  )
  const child = fork(script, [NATIVE, path])
  await new Promise((ready) => child.once('message', ready))
  return { end: () => killed(child) }
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = new Promise((exit) => child.once('exit', exit))
  child.kill('SIGKILL')
  await gone
}

export interface SourceRun {
  readonly stdout: string
  readonly stderr: string
  readonly signal: NodeJS.Signals | null
}

/**
 * Runs code over the program's own sources in a process of its own; `load(FILE)` imports one. `mounts` (shell) are
 * made first in a namespace of its own: there the kernel itself refuses writes or room, to root too.
 */
export function runSource(code: string, args: readonly string[], mounts?: string): SourceRun {
  const script = join(tempFolder(), 'code.mjs')
  const load = `const load = (file) => import(${JSON.stringify(SOURCES)} + file + '.ts')\n`
  writeFileSync(script, `${load}const [, , ...args] = process.argv\n${code}`)
  const node = [process.execPath, '--no-warnings', '--import', HOOKS, script, ...args]
  const [command = '', ...rest] =
    mounts === undefined ? node : ['unshare', '-m', 'sh', '-ec', `${mounts}\nexec "$0" "$@"`, ...node]
  const { stdout, stderr, signal } = spawnSync(command, rest, { encoding: 'utf8' })
  return { stdout, stderr, signal }
}

/** Whether this system lets a test mount; without, what only a mount can show is skipped. */
export function canMount(): boolean {
  return spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0
}
