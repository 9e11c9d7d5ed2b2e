import { expect, test } from 'vitest'
import { contextMenu } from '../../src/main/shell/context-menu'
import { menuTemplate } from '../../src/main/shell/menu'
import { commands, keysOf } from '../../src/shared/contract/commands'

function flat(items: readonly Electron.MenuItemConstructorOptions[]): Electron.MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])
}

test('the menu holds every command of the table once, in Chinese, with its keys', () => {
  const items = flat(menuTemplate({ window: () => undefined, shell: () => undefined }))
  for (const { id, label, keys } of commands) {
    const found = items.filter((item) => item.id === id)
    expect(found).toHaveLength(1)
    expect(found[0]?.label).toBe(label)
    expect(found[0]?.accelerator).toBe(keys[0])
  }
  for (const { label, type } of items) if (type !== 'separator') expect(label).toMatch(/[\u4e00-\u9fff]/)
})

test('no two commands share keys, and Chromium’s editing keys are left alone', () => {
  const keys = commands.flatMap((command) => [...command.keys] as string[])
  expect(new Set(keys).size).toBe(keys.length)
  for (const taken of ['Ctrl+C', 'Ctrl+X', 'Ctrl+V', 'Ctrl+A']) expect(keys).not.toContain(taken)
})

test('a command runs on its own side, and keys of the page are not taken from it', () => {
  const ran: string[] = []
  const items = flat(
    menuTemplate({
      window: (id) => void ran.push(`window ${id}`),
      shell: (id) => void ran.push(`shell ${id}`),
    }),
  )
  for (const { id, runs } of commands) {
    const item = items.find((one) => one.id === id)
    const click = item?.click as (() => void) | undefined
    click?.()
    expect(ran.at(-1)).toBe(`${runs} ${id}`)
    expect(item?.registerAccelerator).toBe(runs === 'shell')
  }
})

test('keys of an event are spelt as in the table; a composing input method has none', () => {
  const event = { key: 'z', ctrlKey: true, altKey: false, shiftKey: true, isComposing: false }
  expect(keysOf(event)).toBe('Ctrl+Shift+Z')
  expect(keysOf({ ...event, isComposing: true })).toBeNull()
  expect(keysOf({ ...event, key: 'Process' })).toBeNull()
})

const NO_FLAGS = { canCut: false, canCopy: false, canPaste: false, canSelectAll: false }

test('the context menu offers 剪切 复制 粘贴 全选 in a field, as far as they would do something', () => {
  const flags = { canCut: true, canCopy: true, canPaste: false, canSelectAll: true }
  const menu = contextMenu({ isEditable: true, selectionText: 'x', editFlags: flags })
  expect(menu.map(({ label, enabled }) => [label, enabled])).toEqual([
    ['剪切', true],
    ['复制', true],
    ['粘贴', false],
    [undefined, undefined],
    ['全选', true],
  ])
})

test('the context menu offers 复制 over selected text and nothing elsewhere', () => {
  const editFlags = { ...NO_FLAGS, canCopy: true }
  expect(
    contextMenu({ isEditable: false, selectionText: '预算', editFlags }).map(({ label }) => label),
  ).toEqual(['复制'])
  expect(contextMenu({ isEditable: false, selectionText: ' ', editFlags })).toEqual([])
})
