/** What is looked at of `Electron.ContextMenuParams`. */
export type ContextOf = Pick<Electron.ContextMenuParams, 'isEditable' | 'selectionText'> & {
  readonly editFlags: Pick<Electron.EditFlags, 'canCut' | 'canCopy' | 'canPaste' | 'canSelectAll'>
}

/** 剪切 复制 粘贴 全选 in fields, 复制 over selected text, nothing elsewhere (the page draws its own menus). */
export function contextMenu(context: ContextOf): Electron.MenuItemConstructorOptions[] {
  const { canCut, canCopy, canPaste, canSelectAll } = context.editFlags
  const copy = { role: 'copy', label: '复制', enabled: canCopy } satisfies Electron.MenuItemConstructorOptions
  if (!context.isEditable) return context.selectionText.trim() === '' ? [] : [copy]
  return [
    { role: 'cut', label: '剪切', enabled: canCut },
    copy,
    { role: 'paste', label: '粘贴', enabled: canPaste },
    { type: 'separator' },
    { role: 'selectAll', label: '全选', enabled: canSelectAll },
  ]
}
