import { parseArgs } from 'node:util'
import type { Command, Format } from './command'

export interface Arguments {
  readonly operands: readonly string[]
  readonly options: Readonly<Record<string, string | undefined>>
  readonly format: Format
  readonly help: boolean
}

/** A mark that makes a negative amount (`-5`, `-1.2亿`) no option for the parser. */
const MARK = '\u0000'

/** What was asked of a command; a Chinese sentence when it can't be understood. */
export function parseCommand(command: Command, args: readonly string[]): Arguments | string {
  const parsed = split(command, args)
  if (parsed === null)
    return `${command.name} 没有这样的选项：${args.filter((arg) => arg.startsWith('-')).join(' ')}`
  const { help, format = 'text', ...values } = parsed.values
  // A switch that is given holds its own name.
  const options = Object.fromEntries(
    Object.entries(values as Record<string, string | true | undefined>).map(([name, value]) => [
      name,
      value === true ? name : value,
    ]),
  )
  const operands = parsed.positionals.map((operand) => operand.replace(MARK, ''))
  const known = command.formats.find((name) => name === format)
  if (!known) return `${command.name} 没有 ${format} 格式，可用 ${command.formats.join('、')}。`
  const fault = help === true ? null : operandFault(command, operands)
  return fault ?? { operands, options, format: known, help: help === true }
}

function split({ options }: Command, args: readonly string[]) {
  const kinds = Object.entries(options).map(
    ([name, { value }]) => [name, { type: value === null ? 'boolean' : 'string' }] as const,
  )
  try {
    return parseArgs({
      args: args.map((arg) => (/^-[\d.¥(（０-９]/.test(arg) ? MARK + arg : arg)),
      options: {
        ...Object.fromEntries(kinds),
        format: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
      allowPositionals: true,
    })
  } catch (cause) {
    if (cause instanceof TypeError) return null
    throw cause
  }
}

function operandFault({ name, operands: expected }: Command, given: readonly string[]): string | null {
  const missing = expected.slice(given.length).find((operand) => !operand.startsWith('['))
  if (missing) return `${name} 还缺少“${missing}”。`
  const surplus = given[expected.length]
  return surplus === undefined ? null : `${name} 多出了“${surplus}”；有空格的内容请加引号。`
}
