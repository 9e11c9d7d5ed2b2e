import { fileURLToPath } from 'node:url'
import { nodeRefusal } from './host/node-version'

const refusal = nodeRefusal(process.versions.node)
if (refusal === null) {
  // Only now: the core loads a native module that older Nodes don't survive.
  const { runWebHost } = await import('./web/run')
  const code = await runWebHost(process.argv.slice(2), fileURLToPath(new URL('../..', import.meta.url)))
  if (code !== null) process.exitCode = code
} else {
  process.stderr.write(`${refusal}\n`)
  process.exitCode = 2
}
