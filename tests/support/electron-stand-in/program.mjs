/**
 * Runs a built Electron program under Node: `node program.mjs FOLDER [arguments]`, as `electron FOLDER [arguments]`.
 * The program is ready only after its main module has been evaluated: a top-level `await app.whenReady()` hangs here
 * as it does in Electron.
 */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import './module-hooks.mjs'

const folder = resolve(process.argv[2])
process.argv = [process.execPath, ...process.argv.slice(2)]
const { main, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
const electron = await import('electron')
const { prepare, becomeReady } = await import(new URL('./life.ts', import.meta.url).href)
const { obey } = await import(new URL('./control.ts', import.meta.url).href)
prepare(folder, version)
obey(electron)
await import(pathToFileURL(join(folder, main)).href)
await becomeReady()
