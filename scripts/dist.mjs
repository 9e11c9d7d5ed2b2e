/** `npm run dist -- [--linux|--win] [--x64|--arm64]`: installers in dist/, as electron-builder.yml says (docs/packaging.md). */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { built } from './build.mjs'
import { ready, root, runTool } from './runtime.mjs'

await ready()
await built()
rmSync(join(root, 'dist'), { recursive: true, force: true })
process.exitCode = await runTool('electron-builder', 'cli.js', process.argv.slice(2))
