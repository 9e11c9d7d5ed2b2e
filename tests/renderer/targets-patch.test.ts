import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Reply } from '../../src/shared/contract/failure'
import type { MethodName } from '../../src/shared/contract/methods'
import type { Patch } from '../../src/shared/contract/patch'
import type { EditDone } from '../../src/shared/contract/results'
import type { ShownPart } from '../../src/shared/contract/shown'
import type { BudgetDocument } from '../../src/shared/model/document'
import { advance, openProjection, type Projection, withParts } from '../../src/renderer/stores/projection'
import { type Bench, openBench } from '../core/bench'
import { sampleIds } from '../support/longgang'

/** What steps tell of goals and indicators, row by row, is what the part says when it is asked for afresh. */
const COMMERCE = sampleIds.project('commerce')
const OTHER = sampleIds.project('research')
const OWNERS = [COMMERCE, COMMERCE, null, OTHER]
const PARTS: readonly ShownPart[] = [`performance/${COMMERCE}`, 'performance', `performance/${OTHER}`]

const targetEdit = fc.record({
  what: fc.constantFrom('set', 'set', 'set', 'owner', 'add', 'remove', 'move', 'undo', 'redo', 'project'),
  set: fc.constantFrom('goals', 'indicators', 'indicators'),
  pick: fc.nat({ max: 999 }),
  to: fc.nat({ max: 999 }),
})
type TargetEdit = typeof targetEdit extends fc.Arbitrary<infer E> ? E : never

let bench: Bench
let budget: string
let run = 0

async function begin(): Promise<void> {
  budget = (await bench.sample(`${(run += 1)}.budget`)).budget
}
beforeEach(() => {
  bench = openBench()
})
afterEach(() => bench.dispose())

function told<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

async function fetched(part: ShownPart): Promise<Projection> {
  const frame = told(await bench.call('budget.frame', { budget }))
  const shown = await bench.call('budget.show', { budget, shows: [part] })
  const projection = withParts(openProjection(frame), told(shown))
  if (!projection) throw new Error('the part is of another revision')
  return projection
}

async function made(edits: readonly TargetEdit[]): Promise<void> {
  for (const [serial, edit] of edits.entries()) {
    const { document } = await bench.call('budget.view', { budget })
    const [method, params] = callOf(document, edit, serial)
    const reply = (await bench.core.dispatch(method, { ...params, budget })) as Reply<EditDone>
    if (!reply.ok) expect(['internal', 'bad-request']).not.toContain(reply.error.code)
  }
}

function callOf(
  document: BudgetDocument,
  { what, set, pick, to }: TargetEdit,
  serial: number,
): [MethodName, object] {
  const at = <T>(list: readonly T[], place: number): T | undefined => list[place % Math.max(list.length, 1)]
  const owner = at(OWNERS, to) ?? null
  const own = document[set].filter(({ projectId }) => projectId === at(OWNERS, pick))
  const path = (place: number): string => `${set}/${at(own, place)?.id ?? ''}`
  const text = { goals: 'text', indicators: 'level2' }[set]
  const value = { projectId: owner, [text]: `新的${serial}` }
  const rest = set === 'goals' ? {} : { level1: '效益指标', level3: `指标${serial}`, weight: to }
  switch (what) {
    case 'set':
      return ['edit.set', { path: `${path(to)}/${text}`, value: `改为${serial}` }]
    case 'owner':
      return ['edit.set', { path: `${path(to)}/projectId`, value: owner ?? '' }]
    case 'add': {
      const after = to % 2 === 0 ? {} : { after: path(to) }
      return ['edit.apply', { edits: [{ add: set.slice(0, -1), value: { ...value, ...rest }, ...after }] }]
    }
    case 'remove':
      return ['edit.remove', { path: path(to) }]
    case 'move':
      return ['edit.apply', { edits: [{ move: [path(to)], after: pick % 4 === 0 ? null : path(pick) }] }]
    case 'project':
      return ['edit.remove', { path: `projects/${to % 5 === 0 ? COMMERCE : ''}` }]
    case 'undo':
      return ['edit.undo', {}]
    case 'redo':
      return ['edit.redo', {}]
  }
}

describe('after any edits of targets', () => {
  it('what each step told of them, applied one after the other, is the part asked for afresh', async () => {
    let listed = 0
    await fc.assert(
      fc.asyncProperty(fc.array(targetEdit, { minLength: 5, maxLength: 25 }), async (edits) => {
        await begin()
        let windows = await Promise.all(PARTS.map(fetched))
        for (const edit of edits) {
          const from = windows[0]?.frame.state.revision ?? 0
          await made([edit])
          windows = await Promise.all(
            windows.map(async (shown, at) => {
              const part = PARTS[at] ?? 'performance'
              const patches = await bench.call('budget.follow', { budget, from, shows: [part] })
              for (const patch of patches ?? []) listed += isListed(patch) ? 1 : 0
              return (patches ?? []).reduce((now, patch) => advance(now, told(patch)) ?? never(), shown)
            }),
          )
          expect(windows.map(({ parts }) => parts)).toEqual(
            (await Promise.all(PARTS.map(fetched))).map(({ parts }) => parts),
          )
        }
        await bench.call('budget.close', { budget })
      }),
      { numRuns: 25, seed: 2024 },
    )
    expect(listed).toBeGreaterThan(100)
  }, 120_000)

  it('a window that hears of several at once has the same, or asks for all', async () => {
    let followed = 0
    await fc.assert(
      fc.asyncProperty(fc.array(targetEdit, { minLength: 2, maxLength: 6 }), async (edits) => {
        await begin()
        for (const part of PARTS) {
          let shown = await fetched(part)
          const from = shown.frame.state.revision
          await made(edits)
          const patches = await bench.call('budget.follow', { budget, from, shows: [part] })
          for (const patch of patches ?? []) shown = advance(shown, told(patch)) ?? never()
          if (!patches) continue
          expect(shown.parts).toEqual((await fetched(part)).parts)
          followed += patches.length
        }
        await bench.call('budget.close', { budget })
      }),
      { numRuns: 25, seed: 2024 },
    )
    expect(followed).toBeGreaterThan(20)
  }, 120_000)
})

function isListed({ performance }: Patch): boolean {
  return performance !== null && performance !== undefined && 'project' in performance
}

function never(): never {
  throw new Error('the patch does not continue the projection')
}
