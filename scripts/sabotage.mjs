/**
 * `node scripts/sabotage.mjs [words of a name]`: breaks copies of the built Electron program, one thing at a time, and
 * runs the desktop suite on each. A sabotage that the suite lets pass is a hole in it; the last line counts.
 */
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { built } from './build.mjs'
import { ready, root, runTool } from './runtime.mjs'

/** What is found must stand in the built output exactly once; otherwise the sabotage no longer fits the program. */
const SABOTAGES = [
  { name: 'the policy allows eval', find: "script-src 'self'", put: "script-src 'self' 'unsafe-eval'" },
  {
    name: 'the policy allows inline styles',
    find: "style-src 'self'",
    put: "style-src 'self' 'unsafe-inline'",
  },
  { name: 'the policy allows foreign requests', find: "connect-src 'self'", put: 'connect-src *' },
  { name: 'the page has no policy', find: '"content-security-policy":', put: '"x-policy":' },
  {
    name: 'nobody checks who calls',
    find: 'if (!frame || frame.parent !== null || !isOwn(frame.url, page))',
    put: 'if (!frame)',
  },
  { name: 'the window may leave its page', find: 'contents.on("will-navigate", stay)', put: 'contents' },
  { name: 'pages may open windows', find: '({ action: "deny" })', put: '({ action: "allow" })' },
  {
    name: 'downloads are allowed',
    find: '(event) => event.preventDefault());\n}\n/** The window stays',
    put: '() => {});\n}\n/** The window stays',
  },
  {
    name: 'files outside the page are served',
    find: 'const inside = relative(folder, path)',
    put: 'const inside = ""',
  },
  { name: 'the page is not isolated', find: 'contextIsolation: true', put: 'contextIsolation: false' },
  {
    name: 'the page has Node',
    find: 'sandbox: true,\n\tcontextIsolation: true,\n\tnodeIntegration: false',
    put: 'sandbox: false,\n\tcontextIsolation: true,\n\tnodeIntegration: true',
  },
  {
    name: 'the preload gives away more',
    find: 'exposeInMainWorld("budgetDesk", {',
    put: 'exposeInMainWorld("budgetDesk", { ipc: electron.ipcRenderer.invoke,',
  },
  { name: 'the preload is looked for elsewhere', find: 'out/preload/index.js', put: 'out/preload/index.mjs' },
  {
    name: 'the preload is a module',
    find: 'let electron = require("electron");',
    put: 'import * as electron from "electron";',
  },
  { name: 'the preload hears nothing', find: 'if (name === event) listener(payload);', put: '' },
  { name: 'the scheme is not standard', find: 'standard: true', put: 'standard: false' },
  {
    name: 'the scheme is registered too late',
    find: 'electron.protocol.registerSchemesAsPrivileged([PAGE_SCHEME_PRIVILEGES]);\n\tapp.whenReady().then(() => ',
    put: 'app.whenReady().then(() => electron.protocol.registerSchemesAsPrivileged([PAGE_SCHEME_PRIVILEGES])).then(() => ',
  },
  {
    name: 'the entry awaits readiness',
    file: 'main/index.js',
    find: 'startShell({',
    put: 'await app.whenReady();\nstartShell({',
  },
  { name: 'the core is looked for elsewhere', find: 'out/main/core-process.js', put: 'out/main/core.js' },
  {
    name: 'the core does not say that it is ready',
    find: 'return line.post({ kind: "ready" })',
    put: 'return',
  },
  {
    name: 'a broken core stays down',
    find: 'const delay = DELAYS_MS[falls.length - 1]',
    put: 'const delay = void 0',
  },
  { name: 'a new core knows no handles', find: 'granted: [...granted]', put: 'granted: []' },
  {
    name: 'quitting does not wait for the core',
    find: 'closeCore().finally(() => app.exit(0))',
    put: 'app.exit(0)',
  },
  {
    name: 'closing does not wait for the last edit',
    find: 'await Promise.allSettled(running);\n\t\tawait core?.close();',
    put: 'process.exit(0);',
  },
  {
    name: 'the program stays when its window is closed',
    find: 'app.on("window-all-closed", () => app.quit());',
    put: '',
  },
  {
    name: 'closing over an unfinished value asks nothing',
    find: 'guardClosing(webContents, dialogs);',
    put: '',
  },
  { name: 'a page that breaks off stays away', find: 'contents.reload();', put: '' },
  { name: 'a page that came back is given nothing', find: '() => opening = held', put: '() => {}' },
  {
    name: 'every start is a program of its own',
    find: 'if (!app.requestSingleInstanceLock())',
    put: 'if (false)',
  },
  { name: 'a second start is not listened to', find: 'app.on("second-instance"', put: 'app.on("second"' },
  {
    name: 'a file on the command line is not opened',
    find: 'let opening = budgetIn(process.argv, process.cwd())',
    put: 'let opening = null',
  },
  {
    name: 'the menu reaches nobody',
    find: 'click: () => command.runs === "shell"',
    put: 'click: () => command.runs === "none"',
  },
  { name: 'recent files are forgotten', find: 'kept.write(paths)', put: 'void paths' },
  {
    name: 'the window forgets its place',
    find: 'const kept = keptJson(files.place)',
    put: 'const kept = { read: () => null, write() {} }',
  },
  {
    name: 'a cancelled dialog chooses',
    find: 'return canceled ? null : filePaths[0] ?? null',
    put: 'return filePaths[0] ?? "/tmp/x.budget"',
  },
  { name: 'the PDF is not tagged', find: 'generateTaggedPDF: true', put: 'generateTaggedPDF: false' },
]

await ready()
await built()
const wanted = process.argv.slice(2).join(' ')
const missed = []
const chosen = SABOTAGES.filter(({ name }) => name.includes(wanted))
for (const sabotage of chosen) fit(join(root, 'out'), sabotage)
for (const sabotage of chosen) {
  const started = Date.now()
  const caught = await isCaught(sabotage)
  if (!caught) missed.push(sabotage.name)
  console.log(
    `${caught ? 'caught' : 'MISSED'}  ${sabotage.name}  (${((Date.now() - started) / 1000).toFixed(0)} s)`,
  )
}
console.log(`${chosen.length - missed.length}/${chosen.length} sabotages caught`)
process.exitCode = missed.length === 0 ? 0 : 1

async function isCaught(sabotage) {
  const program = mkdtempSync(join(tmpdir(), 'sabotaged-'))
  try {
    cpSync(join(root, 'package.json'), join(program, 'package.json'))
    cpSync(join(root, 'out'), join(program, 'out'), { recursive: true })
    for (const name of ['node_modules', 'resources']) symlinkSync(join(root, name), join(program, name))
    patch(join(program, 'out'), sabotage)
    const args = [
      'test',
      '--project=stand-in',
      '--max-failures=1',
      '--timeout=20000',
      '--reporter=dot',
      'tests/shell',
      'tests/security',
    ]
    const output = join(program, 'results')
    mkdirSync(output)
    const env = { ...process.env, BUDGET_DESK_PROGRAM: program }
    const options = { env, stdio: 'ignore' }
    return (await runTool('@playwright/test', 'cli.js', [...args, `--output=${output}`], options)) !== 0
  } finally {
    rmSync(program, { recursive: true, force: true })
  }
}

function patch(out, sabotage) {
  const { path, text } = fit(out, sabotage)
  writeFileSync(
    path,
    text.replace(sabotage.find, () => sabotage.put),
  )
}

/** The one file that holds what the sabotage changes, and its text. */
function fit(out, { name, file, find }) {
  const paths = globSync(file ?? '{main,preload}/**/*.js', { cwd: out }).map((path) => join(out, path))
  const hits = paths
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
    .filter(({ text }) => text.includes(find))
  if (hits.length !== 1 || hits[0].text.split(find).length !== 2) {
    throw new Error(`“${name}” does not fit the build: ${hits.length} files hold ${JSON.stringify(find)}`)
  }
  return hits[0]
}
