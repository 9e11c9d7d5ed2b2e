import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betweenDocuments } from '../../../src/shared/difference/documents'
import { betweenRecords, netChanges, recordPatches, reversed } from '../../../src/shared/difference/records'
import { applyRecords, type RecordChange } from '../../../src/shared/model/change'
import type { BudgetDocument } from '../../../src/shared/model/document'
import { recordSets } from '../../../src/shared/model/fields'
import { inCollectionOrder, type Placed } from '../../../src/shared/model/order'
import { edit, mutable, realise, withSecondUnit } from '../../support/edits'
import { sampleDocument } from '../../support/longgang'

/** A document with its collections in the order in which the program holds them. */
function inOrder(document: BudgetDocument): BudgetDocument {
  const sets = recordSets.map((set) => [
    set,
    set === 'department'
      ? document.department
      : [...(document[set] as readonly Placed[])].sort(inCollectionOrder),
  ])
  return Object.fromEntries(sets) as BudgetDocument
}

function byRecord(changes: readonly RecordChange[]): ReadonlyMap<string, RecordChange> {
  return new Map(changes.map((change) => [`${change.collection}/${change.id}`, change]))
}

describe.each([
  ['one unit', inOrder(sampleDocument())],
  ['two units', inOrder(withSecondUnit(sampleDocument()))],
])('the difference of two documents (%s)', (_, start) => {
  it('leads from one to the other and back, is empty where they hold the same, and is what all steps come to', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 40 }), (asked) => {
        const budget = mutable(start)
        const steps = asked.map((each, serial) => {
          const changes = realise(budget.document, each, serial)
          budget.apply(changes)
          return changes
        })
        const after = inOrder(budget.document)
        const changes = betweenDocuments(start, after)
        expect(applyRecords(start, recordPatches(changes))).toEqual(after)
        expect(inOrder(applyRecords(after, recordPatches(reversed(changes))))).toEqual(start)
        expect(betweenDocuments(after, structuredClone(after))).toEqual([])
        expect(byRecord(netChanges(steps.flat()))).toEqual(byRecord(changes))
      }),
      { numRuns: 60, seed: 2024 },
    )
  })
})

describe('the difference of two documents', () => {
  const start = sampleDocument()

  it('names the department, then collections in their order, in each amendments, removals, additions', () => {
    const [first, second, ...others] = start.lines
    if (!first || !second) throw new Error('the sample has lost its lines')
    const after: BudgetDocument = {
      ...start,
      department: { ...start.department, agency: '某局' },
      lines: [{ ...second, id: 'made', position: 999 }, ...others, { ...second, purpose: '另作他用' }],
      goals: start.goals.slice(1),
    }
    const goal = start.goals[0]?.id
    expect(
      betweenDocuments(start, after).map(({ collection, id, before, after: now }) => [
        collection,
        id,
        before !== null,
        now !== null,
      ]),
    ).toEqual([
      ['department', 'department', true, true],
      ['lines', second.id, true, true],
      ['lines', first.id, true, false],
      ['lines', 'made', false, true],
      ['goals', goal, true, false],
    ])
  })

  it('does not ask in which order a record’s fields were written', () => {
    const turned = start.projects.map((project) =>
      Object.fromEntries(Object.entries(project).reverse()),
    ) as unknown as BudgetDocument['projects']
    expect(betweenDocuments(start, { ...start, projects: turned })).toEqual([])
  })
})

describe('the difference of two states of a record', () => {
  it('names its fields, lists of texts by what they hold', () => {
    const before = { id: 'b', text: '旧', writtenAgainst: ['amount t05/x 1.00'], position: 1 }
    expect(betweenRecords('blocks', before, { ...before, writtenAgainst: ['amount t05/x 1.00'] })).toEqual([])
    expect(betweenRecords('blocks', before, { ...before, writtenAgainst: [], text: '新' })).toEqual([
      { name: 'text', old: '旧', new: '新' },
      { name: 'writtenAgainst', old: ['amount t05/x 1.00'], new: [] },
    ])
  })
})

describe('what several changes come to', () => {
  const made = { id: 'x', amount: 1 }

  it('forgets a record that came and went, and one that ended as it began', () => {
    const line = (before: object | null, after: object | null, id = 'x'): RecordChange =>
      ({ collection: 'lines', id, before, after }) as RecordChange
    expect(netChanges([line(null, made), line(made, null)])).toEqual([])
    expect(netChanges([line(made, { ...made, amount: 2 }), line({ ...made, amount: 2 }, made)])).toEqual([])
    expect(netChanges([line(made, null), line(null, { ...made, amount: 3 })])).toEqual([
      line(made, { ...made, amount: 3 }),
    ])
  })
})
