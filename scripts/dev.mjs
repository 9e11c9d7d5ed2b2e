/**
 * `npm run dev`: the window with hot reload, in front of a web host that is built again and restarted when a
 * source of the core changes; beside it the desktop program over the same window, where there is a runtime.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { built, rebuilt } from './build.mjs'
import { findElectron } from './electron-runtime.mjs'
import { calledFrom, ready, root } from './runtime.mjs'
import { isRoot } from './system-tools.mjs'

await ready()
await built()
const { loadConfigFromFile } = await import('electron-vite')
const { createServer } = await import('vite')

let host = await startHost(0)
const { config } = await loadConfigFromFile({ command: 'serve', mode: 'development' })
const server = await createServer({
  ...config.renderer,
  configFile: false,
  plugins: [config.renderer?.plugins, { name: 'budget-desk-token', transformIndexHtml: withToken }],
  server: {
    host: '127.0.0.1',
    cors: false,
    // The host takes calls of its own page alone: the proxy speaks as that page.
    proxy: Object.fromEntries(
      ['/api', '/events', '/upload'].map((path) => [
        path,
        {
          target: host.url.origin,
          changeOrigin: true,
          configure: (proxy) =>
            proxy.on('proxyReq', (request) => request.setHeader('origin', host.url.origin)),
        },
      ]),
    ),
  },
})
await server.listen()
server.printUrls()
const electron = await findElectron({ download: false })
let desk = startDesk()
for (const room of ['src/main', 'src/shared']) watch(join(root, room), { recursive: true }, settled(restart))
process.once('SIGINT', stop)
process.once('SIGTERM', stop)

async function startHost(port) {
  const args = [join(root, 'out/main/web.js'), '--folder', calledFrom, '--port', String(port)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  return { child, url: new URL(line.slice(line.indexOf('http'))) }
}

/** The desktop program takes its page from here instead of from the build. */
function startDesk() {
  if (!('path' in electron)) return null
  const env = { ...process.env, ELECTRON_RENDERER_URL: server.resolvedUrls?.local[0] }
  const args = [root, ...(isRoot ? ['--no-sandbox'] : [])]
  return spawn(electron.path, args, { env, cwd: calledFrom, stdio: 'inherit' })
}

/** It holds the program's only place: the next one starts when it is gone. */
async function endDesk() {
  if (!desk || desk.exitCode !== null) return
  desk.kill('SIGTERM')
  await once(desk, 'exit')
}

/** A source that doesn't build leaves the host of before. */
async function restart() {
  if (!(await rebuilt())) return
  host.child.kill('SIGTERM')
  await once(host.child, 'exit')
  host = await startHost(host.url.port)
  await endDesk()
  desk = startDesk()
  server.ws.send({ type: 'full-reload' })
}

async function stop() {
  await endDesk()
  host.child.kill('SIGTERM')
  await server.close()
  process.exit(0)
}

/** The host's own page carries the token; here Vite serves the page. */
function withToken(html) {
  return html.replace(/(name="budget-desk-token" content=")/, `$1${host.url.searchParams.get('key')}`)
}

/** Runs `work` once things have been quiet for a moment, never twice at a time. */
function settled(work) {
  let latest = 0
  let running = Promise.resolve()
  return async () => {
    const mine = ++latest
    await sleep(200)
    if (mine === latest) running = running.then(work)
  }
}
