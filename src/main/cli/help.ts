import type { Command } from './command'
import { aligned } from './aligned'

const CALL = 'npm run -s budget --'

export function generalHelp(commands: readonly Command[]): string {
  return [
    `用法：${CALL} 命令 [文件] [选项]`,
    '',
    ...aligned(commands.map(({ name, operands, summary }) => [`  ${name} ${operands.join(' ')}`, summary])),
    '',
    '每个命令都可加 --format text|json 和 --help。相对路径从当前文件夹算起。',
    '退出码：0 已完成；1 已完成，查出了错误；2 没有做成，原因见标准错误，文件没有改动。',
    '',
  ].join('\n')
}

export function commandHelp({ name, summary, operands, options, formats }: Command): string {
  const lines = [
    ...Object.entries(options).map(([option, { value, help }]) => [
      `  --${[option, value ?? ''].join(' ')}`,
      help,
    ]),
    [`  --format ${formats.join('|')}`, '默认 text'],
    ['  --help', '显示这些说明'],
  ]
  return [`用法：${CALL} ${name} ${operands.join(' ')} [选项]`, '', summary, '', ...aligned(lines), ''].join(
    '\n',
  )
}
