import { fileURLToPath } from 'node:url'
import { nodeRefusal } from './host/node-version'

const refusal = nodeRefusal(process.versions.node)
if (refusal === null) {
  // A reader that has seen enough (`| head`) is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return
    const why = error.code === 'ENOSPC' ? '磁盘已满' : (error.code ?? error.message)
    process.stderr.write(`结果没有写完：${why}。请换个地方再写。\n`)
    process.exit(2)
  })
  // Only now: the core loads a native module that older Nodes don't survive.
  const { runCommandLine } = await import('./cli/run')
  process.exitCode = await runCommandLine(
    process.argv.slice(2),
    fileURLToPath(new URL('../..', import.meta.url)),
  )
} else {
  process.stderr.write(`${refusal}\n`)
  process.exitCode = 2
}
