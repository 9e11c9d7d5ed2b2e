import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect } from 'vitest'
import type { Failure, Reply } from '../../src/shared/contract/failure'
import type { MethodName, Params, Result } from '../../src/shared/contract/methods'
import type { BudgetView, EditDone } from '../../src/shared/contract/results'
import type { CorePorts } from '../../src/main/ports/ports'
import { failureSchema } from '../../src/shared/contract/schemas/results'
import { insidePath } from '../../src/main/cli/paths'
import { type Core, openCore } from '../../src/main/core/core'
import { misfits } from '../support/misfits'

/** A core over real files in a folder of its own, with a clock that stands still unless moved. */
export interface Bench {
  readonly core: Core
  readonly ports: CorePorts
  readonly folder: string
  path(name: string): string
  /** Milliseconds later. */
  wait(ms: number): void
  call<M extends MethodName>(method: M, params: Params<M>): Promise<Result<M>>
  refused<M extends MethodName>(method: M, params: Params<M>): Promise<Failure>
  /** Opens a file, and everything in it. */
  open(params: Params<'budget.open'>): Promise<BudgetView>
  create(params: Params<'budget.create'>): Promise<BudgetView>
  sample(name?: string): Promise<BudgetView>
  /** Projects by code, as people name them. */
  set(view: BudgetView, path: string, value: string, more?: Partial<Params<'edit.set'>>): Promise<EditDone>
  dispose(): Promise<void>
}

export const resources = resolve(import.meta.dirname, '../../resources')

/** `packs`: folders with packs besides the shipped ones. */
export function openBench(packs: readonly string[] = []): Bench {
  // In memory where the system has such a folder: thousands of commits would otherwise wait for the disk.
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'budget-desk-core-'))
  let now = Date.UTC(2024, 0, 5, 8, 0, 0)
  let ids = 0
  const ports: CorePorts = {
    files: {
      access: 'list',
      path: (handle) => handle,
      handle: (path) => path,
      list: () => Promise.resolve([]),
      reserve: (name) => join(folder, `${name}.budget`),
      choose: () => Promise.resolve(null),
    },
    clock: { now: () => new Date(now) },
    ids: { next: () => `id${(ids += 1)}` },
    log: {
      warn: (message) => {
        throw new Error(message)
      },
      error: (message, cause) => {
        throw new Error(message, { cause })
      },
    },
    places: {
      resources,
      packRoots: [resources, join(folder, 'packs'), ...packs],
      backups: join(folder, 'backups'),
      layouts: join(folder, 'layouts.json'),
      library: join(folder, 'library.json'),
      work: join(folder, 'work'),
    },
    foreign: {
      start: () => {
        throw new Error('no work of others was asked for')
      },
    },
    pdf: {
      print: () => {
        throw new Error('no page was to be printed')
      },
    },
    preparer: '张工',
  }
  const core = openCore(ports)
  const bench: Bench = {
    core,
    ports,
    folder,
    path: (name) => join(folder, name),
    wait: (ms) => void (now += ms),
    async call(method, params) {
      const reply = (await core.dispatch(method, params)) as Reply<Result<typeof method>>
      if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.message}`)
      expect(misfits(method, reply.value)).toEqual([])
      return reply.value
    },
    async refused(method, params) {
      const reply = await core.dispatch(method, params)
      if (reply.ok) throw new Error(`${method} was done`)
      failureSchema.parse(reply.error)
      return reply.error
    },
    async open(params) {
      const { budget } = await bench.call('budget.open', params)
      return bench.call('budget.view', { budget })
    },
    async create(params) {
      const { budget } = await bench.call('budget.create', params)
      return bench.call('budget.view', { budget })
    },
    sample: (name = 'sample.budget') =>
      bench.create({ file: bench.path(name), from: { sample: 'longgang-2024' } }),
    set: ({ budget, document }, path, value, more) =>
      bench.call('edit.set', { budget, path: insidePath(document, path), value, ...more }),
    async dispose() {
      await core.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return bench
}
