import { describe, expect, test } from 'vitest'
import type { Events } from '../../src/shared/contract/events'
import { connectCore, type CoreChild, type CoreConnection } from '../../src/main/shell/core-connection'
import type { FromCore, ToCore } from '../../src/main/shell/core-messages'
import { superviseCore } from '../../src/main/shell/core-supervisor'

/** A process of the core that does as the test says. */
function fakeChild() {
  const sent: ToCore[] = []
  let hear: (message: FromCore) => void = () => undefined
  let exit: () => void = () => undefined
  let killed = false
  const child = {
    post: (message) => void sent.push(message),
    kill: () => {
      killed = true
      exit()
    },
    onMessage: (listener) => void (hear = listener),
    onExit: (listener) => void (exit = listener),
  } satisfies CoreChild
  return {
    child,
    sent,
    say: (message: FromCore) => hear(message),
    exit: () => exit(),
    wasKilled: () => killed,
  }
}

type FakeChild = ReturnType<typeof fakeChild>

const DEAF = {
  answer: () => Promise.resolve(null),
  granted: () => undefined,
  opened: () => undefined,
  log: () => undefined,
  foreign: () => undefined,
  print: () => undefined,
  ended: () => undefined,
  told: () => undefined,
}
const START = { program: '/program', granted: [] }

/** A supervisor over fake processes and a clock that the test moves; `sleep` for restarts ends at once. */
function desk(script: (child: FakeChild, nth: number) => void) {
  const children: FakeChild[] = []
  const told: Events['core.state'][] = []
  const waits: number[] = []
  const clock = { at: 0 }
  const core = superviseCore({
    connect(): CoreConnection {
      const made = fakeChild()
      children.push(made)
      const connection = connectCore(made.child, START, DEAF)
      queueMicrotask(() => script(made, children.length))
      return connection
    },
    now: () => clock.at,
    sleep(ms) {
      // Only the waits between starts pass; limits of patience never do, unless a test is about them.
      if (ms >= 10_000) return new Promise(() => undefined)
      waits.push(ms)
      clock.at += ms
      return Promise.resolve()
    },
    tell: (event) => void told.push(event),
  })
  return { core, children, told, waits, clock }
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve()
}

describe('a core that breaks off', () => {
  test('is started again and the window is told both times, in one sentence', async () => {
    const { children, told } = desk((child) => child.say({ kind: 'ready' }))
    await settled()
    children[0]?.exit()
    await settled()
    expect(children).toHaveLength(2)
    expect(told.map(({ state }) => state)).toEqual(['restarting', 'restarted'])
    for (const { message } of told) expect(message).toMatch(/^[^。！]+(。|……)$/)
  })

  test('answers what was under way and serves what comes after', async () => {
    const { core, children } = desk((child) => child.say({ kind: 'ready' }))
    await settled()
    const underWay = core.call('edit.set', {})
    await settled()
    children[0]?.exit()
    expect(await underWay).toMatchObject({ ok: false, error: { code: 'host-unavailable' } })
    const later = core.call('app.info', {})
    await settled()
    const call = children[1]?.sent.find((message) => message.kind === 'call')
    expect(call).toMatchObject({ method: 'app.info' })
    children[1]?.say({
      kind: 'reply',
      id: call?.kind === 'call' ? call.id : 0,
      reply: { ok: true, value: 7 },
    })
    expect(await later).toEqual({ ok: true, value: 7 })
  })

  test('that never gets ready (its file is missing) is started four times, then no more', async () => {
    const { core, children, told, waits } = desk((child) => child.exit())
    await settled()
    expect(children).toHaveLength(4)
    expect(waits).toEqual([200, 1_000, 4_000])
    expect(told.at(-1)?.state).toBe('stopped')
    expect(await core.call('app.info', {})).toMatchObject({ ok: false, error: { code: 'host-unavailable' } })
  })

  test('rarely, is started again however often it happens', async () => {
    const { children, told, clock } = desk((child) => child.say({ kind: 'ready' }))
    for (let fall = 0; fall < 12; fall++) {
      await settled()
      clock.at += 130_000
      children.at(-1)?.exit()
    }
    await settled()
    expect(children).toHaveLength(13)
    expect(told.some(({ state }) => state === 'stopped')).toBe(false)
  })
})

describe('the end', () => {
  test('waits for the core to say that its files are closed', async () => {
    const { core, children } = desk((child) => child.say({ kind: 'ready' }))
    await settled()
    let over = false
    const closing = core.close().then(() => (over = true))
    await settled()
    expect(children[0]?.sent.at(-1)).toEqual({ kind: 'close' })
    expect(over).toBe(false)
    children[0]?.say({ kind: 'closed' })
    children[0]?.exit()
    await closing
    expect(children).toHaveLength(1)
  })

  test('does not wait for a core that is gone', async () => {
    const { core } = desk((child) => child.exit())
    await settled()
    await expect(core.close()).resolves.toBeUndefined()
  })
})

test('handles that a core gave out are handed to the next one', async () => {
  const granted = new Map<string, string>()
  const child = fakeChild()
  connectCore(child.child, START, { ...DEAF, granted: (handle, path) => void granted.set(handle, path) })
  child.say({ kind: 'granted', handle: 'h1', path: '/a.budget' })
  expect([...granted]).toEqual([['h1', '/a.budget']])
})

test('a question of the core is answered by its number', async () => {
  const child = fakeChild()
  connectCore(child.child, START, {
    ...DEAF,
    answer: (question) => Promise.resolve(`about ${question.about}`),
  })
  child.say({ kind: 'ask', id: 9, question: { about: 'recent' } })
  await settled()
  expect(child.sent.at(-1)).toEqual({ kind: 'answer', id: 9, answer: 'about recent' })
})
