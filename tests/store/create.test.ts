import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createStore } from '../../src/main/store/store'
import { anyDocument } from '../support/random-budget'
import { tempFolder } from '../support/temp-folder'
import { created, opened, sampleDocument, step } from './store-bench'

test('any document comes back as it went in', () => {
  const folder = tempFolder()
  let n = 0
  fc.assert(
    fc.property(anyDocument, (document) => {
      const path = join(folder, `${(n += 1)}.budget`)
      created(path, document).close()
      const store = opened(path, folder)
      const read = store.read()
      store.close()
      expect(read).toEqual(document)
    }),
    { numRuns: 40 },
  )
})

test('an existing file is never overwritten', () => {
  const path = join(tempFolder(), 'x.budget')
  writeFileSync(path, 'mine')
  expect(createStore(path, sampleDocument(), step('新建', { kind: 'create' }))).toMatchObject({
    ok: false,
    error: { code: 'file-exists' },
  })
  expect(readFileSync(path, 'utf8')).toBe('mine')
})

test('where making it is refused half-way, no file is left', () => {
  const folder = tempFolder()
  const document = sampleDocument()
  const [first] = document.lines
  if (!first) throw new Error('the sample has lines')
  const impossible = { ...document, lines: [...document.lines, { ...first, id: 'extra', unitId: 'nowhere' }] }
  expect(() => createStore(join(folder, 'x.budget'), impossible, step('新建', { kind: 'create' }))).toThrow(
    /FOREIGN KEY/,
  )
  expect(readdirSync(folder)).toEqual([])
})

test('a folder that is not there', () => {
  const path = join(tempFolder(), 'nowhere', 'x.budget')
  expect(createStore(path, sampleDocument(), step('新建', { kind: 'create' }))).toMatchObject({
    ok: false,
    error: { code: 'file-missing' },
  })
})
