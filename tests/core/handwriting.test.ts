import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packageText } from '../../src/main/export/package'
import type { BudgetView } from '../../src/shared/contract/results'
import { sampleIds } from '../support/longgang'
import { type Bench, openBench } from './bench'

/**
 * Nothing that a person wrote is lost or speaks for another thing, whatever happens to names and codes around it. The
 * test keeps its own book: which text was written about which record (by id), and what each step did to it.
 */
let bench: Bench
beforeAll(() => {
  bench = openBench()
})
afterAll(() => bench.dispose())

const action = fc.record({
  what: fc.constantFrom(
    'write',
    'write',
    'rename',
    'recode',
    'swap',
    'move',
    'remove',
    'takeOver',
    'unitCode',
    'undo',
    'redo',
    'package',
  ),
  pick: fc.nat(),
  other: fc.nat(),
})

/** Texts of the overrides, by the record that they are about. */
type Book = ReadonlyMap<string, string>

function bookOf({ document }: Pick<BudgetView, 'document'>): Book {
  const overrides = document.blocks.filter(({ kind }) => kind === 'override')
  return new Map(overrides.map(({ place, object, text }) => [`${place} ${object ?? ''}`, text]))
}

/** What the text prints by hand, by the record that its paragraph is about, and what it lists as printed nowhere. */
function printedBook({ text, unplaced }: Pick<BudgetView, 'text' | 'unplaced'>): readonly string[] {
  const shown = text.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'override'))
  return [
    ...shown.map((block) => block.text),
    ...unplaced.filter(({ kind }) => kind === 'override').map((block) => block.text),
  ].sort()
}

test('handwriting survives renames, moves, code swaps, removals, undo and package round trips', async () => {
  let file = 0
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 10, maxLength: 30 }), async (actions) => {
      let view = await bench.sample(`h${(file += 1)}.budget`)
      await bench.call('edit.add', {
        budget: view.budget,
        kind: 'unit',
        value: { code: '009', name: '产业服务中心', independentAccounting: true },
      })
      view = await bench.call('budget.view', { budget: view.budget })
      const undone: Book[] = []
      const redone: Book[] = []
      let serial = 0
      let expected = bookOf(view)
      const step = (next: Book): void => {
        undone.push(expected)
        redone.length = 0
        expected = next
      }
      for (const { what, pick, other } of actions) {
        const { budget, document } = view
        const { projects, units } = document
        const project = projects[pick % projects.length]
        const second = projects[other % projects.length]
        const unit = units[pick % units.length]
        if (!project || !second || !unit) throw new Error('the budget ran empty')
        const set = (path: string, value: string) => bench.call('edit.set', { budget, path, value })
        const after = async (done: Promise<{ patch: { from: number; to: number } }>, next = expected) => {
          const { patch } = await done
          if (patch.to !== patch.from) step(next)
        }
        const withText = (about: string, words: string) => new Map(expected).set(about, words)
        switch (what) {
          case 'write': {
            const isOfUnit = other % 3 === 0 && unit.independentAccounting
            const [place, object] = isOfUnit
              ? ['p3/unit', `units/${unit.id}`]
              : ['p3/projects', `projects/${project.id}`]
            const block = `${place}/${isOfUnit ? unit.id : project.id}`
            const words = `手写第${(serial += 1)}段。`
            if (!view.text.some(({ blocks }) => blocks.some(({ key }) => key === block))) break
            await after(
              bench.call('text.override', { budget, block, text: words }),
              withText(`${place} ${object}`, words),
            )
            break
          }
          case 'rename':
            await after(set(`projects/${project.id}/name`, `项目${(serial += 1)}`))
            break
          case 'recode':
            await after(set(`projects/${project.id}/code`, `c${(serial += 1)}`))
            break
          case 'unitCode':
            await after(set(`units/${unit.id}/code`, `u${(serial += 1)}`))
            break
          case 'swap': {
            if (project.id === second.id) break
            await after(set(`projects/${project.id}/code`, `tmp${(serial += 1)}`))
            await after(set(`projects/${second.id}/code`, project.code))
            await after(set(`projects/${project.id}/code`, second.code))
            break
          }
          case 'move':
            await after(set(`projects/${project.id}/position`, String(other % 30)))
            break
          case 'remove': {
            if (projects.length < 4) break
            const next = new Map(
              [...expected].filter(([about]) => !about.endsWith(` projects/${project.id}`)),
            )
            await after(bench.call('edit.remove', { budget, path: `projects/${project.id}` }), next)
            break
          }
          case 'takeOver': {
            // A new project takes the code of one that was written about and has gone, or has another code now.
            const code = `c${pick % (serial + 1)}`
            if (projects.some((each) => each.code === code)) break
            await after(
              bench.call('edit.add', { budget, kind: 'project', value: { code, name: '全新项目' } }),
            )
            break
          }
          case 'undo':
          case 'redo': {
            const [from, to] = what === 'undo' ? [undone, redone] : [redone, undone]
            const back = from.pop()
            if (!back) break
            to.push(expected)
            expected = back
            await bench.call(what === 'undo' ? 'edit.undo' : 'edit.redo', { budget })
            break
          }
          case 'package': {
            const path = bench.path(`h${(file += 1)}.budget`)
            const source = bench.path(`h${file}.json`)
            await bench.call('package.write', { budget, file: source })
            await bench.call('budget.close', { budget })
            const { frame, left } = await bench.call('package.read', { source, file: path })
            const opened = await bench.call('budget.view', { budget: frame.budget })
            expect(left).toEqual([])
            expect(packageText(opened.document)).toBe(packageText(document))
            view = opened
            undone.length = 0
            redone.length = 0
            break
          }
        }
        view = await bench.call('budget.view', { budget: view.budget })
        expect(bookOf(view)).toEqual(expected)
        // Each is printed where its record is, or listed; nothing else is printed by hand.
        expect(printedBook(view)).toEqual([...expected.values()].sort())
        for (const { blocks } of view.text) {
          for (const { kind, key, text } of blocks) {
            if (kind !== 'override') continue
            const [part, place, id] = key.split('/')
            const object = place === 'unit' ? `units/${id}` : `projects/${id}`
            expect(expected.get(`${part}/${place} ${object}`)).toBe(text)
          }
        }
      }
      await bench.call('budget.close', { budget: view.budget })
    }),
    { numRuns: 25 },
  )
}, 180_000)

test('a paragraph is listed when its place is gone, and stands again when the place is back', async () => {
  const view = await bench.sample('placed.budget')
  const { budget } = view
  const id = sampleIds.project('energy-saving')
  await bench.call('text.override', { budget, block: `p7/projects/${id}`, text: '| 节能 | 70 | 手写 |' })
  const hidden = await bench.call('edit.set', { budget, path: `projects/${id}/key`, value: '否' })
  expect(hidden.patch.unplaced).toMatchObject([
    { kind: 'override', place: 'p7/projects', object: `projects/${id}`, text: '| 节能 | 70 | 手写 |' },
  ])
  const shown = await bench.call('edit.set', { budget, path: `projects/${id}/key`, value: '是' })
  expect(shown.patch.unplaced).toEqual([])
  expect(shown.patch.blocks.map(({ new: now }) => now?.text)).toContain('| 节能 | 70 | 手写 |')
})
