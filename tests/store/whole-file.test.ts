import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeWhole } from '../../src/main/export/whole-file'
import { canMount, runSource } from '../support/processes'
import { tempFolder } from '../support/temp-folder'

test('a file is written as it was given, with nothing beside it', () => {
  const folder = tempFolder()
  expect(writeWhole(join(folder, '副本.budget'), Buffer.from([1, 2, 3]))).toEqual({ ok: true, value: null })
  expect(readFileSync(join(folder, '副本.budget'))).toEqual(Buffer.from([1, 2, 3]))
  expect(readdirSync(folder)).toEqual(['副本.budget'])
})

test('what is there is never overwritten', () => {
  const path = join(tempFolder(), 'x.json')
  writeFileSync(path, 'mine')
  expect(writeWhole(path, 'theirs')).toMatchObject({
    error: { code: 'file-exists', message: '“x.json”已经在那里，没有覆盖。请换一个文件名。' },
  })
  expect(readFileSync(path, 'utf8')).toBe('mine')
})

test.each<[string, string, string, RegExp]>([
  ['a folder that is not there', 'nowhere/x.json', 'file-missing', /^“x.json”所在的文件夹不存在/],
  ['a file in place of the folder', 'file/x.json', 'file-missing', /^“x.json”所在的文件夹不存在/],
  ['a name too long', `${'长'.repeat(90)}.json`, 'bad-value', /文件名太长/],
])('%s is told in its own words', (_, name, code, message) => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'file'), '')
  expect(writeWhole(join(folder, name), 'x')).toMatchObject({
    error: { code, message: expect.stringMatching(message) as unknown },
  })
  expect(readdirSync(folder)).toEqual(['file'])
})

test.each([
  [
    'in the middle of the content',
    'writeFileSync',
    '(file, content) => { real(file, content.subarray(0, 500)); kill() }',
  ],
  ['before it is on the disk', 'fsyncSync', 'kill'],
  ['before it has its name', 'linkSync', 'kill'],
])('killed %s, nothing stands under the name', (_, call, instead) => {
  const folder = tempFolder()
  const path = join(folder, 'x.budget')
  const { signal } = runSource(
    `import fs from 'node:fs'
     import { syncBuiltinESMExports } from 'node:module'
     const kill = () => process.kill(process.pid, 'SIGKILL')
     const real = fs.${call}
     fs.${call} = ${instead}
     syncBuiltinESMExports()
     const { writeWhole } = await load('main/export/whole-file')
     writeWhole(args[0], Buffer.alloc(100_000, 7))`,
    [path],
  )
  expect(signal).toBe('SIGKILL')
  expect(existsSync(path)).toBe(false)
  // What the kill left says whose it is, and is in nobody's way.
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/^\.budget-desk-[0-9a-f]{12}\.part$/)])
  expect(writeWhole(path, 'again').ok).toBe(true)
})

test.skipIf(!canMount())('on a full disk nothing is left, and it is said', () => {
  const folder = tempFolder()
  const { stdout, stderr } = runSource(
    `import { readdirSync } from 'node:fs'
     const { writeWhole } = await load('main/export/whole-file')
     const full = writeWhole(args[0] + '/x.budget', Buffer.alloc(100_000, 7))
     const small = writeWhole(args[0] + '/y.budget', Buffer.alloc(10_000, 7))
     console.log(JSON.stringify({ full, small, left: readdirSync(args[0]) }))`,
    [folder],
    `mount -t tmpfs -o size=64k tmpfs '${folder}'`,
  )
  expect(stderr).toBe('')
  expect(JSON.parse(stdout)).toEqual({
    full: {
      ok: false,
      error: {
        code: 'disk-full',
        message: '磁盘已满，“x.budget”没有写出，也没有留下半个文件。腾出空间后再试。',
        place: join(folder, 'x.budget'),
      },
    },
    small: { ok: true, value: null },
    left: ['y.budget'],
  })
})

test('where the disk knows no links it is whole all the same, and overwrites nothing', () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'taken.json'), 'mine')
  const { stdout } = runSource(
    `import fs from 'node:fs'
     import { syncBuiltinESMExports } from 'node:module'
     fs.linkSync = () => { throw Object.assign(new Error('no links here'), { code: 'EPERM' }) }
     syncBuiltinESMExports()
     const { writeWhole } = await load('main/export/whole-file')
     console.log(JSON.stringify(['x.json', 'taken.json'].map((name) => writeWhole(args[0] + '/' + name, 'new'))))`,
    [folder],
  )
  expect(JSON.parse(stdout)).toMatchObject([{ ok: true }, { error: { code: 'file-exists' } }])
  expect(readdirSync(folder).sort()).toEqual(['taken.json', 'x.json'])
  expect(readFileSync(join(folder, 'x.json'), 'utf8')).toBe('new')
  expect(readFileSync(join(folder, 'taken.json'), 'utf8')).toBe('mine')
})
