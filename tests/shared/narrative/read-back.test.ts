import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecordChange } from '../../../src/shared/model/change'
import { refsOf, type TextBlockView, type TextFigure } from '../../../src/shared/printed/block'
import type { PriorFact } from '../../../src/shared/model/document'
import type { Cents } from '../../../src/shared/money/cents'
import { printedCents } from '../../../src/shared/money/format'
import { blockChanges, textPatch } from '../../../src/shared/difference/renumbering'
import { applyBlocks } from '../../../src/shared/difference/apply-blocks'
import { type ProseFigure, readProse } from '../../../src/shared/narrative/figures-in-prose'
import type { BudgetDocument } from '../../../src/shared/model/document'
import type { Engine } from '../../../src/shared/tables/engine'
import { type Edit, edit, inverse, mutable, realise, withSecondUnit } from '../../support/edits'
import { blocksOf, changed, image, openDesk, sampleDocument } from './sample'

type Sample = BudgetDocument

/** Edits of lines and projects, and of what only the text prints. */
const textEdit = fc.oneof(
  { weight: 3, arbitrary: edit.map((asked) => ({ kind: 'tables' as const, asked })) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'reason',
        'position',
        'key',
        'goal',
        'fact',
        'asset',
        'prior',
        'override',
        'free',
      ),
      pick: fc.nat(),
      number: fc.integer({ min: 0, max: 50 }),
      amount: fc.integer({ min: 0, max: 900_000_000_00 }),
    }),
  },
)
type TextEdit = typeof textEdit extends fc.Arbitrary<infer E> ? E : never

function realiseText(document: Sample, asked: TextEdit, serial: number): readonly RecordChange[] {
  if (asked.kind === 'tables') return realise(document, (asked as { readonly asked: Edit }).asked, serial)
  const { kind, pick, number, amount } = asked
  const idOf = (list: readonly { readonly id: string }[]): string => list[pick % list.length]?.id ?? ''
  switch (kind) {
    case 'reason':
      if (document.priorFacts.length === 0) return []
      return [
        changed(document, 'priorFacts', idOf(document.priorFacts), {
          reason: number % 3 === 0 ? '' : `原因${number}`,
        }),
      ]
    case 'prior':
      if (document.priorFacts.length === 0) return []
      return [
        changed(document, 'priorFacts', idOf(document.priorFacts), {
          amount: (number === 0 ? 0 : amount) as Cents,
        }),
      ]
    case 'position': {
      const placed = document.placements.filter(({ list }) => list === 'p7')
      return [
        changed(document, 'projects', idOf(document.projects), { position: number }),
        ...(placed.length > 0
          ? [changed(document, 'placements', idOf(placed), { position: 50 - number })]
          : []),
      ]
    }
    case 'key':
      return [changed(document, 'projects', idOf(document.projects), { key: number % 2 === 0 })]
    case 'goal':
      return [
        changed(document, 'goals', idOf(document.goals), {
          text: `目标${number}`,
          number: number % 5 || null,
        }),
      ]
    case 'fact':
      return [changed(document, 'facts', 'content-staff', { value: number % 4 === 0 ? '' : `内容${number}` })]
    case 'override': {
      const own = document.blocks.filter((block) => block.kind === 'override')
      if (own.length > 2) return [image('blocks', idOf(own), own[pick % own.length] ?? null, null)]
      const object = number % 3 === 0 ? null : `projects/${idOf(document.projects)}`
      const place = object === null ? 'p2/income' : number % 2 === 0 ? 'p3/projects' : 'p7/projects'
      if (own.some((each) => each.place === place && each.object === object)) return []
      const made = {
        id: `own-${serial}`,
        position: number,
        kind: 'override',
        place,
        object,
        writtenAgainst: [],
      }
      return [image('blocks', made.id, null, { ...made, text: `1.改写${amount}` })]
    }
    case 'free': {
      const block = document.blocks.find(({ kind }) => kind === 'free')
      if (block && number % 4 === 0) return [image('blocks', block.id, block, null)]
      const made = { id: `free-${serial}`, position: number, kind: 'free', object: null, writtenAgainst: [] }
      const place = number % 3 === 0 ? 'p1/gone' : 'p1/duties'
      return [image('blocks', made.id, null, { ...made, place, text: `新${number}` })]
    }
    case 'asset':
      return [changed(document, 'assets', idOf(document.assets), { value: number })]
  }
}

describe('after random edits', () => {
  it.each([
    ['one unit', sampleDocument()],
    ['two units', withSecondUnit(sampleDocument())],
  ])(
    'every figure of the text, read back, equals its source; patches equal a fresh opening (%s)',
    (_, start) => {
      fc.assert(
        fc.property(fc.array(textEdit, { minLength: 1, maxLength: 8 }), (edits) => {
          const desk = openDesk(start)
          const budget = mutable(start)
          const opened = desk.narrative.sections()
          const done: (readonly RecordChange[])[] = []
          let projected = opened
          edits.forEach((asked, serial) => {
            const changes = realiseText(budget.document, asked, serial)
            // As a window follows it.
            projected = applyBlocks(projected, blockChanges(projected, textPatch(desk.apply(changes))))
            budget.apply(changes)
            done.push(changes)
          })
          const now = budget.document
          const fresh = openDesk(now).narrative
          expect(projected).toEqual(fresh.sections())
          expect(desk.narrative.unplaced()).toEqual(fresh.unplaced())
          for (const block of blocksOf(projected)) readBack(block, now, desk.engine)
          for (const changes of done.reverse())
            projected = applyBlocks(projected, desk.apply(inverse(changes)))
          expect(projected).toEqual(opened)
        }),
        { numRuns: 60 },
      )
    },
    60_000,
  )
})

/** Reads a paragraph's prose and holds each linked figure against the records and cells behind it. */
function readBack({ key, text, figures, kind }: TextBlockView, document: Sample, engine: Engine): void {
  const prose = new Map(readProse(text).map((each) => [each.start, each]))
  for (const figure of kind === 'free' || kind === 'override' ? [] : figures) {
    const read = prose.get(figure.start)
    const where = `${key} “${figure.text}”`
    const { now, before } = amountsBehind(figure, document, engine)
    if (isOfAmounts(figure)) {
      expect(figure.now.value, where).toBe(now)
      // Only a project that is said to be new is told beside an unknown figure of last year.
      expect(figure.before?.value ?? 0, where).toBe(before)
    }
    switch (figure.role) {
      case 'year':
        expect(read, where).toMatchObject({ kind: 'year' })
        break
      case 'amount':
        if (read?.kind === 'amount') expect(read.cents, where).toBe(printed(now))
        else expect(now, `${where} is stated as none`).toBe(0)
        break
      case 'difference':
        expect(read, where).toMatchObject({ kind: 'amount', cents: Math.abs(printed(now - before)) })
        expect(changeOf(read), where).toBe(printed(now - before) < 0 ? 'decrease' : 'increase')
        break
      case 'rate':
        expect(read, where).toMatchObject({ kind: 'rate', rate: rateOf(now, before) })
        expect(changeOf(read), where).toBe(printed(now - before) < 0 ? 'decrease' : 'increase')
        break
      case 'direction':
        expect(read?.kind, where).toBe('change')
        if (changeOf(read) === 'flat') expect(printed(now - before), where).toBe(0)
        // Ruling: what prints as 0.00 of last year is a zero.
        else if (changeOf(read) === 'new') expect(printed(before), where).toBe(0)
        else
          expect(Math.sign(printed(now - before)) * (changeOf(read) === 'decrease' ? -1 : 1), where).not.toBe(
            -1,
          )
        break
      case 'count':
        expect(figure.now.value, where).toBe(read?.kind === 'none' ? 0 : countBehind(figure, key, document))
        if (read?.kind === 'none') expect(now, where).toBe(0)
        else if (read?.kind === 'amount') {
          expect(read.cents, where).toBe(1_000_000 * countBehind(figure, key, document))
        } else expect(read, where).toMatchObject({ kind: 'count', count: countBehind(figure, key, document) })
        break
      case 'words':
      case 'number':
        expect.fail(`${where}: only paragraphs written by hand have such figures`)
    }
  }
}

function isOfAmounts({ role }: TextFigure): boolean {
  return role === 'amount' || role === 'difference' || role === 'rate' || role === 'direction'
}

function changeOf(figure: ProseFigure | undefined): string | null {
  return figure && 'change' in figure ? figure.change : null
}

function printed(amount: number): number {
  return printedCents(amount as Cents, '万元', 2)
}

/** Half-up to one decimal, by integers alone. */
function rateOf(now: number, before: number): string {
  const part = BigInt(Math.abs(now - before)) * 1000n * 2n
  const whole = BigInt(Math.abs(before))
  const tenths = (part / whole + 1n) / 2n
  return `${tenths / 10n}.${tenths % 10n}`
}

function amountsBehind(
  figure: TextFigure,
  document: Sample,
  engine: Engine,
): { now: number; before: number } {
  let now = 0
  let before = 0
  for (const ref of refsOf(figure)) {
    const [collection = '', id = ''] = ref.split('/')
    if (/^t\d\d$/.test(collection)) now += engine.amountOf(ref) ?? 0
    if (collection === 'lines') now += document.lines.find((line) => line.id === id)?.[fieldOf(ref)] ?? 0
    if (collection === 'priorFacts')
      before += document.priorFacts.find((fact: PriorFact) => fact.id === id)?.amount ?? 0
  }
  return { now, before }
}

function fieldOf(ref: string): 'amount' | 'procurement' {
  return ref.endsWith('/procurement') ? 'procurement' : 'amount'
}

function countBehind({ now: { refs } }: TextFigure, key: string, document: Sample): number {
  const [ref = ''] = refs
  // Ruling: a project without lines is in neither text nor tables.
  if (ref === 'projects') {
    return document.projects.filter(({ id }) => document.lines.some(({ projectId }) => projectId === id))
      .length
  }
  if (ref === 'template/decimals') return 2
  if (ref === 'template/rateDecimals') return 1
  if (ref === 'units') {
    const own = document.units.filter((unit) => unit.independentAccounting)
    if (key === 'p1/units') return document.units.length
    if (key === 'p6/scope') return own.length
    if (key === 'p1/accounting') return document.units.length - own.length
    return document.units.filter((unit) => unit.main).flatMap((unit) => unit.departments).length
  }
  if (ref.startsWith('facts/'))
    return Number(document.facts.find(({ id }) => ref.split('/')[1] === id)?.value)
  return refs.reduce(
    (sum, each) => sum + (document.assets.find(({ id }) => each.split('/')[1] === id)?.value ?? 0),
    0,
  )
}
