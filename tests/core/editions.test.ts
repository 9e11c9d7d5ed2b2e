import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { packageText } from '../../src/main/export/package'
import { parsePackage } from '../../src/main/import/package'
import { openPacks } from '../../src/main/packs/packs'
import { anyEdit, callOf } from './any-edit'
import { type Bench, openBench, resources } from './bench'

/** Files that the program before edition 3 wrote, with the package of every state on their way back and forth. */
const FOLDER = new URL('../fixtures/editions/second/', import.meta.url)
const NUMBERS = readdirSync(FOLDER).flatMap((name) => /^(\d\d)\.budget\.br$/.exec(name)?.[1] ?? [])

interface Kept {
  readonly revision: number
  /** The file as it is, then after each undo. */
  readonly undone: readonly object[]
  /** After each redo from the file as it is. */
  readonly redoTail: readonly object[]
}

function kept(name: string): Buffer {
  return brotliDecompressSync(readFileSync(new URL(name, FOLDER)))
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

async function openKept(number: string) {
  const path = bench.path(`${number}.budget`)
  writeFileSync(path, kept(`${number}.budget.br`))
  const { budget } = await bench.open({ file: path })
  const state = async () => packageText((await bench.call('budget.view', { budget })).document)
  return { budget, state }
}

test('twenty files are kept', () => expect(NUMBERS).toHaveLength(20))

test.each(NUMBERS)('file %s of edition 2 goes back to its start and forth to its end', async (number) => {
  const { revision, undone, redoTail } = JSON.parse(kept(`${number}.packages.json.br`).toString()) as Kept
  const { budget, state } = await openKept(number)
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
})

test.each(NUMBERS)('random edits of file %s go back across the edition to its start', async (number) => {
  const { undone } = JSON.parse(kept(`${number}.packages.json.br`).toString()) as Kept
  const { budget, state } = await openKept(number)
  const edits = fc.sample(anyEdit, { numRuns: 25, seed: Number(number) })
  for (const [serial, edit] of edits.entries()) {
    const view = await bench.call('budget.view', { budget })
    const [method, params] = callOf(view, edit, serial)
    const reply = await bench.core.dispatch(method, { ...params, budget })
    if (!reply.ok) expect(['internal', 'bad-request']).not.toContain(reply.error.code)
  }
  let { undo } = (await bench.call('budget.view', { budget })).state
  while (undo !== null) undo = (await bench.call('edit.undo', { budget })).patch.state.undo
  expect(await state()).toBe(upgraded(undone.at(-1) ?? {}))
})

test.each(['package-1.sample', 'package-1.small', 'package-2.sample', 'package-2.small'])(
  '%s still makes a file, and what it makes reads back as itself',
  async (name) => {
    const text = kept(`${name}.json.br`).toString()
    const read = parsePackage(text, packs.rulesFor)
    if (!read.ok) throw new Error(JSON.stringify(read.error))
    const { document, left } = read.value
    const again = parsePackage(packageText(document), packs.rulesFor)
    // What no door takes any more is brought along from then, and refused, place by place, of a package of now.
    const answer = again.ok ? again.value : again.error.details?.['faults']
    expect(answer).toEqual(left.length > 0 ? left : { document, left: [] })
  },
)
