import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { packageText } from '../../src/main/export/package'
import { parsePackage } from '../../src/main/import/package'
import { openPacks } from '../../src/main/packs/packs'
import { anyEdit, callOf } from './any-edit'
import { type Bench, openBench, resources } from './bench'

/** Files that the program wrote before an edition, with the package of every state on their way back and forth. */
const FOLDERS = { second: 20, third: 8, fourth: 8, fifth: 8, sixth: 8, seventh: 8, eighth: 8 } as const
type Folder = keyof typeof FOLDERS
const FILES = (Object.keys(FOLDERS) as Folder[]).flatMap((folder) =>
  readdirSync(folderOf(folder)).flatMap((name) => {
    const number = /^(\d\d)\.budget\.br$/.exec(name)?.[1]
    return number === undefined ? [] : [[folder, number] as const]
  }),
)

function folderOf(folder: Folder): URL {
  return new URL(`../fixtures/editions/${folder}/`, import.meta.url)
}

interface Kept {
  readonly revision: number
  /** The file as it is, then after each undo. */
  readonly undone: readonly object[]
  /** After each redo from the file as it is. */
  readonly redoTail: readonly object[]
}

function kept(folder: Folder, name: string): Buffer {
  return brotliDecompressSync(readFileSync(new URL(name, folderOf(folder))))
}

let bench: Bench
beforeEach(() => {
  bench = openBench()
})
afterEach(() => bench.dispose())

const packs = openPacks([resources])

/** A package of then as the program of now reads it. */
function upgraded(old: object): string {
  const read = parsePackage(JSON.stringify(old), packs.rulesFor)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return packageText(read.value.document)
}

async function openKept(folder: Folder, number: string) {
  const path = bench.path(`${number}.budget`)
  writeFileSync(path, kept(folder, `${number}.budget.br`))
  const { budget } = await bench.open({ file: path })
  const state = async () => packageText((await bench.call('budget.view', { budget })).document)
  return { budget, state }
}

test.each(Object.entries(FOLDERS))('of the %s edition %i files are kept', (folder, count) => {
  expect(FILES.filter(([of]) => of === folder)).toHaveLength(count)
})

test.each(FILES)(
  'of the %s edition file %s goes back to its start and forth to its end',
  async (folder, number) => {
    const { revision, undone, redoTail } = JSON.parse(
      kept(folder, `${number}.packages.json.br`).toString(),
    ) as Kept
    const { budget, state } = await openKept(folder, number)
    const opened = await bench.call('budget.view', { budget })
    expect(opened.state.revision).toBe(revision)
    expect(await state()).toBe(upgraded(undone[0] ?? {}))
    for (const old of redoTail) {
      await bench.call('edit.redo', { budget })
      expect(await state()).toBe(upgraded(old))
    }
    for (const old of [
      ...redoTail.slice(0, -1).toReversed(),
      ...(redoTail.length > 0 ? undone.slice(0, 1) : []),
    ]) {
      await bench.call('edit.undo', { budget })
      expect(await state()).toBe(upgraded(old))
    }
    for (const old of undone.slice(1)) {
      await bench.call('edit.undo', { budget })
      expect(await state()).toBe(upgraded(old))
    }
    expect((await bench.refused('edit.undo', { budget })).code).toBe('nothing-to-undo')
    for (const old of [...undone.slice(0, -1).toReversed(), ...redoTail]) {
      await bench.call('edit.redo', { budget })
      expect(await state()).toBe(upgraded(old))
    }
    expect((await bench.refused('edit.redo', { budget })).code).toBe('nothing-to-redo')
  },
)

test.each(FILES)(
  'of the %s edition random edits of file %s go back across it to its start',
  async (folder, number) => {
    const { undone } = JSON.parse(kept(folder, `${number}.packages.json.br`).toString()) as Kept
    const { budget, state } = await openKept(folder, number)
    const edits = fc.sample(anyEdit, { numRuns: 15, seed: Number(number) })
    for (const [serial, edit] of edits.entries()) {
      const view = await bench.call('budget.view', { budget })
      const [method, params] = callOf(view, edit, serial)
      const reply = await bench.core.dispatch(method, { ...params, budget })
      if (!reply.ok) expect(['internal', 'bad-request']).not.toContain(reply.error.code)
    }
    let { undo } = (await bench.call('budget.view', { budget })).state
    while (undo !== null) undo = (await bench.call('edit.undo', { budget })).patch.state.undo
    expect(await state()).toBe(upgraded(undone.at(-1) ?? {}))
  },
)

test.each([
  ['second', 'package-1.sample'],
  ['second', 'package-1.small'],
  ['second', 'package-2.sample'],
  ['second', 'package-2.small'],
  ['third', 'package-3.sample'],
  ['third', 'package-3.small'],
  ['fourth', 'package-4.sample'],
  ['fourth', 'package-4.small'],
  ['fifth', 'package-5.sample'],
  ['fifth', 'package-5.small'],
  ['sixth', 'package-6.sample'],
  ['sixth', 'package-6.small'],
  ['seventh', 'package-7.sample'],
  ['seventh', 'package-7.small'],
  ['eighth', 'package-8.sample'],
  ['eighth', 'package-8.small'],
] as const)(
  'of the %s edition %s still makes a file, and what it makes reads back as itself',
  (folder, name) => {
    const text = kept(folder, `${name}.json.br`).toString()
    const read = parsePackage(text, packs.rulesFor)
    if (!read.ok) throw new Error(JSON.stringify(read.error))
    const { document, left } = read.value
    const again = parsePackage(packageText(document), packs.rulesFor)
    // What no door takes any more is brought along from then, and refused, place by place, of a package of now.
    const answer = again.ok ? again.value : again.error.details?.['faults']
    expect(answer).toEqual(left.length > 0 ? left : { document, left: [] })
  },
)
