import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { type Failure, failed } from '../../shared/contract/failure'
import { silentLog, stderrLog, systemPorts } from '../host/system'
import { decoded } from '../import/decode'
import { fromDisk } from '../core/from-disk'
import { parseCommand } from './arguments'
import type { Command, World } from './command'
import { copyCommands } from './copy-commands'
import { createCommands } from './create-commands'
import { applyCommand } from './apply-command'
import { editCommands } from './edit-commands'
import { commandHelp, generalHelp } from './help'
import { checkCommand } from './check-command'
import { packCommands } from './pack-commands'
import { packageCommands } from './package-commands'
import { pathFiles } from './path-files'
import { showCommands } from './show-commands'
import { exportCommand } from './export-command'
import { receiptCommand } from './receipt-command'
import { followJobs } from './terminal-jobs'
import { textCommand } from './text-command'

const commands: readonly Command[] = [
  ...createCommands,
  ...showCommands,
  textCommand,
  ...editCommands,
  applyCommand,
  ...packageCommands,
  exportCommand,
  receiptCommand,
  ...copyCommands,
  checkCommand,
  ...packCommands,
]

/**
 * Runs one command; its exit code. Results go to stdout, also those with findings of severity error (code 1); with code 2
 * stdout stays empty and stderr says why.
 */
export async function runCommandLine(args: readonly string[], program: string): Promise<number> {
  const [name, ...rest] = args
  if (name === '--help' || name === '-h' || name === 'help') return print(generalHelp(commands))
  const command = commands.find((each) => each.name === name)
  if (!command) {
    return refuse([
      name === undefined ? '请写明命令。' : `没有“${name}”这个命令。`,
      '',
      generalHelp(commands),
    ])
  }
  const parsed = parseCommand(command, rest)
  if (typeof parsed === 'string') return refuse([parsed, `说明：npm run -s budget -- ${command.name} --help`])
  if (parsed.help) return print(command.helpFor?.(parsed.operands) ?? commandHelp(command))
  const world = systemWorld(program)
  const reply = await command.run({ ...parsed, world }).catch((fault: unknown) => {
    world.ports.log.error(`${command.name} threw`, fault)
    return failed(
      'internal',
      `程序出了意外，${command.name} 没有做成。设 BUDGET_DESK_TRACE=1 再运行可看细节。`,
    )
  })
  if (!reply.ok) return refuse(failureLines(reply.error))
  print(reply.value[parsed.format]?.() ?? '')
  return reply.value.hasErrors === true ? 1 : 0
}

function systemWorld(program: string): World {
  const from = process.env['INIT_CWD'] ?? process.cwd()
  const log = process.env['BUDGET_DESK_TRACE'] === undefined ? silentLog : stderrLog
  return {
    ports: { ...systemPorts(program, pathFiles, process.env), log },
    path: (typed) => resolve(from, typed),
    stdin: async (encoding) => decoded(await buffer(process.stdin), '标准输入', encoding),
    file(path, encoding) {
      const bytes = fromDisk(path, () => readFileSync(path))
      return bytes.ok ? decoded(bytes.value, `“${basename(path)}”`, encoding) : bytes
    },
    note: (sentence) => void process.stderr.write(`${sentence}\n`),
    followJobs: (cancel) => followJobs(process, cancel),
  }
}

function print(output: string): number {
  process.stdout.write(output)
  return 0
}

function refuse(lines: readonly string[]): number {
  process.stderr.write(`${lines.join('\n')}\n`)
  return 2
}

/** A failure as lines for stderr: what is so, and each of several faults on a line of its own. */
function failureLines({ message, details }: Failure): readonly string[] {
  if (typeof details?.['offered'] === 'string') {
    return [message, `  命令后加 --encoding ${details['offered']} 即按它读取。`]
  }
  const faults = details?.['faults'] ?? details?.['refused']
  if (!Array.isArray(faults)) return [message]
  return [
    message,
    ...faults.map(
      (fault: { place?: string; message?: string }) => `  ${fault.place ?? ''}  ${fault.message ?? ''}`,
    ),
  ]
}
