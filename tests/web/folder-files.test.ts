import { mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { folderFiles } from '../../src/main/web/folder-files'
import { tempFolder } from '../support/temp-folder'

function openFolder() {
  const root = tempFolder()
  const folder = join(root, 'budgets')
  mkdirSync(folder)
  writeFileSync(join(root, 'outside.budget'), 'outside')
  return { root, folder, files: folderFiles(folder) }
}

test('lists the budgets of the folder, newest first, and nothing else', async () => {
  const { folder, files, root } = openFolder()
  for (const [name, time] of [
    ['old.budget', 1000],
    ['new.budget', 2000],
  ] as const) {
    writeFileSync(join(folder, name), name)
    utimesSync(join(folder, name), time, time)
  }
  writeFileSync(join(folder, 'notes.txt'), '')
  writeFileSync(join(folder, '.hidden.budget'), '')
  mkdirSync(join(folder, 'folder.budget'))
  symlinkSync(join(root, 'outside.budget'), join(folder, 'link-out.budget'))
  symlinkSync(join(root, 'nowhere'), join(folder, 'dangling.budget'))
  const listed = await files.list()
  expect(listed.map(({ path }) => basename(path))).toEqual(['new.budget', 'old.budget'])
  expect(listed[0]).toMatchObject({ size: 10, modified: new Date(2_000_000) })
})

test('a handle is random, the same for one path, and no path', () => {
  const { folder, files } = openFolder()
  const path = join(folder, 'a.budget')
  const handle = files.handle(path)
  expect(handle).toMatch(/^[0-9a-f]{32}$/)
  expect(files.handle(path)).toBe(handle)
  expect(files.path(handle)).toBe(path)
  expect(files.path(path)).toBeNull()
  expect(files.path('../outside.budget')).toBeNull()
})

test('a handle stops leading anywhere when its file becomes a link out of the folder', () => {
  const { root, folder, files } = openFolder()
  const path = join(folder, 'a.budget')
  writeFileSync(path, '')
  const handle = files.handle(path)
  expect(files.path(handle)).toBe(path)
  rmSync(path)
  symlinkSync(join(root, 'outside.budget'), path)
  expect(files.path(handle)).toBeNull()
  rmSync(join(root, 'outside.budget'))
  expect(files.path(handle)).toBeNull()
})

test('a handle outside the folder is refused although the host once had a reason to make it', () => {
  const { root, files } = openFolder()
  expect(files.path(files.handle(join(root, 'outside.budget')))).toBeNull()
})

test('a link to the start-up folder itself is followed', async () => {
  const { root, folder } = openFolder()
  writeFileSync(join(folder, 'a.budget'), '')
  symlinkSync(folder, join(root, 'link'))
  const listed = await folderFiles(join(root, 'link')).list()
  expect(listed.map(({ path }) => path)).toEqual([join(folder, 'a.budget')])
  renameSync(join(folder, 'a.budget'), join(folder, 'b.budget'))
})

test('a new file has one plain name, with the extension added once', () => {
  const { folder, files } = openFolder()
  expect(files.reserve(' 2025年预算 ')).toBe(join(folder, '2025年预算.budget'))
  expect(files.reserve('2025.budget')).toBe(join(folder, '2025.budget'))
  for (const name of [
    '',
    '  ',
    '.budget',
    '..',
    '../x',
    'a/b',
    'a\\b',
    'C:x',
    '.x',
    'a\u0000b',
    'con',
    'NUL',
    '字'.repeat(70),
  ]) {
    expect(files.reserve(name), name).toBeNull()
  }
})
