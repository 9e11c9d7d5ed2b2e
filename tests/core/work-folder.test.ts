import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { uptime } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openWorkFolder } from '../../src/main/core/work-folder'
import { runSource } from '../support/processes'
import { tempFolder } from '../support/temp-folder'

const log = {
  warn: (message: string) => {
    throw new Error(message)
  },
  error: (message: string) => {
    throw new Error(message)
  },
}

/** A folder that a process of that number left, with a file in it; touched so many seconds ago. */
function leave(root: string, pid: number, name: string, age = 0): string {
  const folder = `${pid}-${name.padEnd(12, '0')}`
  mkdirSync(join(root, folder))
  writeFileSync(join(root, folder, 'half.tmp'), 'x')
  const touched = Date.now() / 1000 - age
  utimesSync(join(root, folder), touched, touched)
  return folder
}

test('what a killed core left is removed by the next one', () => {
  const root = tempFolder()
  const { signal } = runSource(
    `import { mkdirSync } from 'node:fs'
     const { openWorkFolder } = await load('main/core/work-folder')
     const { openUploads } = await load('main/core/uploads')
     const { path } = openWorkFolder(args[0], { warn: console.error, error: console.error })
     await openUploads(path).put('a.json', Buffer.from('{}'))
     process.kill(process.pid, 'SIGKILL')`,
    [root],
  )
  expect(signal).toBe('SIGKILL')
  expect(readdirSync(root)).toHaveLength(1)
  openWorkFolder(root, log)
  expect(readdirSync(root)).toEqual([])
})

test('that of one that runs stays, unless it is from before this process or this system began', () => {
  const root = tempFolder()
  const mine = leave(root, process.pid, 'a')
  leave(root, process.pid, 'b', process.uptime() + 60)
  const others = leave(root, process.ppid, 'c')
  leave(root, process.ppid, 'd', uptime() + 60)
  const unknown = join(root, 'notes')
  mkdirSync(unknown)
  openWorkFolder(root, log)
  expect(readdirSync(root).sort()).toEqual([mine, others, 'notes'].sort())
})

test('nothing is made before it is needed, and closing removes what was', () => {
  const root = join(tempFolder(), 'not', 'there', 'yet')
  const { path, close } = openWorkFolder(root, log)
  close()
  mkdirSync(path, { recursive: true })
  writeFileSync(join(path, 'x'), '')
  close()
  expect(readdirSync(root)).toEqual([])
})

test('where the program’s own folder is none, nothing is left over and nothing stands in the way of an edit', () => {
  const file = join(tempFolder(), 'a-file')
  writeFileSync(file, '')
  openWorkFolder(join(file, 'work'), log).close()
})
