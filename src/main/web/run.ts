import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openCore } from '../core/core'
import { noFolder } from '../host/no-folder'
import { systemPorts } from '../host/system'
import { openEventStreams } from './event-streams'
import { folderFiles } from './folder-files'
import { openWebHost } from './server'

const HELP = `用法：npm run web -- [--folder 文件夹] [--port 端口]

在本机浏览器里使用预算编制台；只在 127.0.0.1 上提供，列出的是这个文件夹里的预算文件。

  --folder  存放预算文件的文件夹，默认当前文件夹
  --port    端口，默认任选一个空闲的
  --help    显示这些说明
`

/** Starts the web host, prints its address, closes it in order on SIGINT or SIGTERM. Exit code when it did not start. */
export async function runWebHost(args: readonly string[], program: string): Promise<number | null> {
  const options = optionsOf(args, process.env['INIT_CWD'] ?? process.cwd())
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n\n${HELP}`)
    return 2
  }
  if (options.help) {
    process.stdout.write(HELP)
    return 0
  }
  const ports = systemPorts(program, folderFiles(options.folder), process.env)
  const events = openEventStreams()
  const core = openCore(ports, events.tell)
  try {
    const host = await openWebHost(core, events, {
      port: options.port,
      token: randomBytes(16).toString('hex'),
      page: join(program, 'out', 'renderer'),
      log: ports.log,
    })
    const stop = () => void host.close()
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
    process.stdout.write(`预算编制台：${host.address}\n`)
    return null
  } catch (cause) {
    await core.close()
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause
    process.stderr.write(`端口 ${options.port} 已被占用。请换一个 --port，或不写它，由程序任选。\n`)
    return 2
  }
}

function optionsOf(args: readonly string[], from: string) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        folder: { type: 'string', default: '.' },
        port: { type: 'string', default: '0' },
        help: { type: 'boolean', default: false },
      },
    })
    const folder = resolve(from, values.folder)
    const port = Number(values.port)
    if (!Number.isInteger(port) || port < 0 || port > 65535) return `--port ${values.port} 不是端口号。`
    const fault = noFolder(folder)
    if (fault !== null) return fault
    return { folder, port, help: values.help }
  } catch (cause) {
    if (cause instanceof TypeError) return `不认识的选项：${args.join(' ')}`
    throw cause
  }
}
