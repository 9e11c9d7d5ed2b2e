/**
 * `node scripts/sabotage.mjs [words of a name]`: breaks copies of the built Electron program, one thing at a time, and
 * runs the desktop suite on each. A sabotage that the suite lets pass is a hole in it; the last line counts.
 */
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { built } from './build.mjs'
import { ready, root, runTool } from './runtime.mjs'

const SUITE = ['test', '--project=stand-in', '--max-failures=1', '--timeout=20000', '--reporter=dot']

await ready()
await built()
// One build for all of them: a source saved meanwhile changes nothing here.
const sound = programWith(join(root, 'out'))
const wanted = process.argv.slice(2).join(' ')
const sabotages = JSON.parse(readFileSync(join(root, 'tests/shell/sabotages.json'), 'utf8')).filter(
  ({ name }) => name.includes(wanted),
)
for (const sabotage of sabotages) placeOf(sound, sabotage)
if (!(await passes(sound))) throw new Error('the suite fails on the sound program: it would prove nothing')

let caught = 0
for (const sabotage of sabotages) {
  const program = programWith(join(sound, 'out'))
  const { path, text } = placeOf(program, sabotage)
  writeFileSync(path, text.split(sabotage.find).join(sabotage.put))
  const missed = await passes(program)
  rmSync(program, { recursive: true, force: true })
  if (!missed) caught += 1
  console.log(`${missed ? 'MISSED' : 'caught'}  ${sabotage.name}`)
}
rmSync(sound, { recursive: true, force: true })
console.log(`${caught}/${sabotages.length} sabotages caught`)
process.exitCode = caught === sabotages.length ? 0 : 1

function programWith(out) {
  const program = mkdtempSync(join(tmpdir(), 'sabotage-'))
  cpSync(out, join(program, 'out'), { recursive: true })
  cpSync(join(root, 'package.json'), join(program, 'package.json'))
  for (const name of ['node_modules', 'resources']) symlinkSync(join(root, name), join(program, name))
  return program
}

async function passes(program) {
  const args = [...SUITE, `--output=${join(program, 'results')}`, 'tests/shell', 'tests/security']
  const env = { ...process.env, BUDGET_DESK_PROGRAM: program }
  return (await runTool('@playwright/test', 'cli.js', args, { env, stdio: 'ignore' })) === 0
}

/** What is found must stand in the built output exactly once; otherwise the sabotage no longer fits the program. */
function placeOf(program, { name, file = '{main,preload}/**/*.js', find }) {
  const paths = globSync(file, { cwd: join(program, 'out') }).map((path) => join(program, 'out', path))
  const texts = paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }))
  const [place, ...others] = texts.filter(({ text }) => text.includes(find))
  if (place && others.length === 0 && place.text.split(find).length === 2) return place
  throw new Error(`“${name}” does not fit the build: it changes ${JSON.stringify(find)}`)
}
