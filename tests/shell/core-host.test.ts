import { UPLOAD_LIMITS } from '../../src/shared/contract/uploads'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { CorePorts } from '../../src/main/ports/ports'
import type { Core } from '../../src/main/core/core'
import { hostCore } from '../../src/main/shell/core-host'
import type { FromCore, ToCore } from '../../src/main/shell/core-messages'
import { done } from '../../src/shared/contract/failure'
import { tempFolder } from '../support/temp-folder'

function line() {
  const said: FromCore[] = []
  let hear: (message: ToCore) => void = () => undefined
  return {
    said,
    tell: (message: ToCore) => hear(message),
    port: {
      post: (message: FromCore) => void said.push(message),
      onMessage: (listener: typeof hear) => void (hear = listener),
    },
    async until<K extends FromCore['kind']>(kind: K): Promise<Extract<FromCore, { kind: K }>> {
      for (let turn = 0; turn < 500; turn++) {
        const found = said.find((message): message is Extract<FromCore, { kind: K }> => message.kind === kind)
        if (found) return found
        await new Promise((resolve) => setTimeout(resolve, 2))
      }
      throw new Error(`no ${kind}`)
    },
  }
}

const START = { program: '/program', granted: [['old', '/old.budget']] } as const

/** The core, replaced by what the test wants to see of its ports. */
function hosted(dispatch: (ports: CorePorts, method: string, params: unknown) => Promise<unknown>) {
  const ends: string[] = []
  const { port, ...rest } = line()
  let ports: CorePorts | null = null
  const open = (given: CorePorts): Core => {
    ports = given
    return {
      dispatch: async (method, params) => done(await dispatch(given, method, params)),
      uploads: {
        limits: UPLOAD_LIMITS,
        put: (name) => Promise.resolve(done({ handle: 'upload', name, size: 0 })),
      },
      cancelJobs: () => Promise.resolve(0),
      close: () => Promise.resolve(void ends.push('core closed')),
    }
  }
  hostCore(port, open, () => ends.push('ended'))
  rest.tell({ kind: 'start', start: START })
  return { ...rest, ends, ports: () => ports }
}

test('a handle of an earlier process still names its file, and an unknown one names nothing', () => {
  const { ports } = hosted(() => Promise.resolve(null))
  expect(ports()?.files.path('old')).toBe('/old.budget')
  expect(ports()?.files.path('/etc/passwd')).toBeNull()
})

test('a file chosen in the system dialog becomes a handle; the main process learns which', async () => {
  const core = hosted(async ({ files }) => files.handle((await files.choose('open', undefined)) ?? ''))
  core.tell({ kind: 'call', id: 1, method: 'file.choose', params: {} })
  const { id, question } = await core.until('ask')
  expect(question).toEqual({ about: 'choose', purpose: 'open', suggestedName: null })
  core.tell({ kind: 'answer', id, answer: '/home/me/预算.budget' })
  const { reply } = await core.until('reply')
  const granted = await core.until('granted')
  expect(reply).toEqual({ ok: true, value: granted.handle })
  expect(granted.path).toBe('/home/me/预算.budget')
  expect(granted.handle).toMatch(/^[0-9a-f]{32}$/)
})

test('an opened file is reported for the list of recent files', async () => {
  const core = hosted(() => Promise.resolve({}))
  core.tell({ kind: 'call', id: 1, method: 'budget.open', params: { file: 'old' } })
  expect(await core.until('opened')).toEqual({ kind: 'opened', path: '/old.budget' })
})

test('recent files that are gone are left out', async () => {
  const here = join(tempFolder(), '在.budget')
  writeFileSync(here, 'x')
  const core = hosted(({ files }) => files.list())
  core.tell({ kind: 'call', id: 1, method: 'file.list', params: {} })
  const { id } = await core.until('ask')
  core.tell({ kind: 'answer', id, answer: [here, '/nowhere/不在.budget'] })
  const { reply } = await core.until('reply')
  expect(reply).toMatchObject({ ok: true, value: [{ path: here, size: 1 }] })
})

test('closing waits for the edit under way', async () => {
  const edit = Promise.withResolvers<string>()
  const core = hosted(() => edit.promise)
  core.tell({ kind: 'call', id: 1, method: 'edit.set', params: {} })
  core.tell({ kind: 'close' })
  await new Promise((resolve) => setTimeout(resolve, 10))
  expect(core.ends).toEqual([])
  edit.resolve('committed')
  await core.until('closed')
  expect(core.said.map(({ kind }) => kind)).toEqual(['ready', 'reply', 'closed'])
  expect(core.ends).toEqual(['core closed', 'ended'])
})

test('a file learned of from outside is named, not opened', async () => {
  const core = hosted(() => Promise.resolve(null))
  core.tell({ kind: 'entry', id: 4, path: '/old.budget' })
  expect(await core.until('entered')).toMatchObject({
    id: 4,
    entry: { handle: 'old', name: 'old', modified: null },
  })
})
