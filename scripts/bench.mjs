/** `npm run bench`: the measurements under tests/bench, one after the other, printed as they come. */
import { built } from './build.mjs'
import { ready, runTool } from './runtime.mjs'

await ready()
await built()
process.exit(await runTool('vitest', 'vitest.mjs', ['run', '--mode', 'bench', ...process.argv.slice(2)]))
