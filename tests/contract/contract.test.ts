import { describe, expect, onTestFinished, test } from 'vitest'
import type { Client } from '../../src/shared/contract/client'
import type { Reply } from '../../src/shared/contract/failure'
import { failureSchema } from '../../src/shared/contract/schemas/results'
import { methods } from '../../src/shared/contract/methods'
import { misfits } from '../support/misfits'
import { tempFolder } from '../support/temp-folder'
import { folderPorts, transports } from './transports'

describe.each(transports)('$name', (transport) => {
  async function connect(): Promise<Client> {
    const connection = await transport.open(folderPorts(tempFolder()))
    onTestFinished(() => connection.close())
    return parsed(connection.client)
  }

  /** Everything in an open budget. */
  async function whole(client: Client, { budget }: { readonly budget: string }) {
    return value(await client.call('budget.view', { budget }))
  }

  async function openSample(client: Client) {
    const file = value(await client.call('file.reserve', { name: '示例' }))
    return value(await client.call('budget.create', { file: file.handle, from: { sample: 'longgang-2024' } }))
  }

  test('tells what it offers', async () => {
    const client = await connect()
    const info = value(await client.call('app.info', {}))
    expect(info.fileAccess).toBe('list')
    expect(info.samples.map(({ id }) => id)).toContain('longgang-2024')
    expect(info.templates.map(({ id }) => id)).toContain('shenzhen-longgang-2024')
  })

  test('tells every step to whoever listens, who then asks for what it changed', async () => {
    const told: { event: string; payload: unknown }[] = []
    const connection = await transport.open(folderPorts(tempFolder()), (event, payload) => {
      // Of long work only what takes its time is told.
      if (event.startsWith('budget.')) told.push({ event, payload })
    })
    onTestFinished(() => connection.close())
    const client = parsed(connection.client)
    const { budget } = await openSample(client)
    const set = { budget, path: 'lines/y058/amount', value: '20' }
    const { patch } = value(await client.call('edit.set', set))
    await expect
      .poll(() => told)
      .toEqual([
        {
          event: 'budget.stepped',
          payload: { budget, revision: 2, label: patch.label },
        },
      ])
    const [followed, ...more] =
      value(await client.call('budget.follow', { budget, from: 1, shows: ['tables'] })) ?? []
    expect(more).toEqual([])
    expect(followed).toMatchObject({ from: 1, to: 2, cells: patch.cells, blocks: [] })
    await client.call('budget.close', { budget })
    await expect.poll(() => told.at(-1)).toEqual({ event: 'budget.closed', payload: { budget } })
  })

  test('carries how columns are set, there and back', async () => {
    const client = await connect()
    const { budget } = await openSample(client)
    const layout = { order: ['name', 'amount'], shown: { 功能: false }, widths: { name: 240 } }
    expect(value(await client.call('layout.keep', { budget, list: 'projects', layout }))).toBeNull()
    expect(value(await client.call('layout.read', { budget }))).toEqual({ projects: layout })
  })

  test('carries 24,000 edits in one call, and what came of each', async () => {
    const client = await connect()
    const { budget } = await openSample(client)
    const { document } = await whole(client, { budget })
    const edits = Array.from({ length: 24_000 }, (_, i) => ({
      set: `lines/${document.lines[i % document.lines.length]?.id ?? ''}/amount`,
      value: i % 8 === 0 ? `${i}O` : `${i}.25`,
      unit: '万元' as const,
    }))
    const done = value(await client.call('edit.apply', { budget, edits, onRefused: 'skip' }))
    expect(done.patch.to).toBe(2)
    expect(done.refused.map(({ edit }) => edit)).toEqual(edits.flatMap((_, i) => (i % 8 === 0 ? [i] : [])))
    expect(done.patch.label).toBe('改 21000 处')
  }, 60_000)

  test('creates, lists, closes and opens a file by handle', async () => {
    const client = await connect()
    expect(value(await client.call('file.list', {}))).toEqual([])
    const created = await whole(client, await openSample(client))
    expect(created.document.department.agency).toBe('深圳市龙岗区工业和信息化局')
    expect(created.tables).toHaveLength(12)
    expect(await client.call('budget.close', { budget: created.budget })).toEqual({ ok: true, value: null })
    const [listed] = value(await client.call('file.list', {}))
    expect(listed?.name).toBe('示例')
    const opened = await whole(
      client,
      value(await client.call('budget.open', { file: listed?.handle ?? '' })),
    )
    expect(opened.document).toEqual(created.document)
    expect(opened.tables).toEqual(created.tables)
  })

  test('an edit, its undo and redo answer with patches that continue each other', async () => {
    const client = await connect()
    const { budget, document } = await whole(client, await openSample(client))
    const line = document.lines.find(
      ({ economicCode, projectId }) => economicCode === '30399' && projectId !== null,
    )
    const path = `lines/${line?.id ?? ''}/amount`
    const edited = value(await client.call('edit.set', { budget, path, value: '10140.06' }))
    const undone = value(await client.call('edit.undo', { budget }))
    const redone = value(await client.call('edit.redo', { budget }))
    expect([undone.patch.from, redone.patch.from]).toEqual([edited.patch.to, undone.patch.to])
    expect(undone.patch.cells).toEqual(
      edited.patch.cells.map(({ cell, old, new: now }) => ({ cell, old: now, new: old })),
    )
    expect(redone.patch.cells).toEqual(edited.patch.cells)
    const steps = value(await client.call('history.list', { budget }))
    expect(steps.slice(0, 3).map(({ kind, by }) => [kind, by])).toEqual([
      ['redo', '王敏'],
      ['undo', '王敏'],
      ['edit', '王敏'],
    ])
  })

  test('explains a cell by records that add up to it', async () => {
    const client = await connect()
    const { budget, tables } = await whole(client, await openSample(client))
    const row = tables.find(({ id }) => id === 't03')?.rows[0]
    const explanation = value(await client.call('cell.explain', { budget, cell: `${row?.key ?? ''}/total` }))
    expect(explanation.amount).toBe(row?.cells[0])
    expect(explanation.parts.reduce((sum, { sign, amount }) => sum + sign * amount, 0)).toBe(
      explanation.amount,
    )
  })

  test('saves a copy, keeps the day’s copy, lists it and opens it for viewing', async () => {
    const client = await connect()
    const { budget, document } = await whole(client, await openSample(client))
    const place = value(await client.call('file.reserve', { name: '副本' }))
    expect(value(await client.call('budget.saveCopy', { budget, file: place.handle }))).toMatchObject({
      handle: place.handle,
      name: '副本',
    })
    expect(await client.call('budget.saveCopy', { budget, file: place.handle })).toMatchObject({
      error: { code: 'file-exists' },
    })
    expect(value(await client.call('copy.list', {}))).toEqual([])
    await client.call('edit.set', { budget, path: 'lines/y059/amount', value: '1' })
    const copies = value(await client.call('copy.list', {}))
    expect(copies).toMatchObject([{ name: '示例', kind: 'day', problem: null, content: { revision: 1 } }])
    const copy = await whole(
      client,
      value(await client.call('budget.open', { file: copies[0]?.handle ?? '' })),
    )
    expect(copy.document).toEqual(document)
    expect(copy.state).toMatchObject({ access: { mode: 'view', why: 'copy' }, undo: null, redo: null })
    const { access } = copy.state
    const refused = {
      ok: false,
      error: { code: 'file-read-only', message: access.mode === 'view' && access.message },
    }
    for (const reply of [
      await client.call('edit.set', { budget: copy.budget, path: 'lines/none/amount', value: 'x' }),
      await client.call('edit.undo', { budget: copy.budget }),
      await client.call('text.restore', { budget: copy.budget, block: 'p3/projects/commerce' }),
    ]) {
      expect(reply).toEqual(refused)
    }
    const now = await whole(
      client,
      value(await client.call('budget.open', { file: place.handle, as: 'copy' })),
    )
    expect(now.state.access).toMatchObject({ mode: 'view', why: 'copy' })
    expect(now.document).toEqual(document)
  })

  test('puts documents and lists out in files under names that are free, and tells of each', async () => {
    const client = await connect()
    const { budget } = await openSample(client)
    const asked = [
      { name: '预算', ending: 'html' },
      { name: '预算', ending: 'docx' },
      { name: '列表', ending: 'csv' },
    ]
    const { folder, files } = value(await client.call('export.place', { budget, folder: null, names: asked }))
    expect(folder).not.toBeNull()
    expect(files.map(({ name }) => name)).toEqual(['预算.html', '预算.docx', '列表.csv'])
    const [html = '', docx = '', csv = ''] = files.map(({ handle }) => handle)
    const outcomes = value(
      await client.call('export.write', {
        budget,
        files: [
          { file: html, form: 'html', content: 'whole' },
          { file: docx, form: 'docx', content: { table: 't05' } },
          { file: html, form: 'html', content: 'text' },
        ],
      }),
    )
    expect(outcomes).toMatchObject([
      { file: { handle: html, name: '预算.html' } },
      { file: { handle: docx, name: '预算.docx' } },
      { error: { code: 'file-exists' } },
    ])
    const list = {
      name: '列表',
      unit: '元',
      decimals: 2,
      head: [[{ text: '名称', columns: 1, rows: 1, leaf: 0 }]],
      columns: [{ kind: 'text' }],
      rows: [{ cells: ['节能减排'] }],
    } as const
    const put = await client.call('list.write', { budget, file: csv, form: 'csv', list })
    expect(value(put)).toMatchObject({ handle: csv, name: '列表.csv' })
    const again = value(await client.call('export.place', { budget, folder: null, names: asked }))
    expect(again.files.map(({ name }) => name)).toEqual(['预算（2）.html', '预算（2）.docx', '列表（2）.csv'])
  })

  test('shows a document as it would be put out: a page, and a PDF of its revision', async () => {
    const client = await connect()
    const asking = { budget: (await openSample(client)).budget, content: { table: 't10' } }
    expect(value(await client.call('export.page', asking)).body).toContain('政府性基金预算支出表')
    const { pdf, revision } = value(await client.call('export.preview', asking))
    expect([revision, Buffer.from(pdf, 'base64').subarray(0, 5).toString()]).toEqual([1, '%PDF-'])
  })

  test('answers what it cannot do with a code and a Chinese sentence', async () => {
    const client = await connect()
    const { budget } = await openSample(client)
    const failures: readonly (readonly [code: string, reply: Reply<unknown>])[] = [
      [
        'unknown-method',
        await (client as { call: (m: string, p: unknown) => Promise<Reply<unknown>> }).call('no.such', {}),
      ],
      ['bad-request', await client.call('budget.view', {} as { budget: string })],
      [
        'bad-request',
        await client.call('app.info', { surplus: 1 } as Record<string, number> as Record<string, never>),
      ],
      ['unknown-budget', await client.call('budget.view', { budget: 'none' })],
      ['unknown-path', await client.call('edit.set', { budget, path: 'lines/none/amount', value: '1' })],
      ['bad-value', await client.call('edit.set', { budget, path: 'department/fiscalYear', value: 'x' })],
      ['nothing-to-undo', await client.call('edit.undo', { budget })],
      ['file-missing', await client.call('budget.open', { file: 'no handle' })],
    ]
    for (const [code, reply] of failures) {
      expect(reply).toMatchObject({
        ok: false,
        error: { code, message: expect.stringMatching(/[\u4e00-\u9fff]/) as string },
      })
    }
  })
})

test('every method of the table is a query or a command', () => {
  for (const [name, { kind }] of Object.entries(methods)) {
    expect(name).toMatch(/^[a-z]+\.[a-z]+([A-Z][a-z]+)*$/)
    expect(['query', 'command']).toContain(kind)
  }
})

/** Every answer is what its type says, whatever carried it. */
function parsed(client: Client): Client {
  return {
    async call(method, params) {
      const reply = await client.call(method, params)
      if (reply.ok) expect(misfits(method, reply.value)).toEqual([])
      else failureSchema.parse(reply.error)
      return reply
    },
  }
}

function value<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(`${reply.error.code}: ${reply.error.message}`)
  return reply.value
}
