import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keptJson } from '../../src/main/core/kept-json'
import { logFile } from '../../src/main/shell/log-file'
import { budgetIn } from '../../src/main/shell/opening'
import { guardClosing, reviveAfterBreaks } from '../../src/main/shell/page-watch'
import { quitInOrder } from '../../src/main/shell/quitting'
import { recentFiles } from '../../src/main/shell/recent-files'
import { runInShell } from '../../src/main/shell/shell-calls'
import { PAGE_PREFERENCES, windowOptions } from '../../src/main/shell/window'
import { tempFolder } from '../support/temp-folder'

function preventable() {
  const event = { prevented: false, preventDefault: () => void (event.prevented = true) }
  return event
}

test.each([
  [['electron', '.', '/b/预算.budget'], '/b/预算.budget'],
  [['electron', '.', '--user-data-dir=/x.budget', '--flag'], null],
  [['program.exe', '二上.BUDGET'], '/here/二上.BUDGET'],
  [['/p/x.budget'], null],
  [['p', '../a.budget', 'b.txt'], '/a.budget'],
])('the file of a command line: %j → %s', (args, path) => {
  expect(budgetIn(args, '/here')).toBe(path)
})

test('the program ends only after the core has closed its files', async () => {
  const events = new EventEmitter()
  const did: string[] = []
  const app = {
    on: (event: string, listener: (event: { preventDefault(): void }) => void) => events.on(event, listener),
    quit: () => void did.push('quit'),
    exit: () => void did.push('exit'),
  }
  const closed = Promise.withResolvers<undefined>()
  quitInOrder(app, () => closed.promise.then(() => void did.push('core closed')))
  events.emit('window-all-closed')
  const first = preventable()
  const second = preventable()
  events.emit('will-quit', first)
  events.emit('will-quit', second)
  expect([first.prevented, second.prevented]).toEqual([true, true])
  expect(did).toEqual(['quit'])
  closed.resolve(undefined)
  await new Promise(setImmediate)
  expect(did).toEqual(['quit', 'core closed', 'exit'])
})

test.each([true, false])(
  'a page that holds an unfinished value is left only on the user’s word (%s)',
  (word) => {
    const contents = Object.assign(new EventEmitter(), { reload: () => undefined })
    guardClosing(contents, { confirm: () => word })
    const event = preventable()
    contents.emit('will-prevent-unload', event)
    expect(event.prevented).toBe(word)
  },
)

test('a page that breaks off comes back three times, then the user is told', () => {
  let reloads = 0
  let told = 0
  let at = 0
  const contents = Object.assign(new EventEmitter(), { reload: () => void reloads++ })
  const tell = (): Promise<void> => Promise.resolve(void told++)
  reviveAfterBreaks(
    contents,
    { tell },
    () => at,
    () => undefined,
  )
  contents.emit('render-process-gone', {}, { reason: 'clean-exit' })
  expect(reloads).toBe(0)
  for (let fall = 0; fall < 5; fall++) contents.emit('render-process-gone', {}, { reason: 'crashed' })
  expect([reloads, told]).toEqual([3, 2])
  at += 200_000
  contents.emit('render-process-gone', {}, { reason: 'oom' })
  expect(reloads).toBe(4)
})

test('recent files: newest first, each once, twelve at most, kept over restarts', () => {
  const kept = keptJson(join(tempFolder(), 'sub', 'recent.json'))
  const announced: string[] = []
  const files = recentFiles(kept, (path) => void announced.push(path))
  for (let n = 0; n < 15; n++) files.add(`/b${n}`)
  files.add('/b10')
  const again = recentFiles(kept, () => undefined)
  expect(again.list()).toEqual([
    '/b10',
    '/b14',
    '/b13',
    '/b12',
    '/b11',
    '/b9',
    '/b8',
    '/b7',
    '/b6',
    '/b5',
    '/b4',
    '/b3',
  ])
  expect(announced).toHaveLength(16)
})

test.each(['', '{"x":', '"text"', '[1,null]'])(
  'a broken memory of recent files (%j) counts as none',
  (text) => {
    const kept = {
      read: () => (text.startsWith('[') ? (JSON.parse(text) as unknown) : null),
      write: () => undefined,
    }
    expect(recentFiles(kept, () => undefined).list()).toEqual([])
  },
)

test('the log is lines of JSON', () => {
  const path = join(tempFolder(), 'desk.log')
  const log = logFile(path, () => new Date(0))
  log('error', 'a\nb', 'c')
  log('warn', 'd', '')
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { at: '1970-01-01T00:00:00.000Z', level: 'error', message: 'a\nb', details: 'c' },
    { at: '1970-01-01T00:00:00.000Z', level: 'warn', message: 'd', details: '' },
  ])
})

test('the window is sandboxed, isolated, without Node and without a spelling checker', () => {
  const place = { bounds: { x: 1, y: 2, width: 1100, height: 700 }, maximized: false }
  const options = windowOptions(place, true, '/out/preload/index.js', '/icon.png')
  expect(options).toMatchObject({
    x: 1,
    y: 2,
    width: 1100,
    height: 700,
    show: false,
    backgroundColor: '#17191C',
  })
  expect(options.webPreferences).toEqual({ ...PAGE_PREFERENCES, preload: '/out/preload/index.js' })
  expect(PAGE_PREFERENCES).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
  })
})

test('zoom stays between what the layout bears', () => {
  let full = false
  const window = {
    webContents: { zoomLevel: 0 },
    isFullScreen: () => full,
    setFullScreen: (on: boolean) => void (full = on),
  }
  for (let n = 0; n < 20; n++) runInShell('view.zoomIn', window, () => undefined)
  expect(window.webContents.zoomLevel).toBe(4)
  for (let n = 0; n < 30; n++) runInShell('view.zoomOut', window, () => undefined)
  expect(window.webContents.zoomLevel).toBe(-2)
  runInShell('view.zoomReset', window, () => undefined)
  runInShell('view.fullScreen', window, () => undefined)
  expect([window.webContents.zoomLevel, full]).toEqual([0, true])
})
