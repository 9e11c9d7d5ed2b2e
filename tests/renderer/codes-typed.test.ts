import { expect, test } from 'vitest'
import { codeTyped } from '../../src/renderer/components/code-choices'
import { readCode } from '../../src/renderer/pages/projects/code-entry'

const entry = (code: string, name: string) => ({ code, name, level: 3 })
const functions = [entry('2011302', '一般行政管理事务'), entry('2150517', '产业发展')]
const lists = { functions, economics: [], fundTypes: [], govEconomics: [], economicMapping: [] }

test('a cell of two codes is neither of them, wherever it is put, and it says so', () => {
  for (const text of ['2011302、2150517', '2011302,2150517', '2011302 2150517', '２０１１３０２；2150517']) {
    expect(codeTyped(functions, 7, text)).toBeNull()
    expect(readCode(lists, 'function', text)).toEqual({
      refused: `“${text}”是几个编码，这里只能填一个。`,
    })
  }
  expect(codeTyped(functions, 7, '2011302 一般行政管理事务、2150517 产业发展')).toBeNull()
})

test('a code with its name is that code', () => {
  expect(codeTyped(functions, 7, '2011302 一般行政管理事务')).toEqual({ code: '2011302', name: '' })
  expect(codeTyped(functions, 7, '2011399（其他 2024）')).toEqual({ code: '2011399', name: '(其他 2024)' })
})
