import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recordPatches } from '../../../src/shared/difference/records'
import { applyRecords, type RecordChange } from '../../../src/shared/model/change'
import type { BudgetDocument } from '../../../src/shared/model/document'
import type { CollectionName, Field } from '../../../src/shared/model/field-types'
import { definition, fieldsOf, recordSets } from '../../../src/shared/model/fields'
import { type Engine, openEngine } from '../../../src/shared/tables/engine'
import { applyTables } from '../../../src/shared/difference/apply-tables'
import type { TableRow } from '../../../src/shared/printed/row'
import type { ColumnSpec, PartSpec, RecordRowSpec, TableSpec } from '../../../src/shared/tables/spec'
import { codeBook, sampleDocument, sampleIds } from '../../support/longgang'
import { anyDocument, anyRecord } from '../../support/random-budget'

const collections = recordSets.filter((set): set is CollectionName => set !== 'department')
const codes = codeBook()

/** A table with a row per record: given columns, or every field of the collection. */
function tableOf(
  id: string,
  rows: RecordRowSpec,
  columns: readonly ColumnSpec[] = everyField(rows.of),
  parts: readonly PartSpec[] = [],
): TableSpec {
  return {
    id,
    number: 1,
    title: id,
    layout: 'records',
    unit: '元',
    decimals: 2,
    scope: 'department',
    rowHeaders: [],
    columns,
    rows: [rows],
    notes: [],
    parts,
  }
}

function everyField(of: CollectionName): readonly ColumnSpec[] {
  return Object.entries(fieldsOf(of)).map(([field, { label }]) => ({
    id: `c-${field}`,
    path: [label],
    field,
  }))
}

const opened = (tables: readonly TableSpec[], document: BudgetDocument): Engine =>
  openEngine(tables, document, codes)

function rowsOf(engine: Engine, table: string, part?: string): readonly TableRow[] {
  const view = engine.views().find(({ id }) => id === table)
  return (part === undefined ? view?.rows : view?.parts.find(({ id }) => id === part)?.rows) ?? []
}

describe('rows of records', () => {
  const sample = sampleDocument()
  const commerce = sampleIds.project('commerce')

  it('print fields as people read them: labels of choices, 是 and 否, lists, nothing for null', () => {
    const engine = opened(
      [
        tableOf('projects', { rows: 'record', of: 'projects' }),
        tableOf('units', { rows: 'record', of: 'units' }),
        tableOf('indicators', { rows: 'record', of: 'indicators' }),
      ],
      {
        ...sample,
        units: sample.units.map((unit) => ({ ...unit, creditCode: '114403070075510000' })),
        indicators: sample.indicators.map((each) => ({ ...each, weight: 1250 })),
      },
    )
    expect(rowsOf(engine, 'indicators')[0]?.texts).toMatchObject({ weight: '12.5', sign: '' })
    const project = rowsOf(engine, 'projects').find(({ key }) => key === `projects/all/${commerce}`)
    expect(project?.texts).toMatchObject({
      code: 'commerce',
      'c-code': 'commerce',
      name: '商贸管理',
      category: '特定目标类',
      nature: '延续项目',
      common: '否',
      key: '是',
      position: '8',
    })
    expect(project).toMatchObject({
      kind: 'project',
      level: 1,
      parentKey: null,
      unitCode: null,
      projectCode: null,
    })
    const [unit] = rowsOf(engine, 'units')
    expect(unit?.texts?.['departments']).toBe(sample.units[0]?.departments.join('、'))
    // Without a word of the template, a row goes by its last column.
    expect(unit?.name).toBe('114403070075510000')
    const open = { ...sample, projects: sample.projects.map((each) => ({ ...each, unitId: null })) }
    const [shared] = rowsOf(
      opened([tableOf('projects', { rows: 'record', of: 'projects' })], open),
      'projects',
    )
    expect(shared?.texts?.['unitId']).toBe('')
  })

  it('hold amounts as amounts, in cells of their own', () => {
    const engine = opened([tableOf('lines', { rows: 'record', of: 'lines' })], sample)
    const columns = everyField('lines').map(({ field }) => field)
    for (const line of sample.lines) {
      const row = rowsOf(engine, 'lines').find(({ key }) => key === `lines/all/${line.id}`)
      for (const name of ['amount', 'procurement', 'procurementSme', 'procurementMicro'] as const) {
        expect(row?.cells[columns.indexOf(name)]).toBe(line[name])
        expect(row?.texts).not.toHaveProperty(name)
      }
      expect(row?.cells.filter((cell) => cell !== null)).toHaveLength(4)
    }
    expect(rowsOf(engine, 'lines')).toHaveLength(sample.lines.length)
  })

  it('are those records alone that the template asks for, nulls too, under its own kind and name', () => {
    const rows: RecordRowSpec = {
      rows: 'record',
      of: 'goals',
      where: { projectId: commerce },
      kind: 'aim',
      name: 'number',
    }
    const columns: readonly ColumnSpec[] = [{ id: 'goal', path: ['目标'], field: 'text' }]
    const part = { id: 'whole', title: '{year}年', columns, rows: { ...rows, where: { projectId: null } } }
    const engine = opened([tableOf('goals', rows, columns, [part])], sample)
    const own = sample.goals.filter(({ projectId }) => projectId === commerce)
    expect(own.length).toBeGreaterThan(0)
    expect(rowsOf(engine, 'goals').map(({ key, kind, name, texts }) => ({ key, kind, name, texts }))).toEqual(
      own.map(({ id, number, text }) => ({
        key: `goals/all/${id}`,
        kind: 'aim',
        name: number === null ? '' : String(number),
        texts: { goal: text, text },
      })),
    )
    const whole = sample.goals.filter(({ projectId }) => projectId === null)
    expect(rowsOf(engine, 'goals', 'whole').map(({ key }) => key)).toEqual(
      whole.map(({ id }) => `goals/whole/${id}`),
    )
    expect(engine.views()[0]?.parts[0]?.title).toBe('2024年')
  })

  it('print what stands before a text where there is something to print', () => {
    const columns: readonly ColumnSpec[] = [
      { id: 'printed', path: ['目标'], field: 'text', prefix: { field: 'number', mark: '、' } },
    ]
    const goals = sample.goals
      .slice(0, 2)
      .map((goal, i) => ({ ...goal, number: i === 0 ? null : 7, text: '稳增长' }))
    const engine = opened([tableOf('goals', { rows: 'record', of: 'goals' }, columns)], { ...sample, goals })
    expect(rowsOf(engine, 'goals').map(({ texts }) => texts)).toEqual([
      { printed: '稳增长', text: '稳增长', number: '' },
      { printed: '7、稳增长', text: '稳增长', number: '7' },
    ])
  })

  it('stand in the order of their collection, and leave it with a patch of moves', () => {
    const engine = opened([tableOf('assets', { rows: 'record', of: 'assets' })], sample)
    const keys = sample.assets.map(({ id }) => `assets/all/${id}`)
    expect(rowsOf(engine, 'assets').map(({ key }) => key)).toEqual(keys)
    const [first] = sample.assets
    const { rows } = engine.apply([change('assets', first, { ...first, position: 99 })])
    expect(rows).toMatchObject({
      removed: [],
      inserted: [],
      moved: [{ key: keys[0], after: keys.at(-1) }],
    })
    expect(rowsOf(engine, 'assets').map(({ key }) => key)).toEqual([...keys.slice(1), keys[0]])
  })

  it('come and go where a record begins or ceases to be one of them', () => {
    const rows: RecordRowSpec = { rows: 'record', of: 'projects', where: { key: true } }
    const table = tableOf('projects', rows, [{ id: 'name', path: ['项目'], field: 'name' }])
    const engine = opened([table], sample)
    const project = sample.projects.find(({ id }) => id === commerce)
    const { rows: gone } = engine.apply([change('projects', project, { ...project, key: false })])
    expect(gone.removed).toEqual([`projects/all/${commerce}`])
    const { rows: back } = engine.apply([change('projects', { ...project, key: false }, project)])
    expect(back.inserted.map(({ table, list, row }) => [table, list, row.key])).toEqual([
      ['projects', 'rows', `projects/all/${commerce}`],
    ])
  })
})

/** Any changes of any records, allowed or not: a table prints what there is. */
const anyChange = fc.record({
  set: fc.constantFrom(...collections),
  what: fc.constantFrom('add', 'change', 'change', 'remove'),
  pick: fc.nat(),
})
const steps = fc
  .array(fc.array(anyChange, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 })
  .chain((asked) =>
    fc.tuple(
      ...asked.map((step) =>
        fc.tuple(
          ...step.map(({ set, ...rest }) =>
            anyRecord(set, 'made', {}).map((values) => ({ set, ...rest, values })),
          ),
        ),
      ),
    ),
  )

describe('after random changes of any records', () => {
  /** Every collection with every field, and the choices of one field as a part of their own. */
  const tables = collections.map((of) =>
    tableOf(
      of,
      { rows: 'record', of },
      everyField(of),
      Object.entries(fieldsOf(of)).flatMap(([name, field]) =>
        valuesOf(field).map((value) => ({
          id: `${name}-${String(value)}`,
          title: '',
          columns: everyField(of),
          rows: { rows: 'record' as const, of, where: { [name]: value } },
        })),
      ),
    ),
  )

  it('patches equal a fresh opening, and the way back ends where it began', () => {
    fc.assert(
      fc.property(anyDocument, steps, (start, asked) => {
        const engine = opened(tables, start)
        const before = engine.views()
        let document = start
        let projection = before
        const done: (readonly RecordChange[])[] = []
        asked.forEach((step, serial) => {
          const changes = realised(document, step, serial)
          document = applyRecords(document, recordPatches(changes))
          projection = applyTables(projection, engine.apply(changes))
          done.push(changes)
        })
        const expected = opened(tables, document).views()
        expect(engine.views()).toEqual(expected)
        expect(projection).toEqual(expected)
        for (const changes of done.toReversed()) {
          const back = changes.map((each) => ({ ...each, before: each.after, after: each.before })).reverse()
          projection = applyTables(projection, engine.apply(back))
        }
        expect(projection).toEqual(before)
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  function realised(
    document: BudgetDocument,
    step: readonly { set: CollectionName; what: string; pick: number; values: object }[],
    serial: number,
  ): readonly RecordChange[] {
    const seen = new Set<string>()
    return step.flatMap(({ set, what, pick, values }, i) => {
      const records = document[set] as readonly { readonly id: string }[]
      const id = what === 'add' ? `made-${serial}-${i}` : records[pick % Math.max(records.length, 1)]?.id
      if (id === undefined || seen.has(`${set}/${id}`)) return []
      seen.add(`${set}/${id}`)
      const old = records.find((each) => each.id === id)
      return [change(set, old, what === 'remove' ? null : { ...values, id })]
    })
  }
})

describe('the records of every collection', () => {
  it.each(collections)('%s are called what `add` calls them', (of) => {
    const own = anySample(of)
    const engine = opened([tableOf(of, { rows: 'record', of })], { ...sampleDocument(), [of]: own })
    expect(rowsOf(engine, of).map(({ kind }) => kind)).toEqual(own.map(() => definition[of].kind))
    expect(own.length).toBeGreaterThan(0)
  })

  function anySample(of: CollectionName): readonly unknown[] {
    const ids = { units: [sampleIds.unit('001')], projects: [sampleIds.project('commerce')] }
    const own = sampleDocument()[of]
    return own.length > 0 ? own : fc.sample(anyRecord(of, 'made', ids), { numRuns: 1, seed: 1 })
  }
})

/** What a part may ask of a field: its choices, or that nothing stands there. */
function valuesOf(field: Field): readonly (string | boolean | null)[] {
  const nothing = field.nullable ? [null] : []
  if (field.type === 'boolean') return [true, false]
  return field.type === 'enum' ? [...Object.keys(field.options), ...nothing] : nothing
}

function change(
  collection: CollectionName,
  before: object | undefined,
  after: object | null | undefined,
): RecordChange {
  const { id } = (after ?? before) as { readonly id: string }
  return {
    collection,
    id,
    before: (before ?? null) as RecordChange['before'],
    after: (after ?? null) as RecordChange['after'],
  }
}
