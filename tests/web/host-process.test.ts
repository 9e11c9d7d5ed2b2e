import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import type { Client } from '../../src/shared/contract/client'
import type { Reply } from '../../src/shared/contract/failure'
import { budget, type RunningHost, startWebHost } from '../support/program'
import { tempFolder } from '../support/temp-folder'
import { webClient } from '../support/web-client'

const LINE = 'lines/y058/amount'

async function host(folder: string): Promise<RunningHost> {
  const running = await startWebHost(folder)
  onTestFinished(async () => void (await running.end('SIGKILL')))
  return running
}

async function openBudget(client: Client, name: string) {
  const listed = value(await client.call('file.list', {})).find((file) => file.name === name)
  const { budget } = value(await client.call('budget.open', { file: listed?.handle ?? '' }))
  return value(await client.call('budget.view', { budget }))
}

async function createSample(client: Client) {
  const file = value(await client.call('file.reserve', { name: '示例' }))
  return value(await client.call('budget.create', { file: file.handle, from: { sample: 'longgang-2024' } }))
}

test('kill -9 in mid-edit loses nothing that was answered', async () => {
  const folder = tempFolder()
  const first = await host(folder)
  await createSample(webClient(first.address))
  await first.end('SIGKILL')

  for (const round of [1, 2, 3, 4]) {
    const running = await host(folder)
    const client = webClient(running.address)
    const { budget: id } = await openBudget(client, '示例')
    let answered = { amount: '', revision: 0 }
    let next = ''
    const enough = round * 7
    const editing = (async () => {
      for (let i = 1; ; i += 1) {
        next = `${round * 1000 + i}.00`
        const done = value(await client.call('edit.set', { budget: id, path: LINE, value: next }))
        answered = { amount: next, revision: done.patch.to }
        if (i === enough) void running.end('SIGKILL')
      }
    })()
    await expect(editing).rejects.toThrow('fetch failed')
    await running.end('SIGKILL')

    const after = await host(folder)
    const view = await openBudget(webClient(after.address), '示例')
    const stored = view.document.lines.find((line) => line.id === 'y058')?.amount
    // The edit under way may have been committed before the kill, and not answered.
    expect([Number(answered.amount) * 1_000_000, Number(next) * 1_000_000]).toContain(stored)
    expect(view.state.revision).toBeGreaterThanOrEqual(answered.revision)
    expect(view.state.revision).toBeLessThanOrEqual(answered.revision + 1)
    await after.end('SIGTERM')
  }
})

test('SIGTERM and SIGINT close the files and end with 0', async () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const folder = tempFolder()
    const running = await host(folder)
    await createSample(webClient(running.address))
    expect(await running.end(signal)).toBe(0)
    expect(readdirSync(folder)).toEqual(['示例.budget'])
  }
})

test('a file that a window holds is locked to the command line, which says so', async () => {
  const folder = tempFolder()
  const running = await host(folder)
  await createSample(webClient(running.address))
  const refused = await budget(folder, ['set', '示例.budget', LINE, '1'])
  expect(refused).toMatchObject({ code: 2, stdout: '' })
  expect(refused.stderr).toContain('文件正由另一窗口编辑')
  expect(await running.end('SIGTERM')).toBe(0)
  expect((await budget(folder, ['set', '示例.budget', LINE, '1'])).code).toBe(0)
})

test('a page opened twice gets the same budget', async () => {
  const running = await host(tempFolder())
  const client = webClient(running.address)
  const created = await createSample(client)
  expect((await openBudget(client, '示例')).budget).toBe(created.budget)
})

test('a taken port, a missing folder and a wrong option are said in a sentence', async () => {
  const folder = tempFolder()
  const taken = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void taken.close())
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  await expect(startWebHost(folder, ['--port', String(port)])).rejects.toThrow(`端口 ${port} 已被占用`)
  await expect(startWebHost(folder, ['--port', '70000'])).rejects.toThrow('不是端口号')
  await expect(startWebHost(folder, ['--folder', 'none'])).rejects.toThrow('没有这个文件夹')
  await expect(startWebHost(folder, ['--nonsense'])).rejects.toThrow('不认识的选项')
})

test('an entry started by hand on an old Node says so in two languages instead of crashing', () => {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const oldNode = `data:text/javascript,Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })`
  for (const entry of ['web', 'cli']) {
    const ended = spawnSync(
      process.execPath,
      ['--import', oldNode, `${root}out/main/${entry}.js`, 'info', 'x'],
      {
        encoding: 'utf8',
      },
    )
    expect(ended.status).toBe(2)
    expect(ended.stdout).toBe('')
    expect(ended.stderr).toMatch(/需要 Node 22\.12[\s\S]*Node 22\.12 or newer is needed; this is 20\.20\.2/)
  }
})

test('the host listens on the loopback interface alone', async () => {
  const running = await host(tempFolder())
  const { port } = new URL(running.address)
  const listening = execFileSync('node', ['-e', PROC_NET], {
    encoding: 'utf8',
    env: { ...process.env, PORT: port },
  })
  expect(listening.trim()).toBe('0100007F')
})

/** Local addresses, as the kernel writes them, on which PORT is listened to. */
const PROC_NET = `
  const { existsSync, readFileSync } = require('node:fs')
  const port = Number(process.env.PORT).toString(16).toUpperCase().padStart(4, '0')
  for (const file of ['/proc/net/tcp', '/proc/net/tcp6'].filter(existsSync)) {
    for (const line of readFileSync(file, 'utf8').split('\\n').slice(1)) {
      const [, local, , state] = line.trim().split(/\\s+/)
      if (state === '0A' && local.endsWith(':' + port)) console.log(local.split(':')[0])
    }
  }`

function value<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(`${reply.error.code}: ${reply.error.message}`)
  return reply.value
}
