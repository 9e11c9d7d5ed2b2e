import {
  commands,
  MENUS,
  type Command,
  type CommandId,
  type ShellCommandId,
} from '../../shared/contract/commands'

export interface MenuEars {
  /** A command that the page does. */
  window(command: Exclude<CommandId, ShellCommandId>): void
  /** A command that the program does. */
  shell(command: ShellCommandId): void
}

/** Electron's own editing commands; their keys belong to the field that has the focus. */
const EDITING: Electron.MenuItemConstructorOptions[] = [
  { type: 'separator' },
  { role: 'cut', label: '剪切', registerAccelerator: false },
  { role: 'copy', label: '复制', registerAccelerator: false },
  { role: 'paste', label: '粘贴', registerAccelerator: false },
  { role: 'selectAll', label: '全选', registerAccelerator: false },
]

/**
 * The program's menu, from the one table of commands. Keys of commands that the page does are shown but not taken:
 * the page has them on every host, and a key taken twice would run a command twice.
 */
export function menuTemplate(ears: MenuEars): Electron.MenuItemConstructorOptions[] {
  return MENUS.map((menu) => ({
    label: menu,
    submenu: [
      ...commands.filter((command) => command.menu === menu).flatMap((command) => items(command, ears)),
      ...(menu === '编辑' ? EDITING : []),
    ],
  }))
}

function items(command: (typeof commands)[number], ears: MenuEars): Electron.MenuItemConstructorOptions[] {
  const { keys, group }: Command = command
  const item: Electron.MenuItemConstructorOptions = {
    id: command.id,
    label: command.label,
    registerAccelerator: command.runs === 'shell',
    click: () => (command.runs === 'shell' ? ears.shell(command.id) : ears.window(command.id)),
    ...(keys[0] === undefined ? {} : { accelerator: keys[0] }),
  }
  return group ? [{ type: 'separator' }, item] : [item]
}
