/**
 * The one table of commands: Electron's menu, the in-app menu, the search box (Ctrl+K) and the keyboard map derive
 * from it. Pure data; what a command does stands where it `runs`.
 */
export interface Command {
  readonly id: string
  readonly menu: MenuName
  readonly label: string
  /** Keys in Electron's spelling, which is also what a menu shows: `Ctrl+Shift+S`. The first one is shown. */
  readonly keys: readonly string[]
  /** `open`: only with a budget open. `native`: only where the program has the system's own window. */
  readonly when: 'always' | 'open' | 'native'
  /** `window`: the page does it and owns its keys, on every host. `shell`: the program around the page does it. */
  readonly runs: 'window' | 'shell'
  /** Starts a group: a rule above it in menus. */
  readonly group?: true
}

export type MenuName = '文件' | '编辑' | '视图' | '检查' | '帮助'
export const MENUS: readonly MenuName[] = ['文件', '编辑', '视图', '检查', '帮助']

export const commands = [
  { id: 'file.new', menu: '文件', label: '新建预算', keys: ['Ctrl+N'], when: 'always', runs: 'window' },
  { id: 'file.open', menu: '文件', label: '打开文件', keys: ['Ctrl+O'], when: 'always', runs: 'window' },
  { id: 'file.sample', menu: '文件', label: '打开示例预算', keys: [], when: 'always', runs: 'window' },
  { id: 'file.importPackage', menu: '文件', label: '从交换包新建', keys: [], when: 'always', runs: 'window' },
  { id: 'file.copies', menu: '文件', label: '打开副本', keys: [], when: 'always', runs: 'window' },
  {
    id: 'file.saveCopy',
    menu: '文件',
    label: '另存副本',
    keys: ['Ctrl+Shift+S'],
    when: 'open',
    runs: 'window',
    group: true,
  },
  { id: 'view.output', menu: '文件', label: '输出', keys: ['Ctrl+7'], when: 'open', runs: 'window' },
  { id: 'view.submission', menu: '文件', label: '报送', keys: ['Ctrl+8'], when: 'open', runs: 'window' },
  { id: 'file.listExcel', menu: '文件', label: '当前列表存为 Excel', keys: [], when: 'open', runs: 'window' },
  { id: 'file.listCsv', menu: '文件', label: '当前列表存为 CSV', keys: [], when: 'open', runs: 'window' },
  {
    id: 'file.close',
    menu: '文件',
    label: '关闭文件',
    keys: ['Ctrl+W'],
    when: 'open',
    runs: 'window',
    group: true,
  },
  { id: 'file.saved', menu: '文件', label: '保存情况', keys: ['Ctrl+S'], when: 'open', runs: 'window' },
  {
    id: 'app.quit',
    menu: '文件',
    label: '退出',
    keys: ['Ctrl+Q'],
    when: 'native',
    runs: 'shell',
    group: true,
  },

  { id: 'edit.undo', menu: '编辑', label: '撤销', keys: ['Ctrl+Z'], when: 'open', runs: 'window' },
  {
    id: 'edit.redo',
    menu: '编辑',
    label: '重做',
    keys: ['Ctrl+Y', 'Ctrl+Shift+Z'],
    when: 'open',
    runs: 'window',
  },
  {
    id: 'edit.find',
    menu: '编辑',
    label: '查找',
    keys: ['Ctrl+F'],
    when: 'open',
    runs: 'window',
    group: true,
  },
  { id: 'edit.replace', menu: '编辑', label: '替换', keys: ['Ctrl+H'], when: 'open', runs: 'window' },
  {
    id: 'edit.adjust',
    menu: '编辑',
    label: '批量调整',
    keys: ['Ctrl+Shift+M'],
    when: 'open',
    runs: 'window',
  },
  {
    id: 'edit.splitLine',
    menu: '编辑',
    label: '拆分分项',
    keys: ['Ctrl+Shift+E'],
    when: 'open',
    runs: 'window',
    group: true,
  },
  {
    id: 'edit.apportionLines',
    menu: '编辑',
    label: '分摊到分项',
    keys: ['Ctrl+Shift+H'],
    when: 'open',
    runs: 'window',
  },
  {
    id: 'edit.moveLines',
    menu: '编辑',
    label: '分项移到另一项目',
    keys: ['Ctrl+Shift+Y'],
    when: 'open',
    runs: 'window',
  },
  { id: 'edit.settle', menu: '编辑', label: '处理这一处', keys: ['Ctrl+.'], when: 'open', runs: 'window' },
  {
    id: 'edit.filter',
    menu: '编辑',
    label: '按本列筛选',
    keys: ['Ctrl+Shift+L'],
    when: 'open',
    runs: 'window',
  },

  { id: 'view.projects', menu: '视图', label: '项目支出', keys: ['Ctrl+1'], when: 'open', runs: 'window' },
  { id: 'view.tables', menu: '视图', label: '预算报表', keys: ['Ctrl+2'], when: 'open', runs: 'window' },
  { id: 'view.text', menu: '视图', label: '公开文本', keys: ['Ctrl+3'], when: 'open', runs: 'window' },
  {
    id: 'view.performance',
    menu: '视图',
    label: '绩效目标',
    keys: ['Ctrl+4'],
    when: 'open',
    runs: 'window',
  },
  { id: 'view.library', menu: '视图', label: '指标库', keys: ['Ctrl+L'], when: 'open', runs: 'window' },
  { id: 'view.orders', menu: '视图', label: '列印次序', keys: ['Ctrl+5'], when: 'open', runs: 'window' },
  { id: 'view.unit', menu: '视图', label: '元／万元', keys: [], when: 'open', runs: 'window', group: true },
  { id: 'view.group', menu: '视图', label: '项目按功能科目分组', keys: [], when: 'open', runs: 'window' },
  {
    id: 'view.matrix',
    menu: '视图',
    label: '分项按清单／矩阵',
    keys: ['Ctrl+Shift+G'],
    when: 'open',
    runs: 'window',
  },
  { id: 'view.search', menu: '视图', label: '查找并前往', keys: ['Ctrl+K'], when: 'always', runs: 'window' },
  {
    id: 'view.zoomIn',
    menu: '视图',
    label: '放大',
    keys: ['Ctrl+='],
    when: 'native',
    runs: 'shell',
    group: true,
  },
  { id: 'view.zoomOut', menu: '视图', label: '缩小', keys: [], when: 'native', runs: 'shell' },
  { id: 'view.zoomReset', menu: '视图', label: '原来大小', keys: ['Ctrl+0'], when: 'native', runs: 'shell' },
  { id: 'view.fullScreen', menu: '视图', label: '全屏', keys: ['F11'], when: 'native', runs: 'shell' },

  { id: 'view.checks', menu: '检查', label: '检查', keys: ['Ctrl+6'], when: 'open', runs: 'window' },
  {
    id: 'checks.next',
    menu: '检查',
    label: '下一处问题',
    keys: ['F8'],
    when: 'open',
    runs: 'window',
    group: true,
  },
  {
    id: 'checks.previous',
    menu: '检查',
    label: '上一处问题',
    keys: ['Shift+F8'],
    when: 'open',
    runs: 'window',
  },
  {
    id: 'checks.remark',
    menu: '检查',
    label: '批注这一处',
    keys: ['Shift+F2'],
    when: 'open',
    runs: 'window',
    group: true,
  },
  { id: 'checks.rules', menu: '检查', label: '规则与级别', keys: [], when: 'open', runs: 'window' },
  { id: 'checks.report', menu: '检查', label: '提交前检查', keys: ['F9'], when: 'open', runs: 'window' },

  { id: 'help.keys', menu: '帮助', label: '键盘操作', keys: ['F1'], when: 'always', runs: 'window' },
  { id: 'help.about', menu: '帮助', label: '关于', keys: [], when: 'always', runs: 'window' },
] as const satisfies readonly Command[]

export type CommandId = (typeof commands)[number]['id']
export type ShellCommandId = Extract<(typeof commands)[number], { readonly runs: 'shell' }>['id']

/** The keys of an event as the table spells them: `Ctrl+Shift+Z`. Null while an input method composes. */
export function keysOf(event: {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly isComposing: boolean
}): string | null {
  if (event.isComposing || event.key === 'Process') return null
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key
  return [event.ctrlKey && 'Ctrl', event.altKey && 'Alt', event.shiftKey && 'Shift', key]
    .filter(Boolean)
    .join('+')
}
