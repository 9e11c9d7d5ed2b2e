import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { noFolder } from '../../src/main/host/no-folder'
import { tempFolder } from '../support/temp-folder'

it('F11: whatever is wrong with a folder that was named has a sentence', () => {
  const home = tempFolder()
  writeFileSync(join(home, '文件'), '')
  symlinkSync(join(home, '链接'), join(home, '链接'))
  expect(noFolder(home)).toBeNull()
  for (const [name, why] of [
    ['没有', '没有这个文件夹'],
    ['文件', '这是文件，不是文件夹'],
    ['文件/里面', '没有这个文件夹'],
    ['链接', '这是绕回自己的链接'],
    ['链接/里面', '这是绕回自己的链接'],
    ['长'.repeat(90), '文件夹名太长'],
    ['名\0字', '这个文件夹打不开'],
  ] as const) {
    expect(noFolder(join(home, name))).toBe(`${join(home, name)}：${why}。请核对路径。`)
  }
})
