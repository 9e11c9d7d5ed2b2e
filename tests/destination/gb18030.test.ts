import { expect, test } from 'vitest'
import { openGb18030 } from '../../src/main/export/finance/gb18030'
import { gb18030 } from '../support/gb18030'
import { bytesOf, made, refused, sample } from './finance-bench'

const { encoded, outsideIn } = openGb18030()
const decoder = new TextDecoder('gb18030')

test('every character that is not refused reads back as itself', () => {
  let outside = 0
  for (let from = 1; from < 0x110000; from += 0x1000) {
    const marks = Array.from({ length: 0x1000 }, (_, at) => from + at)
      .filter((code) => code < 0x110000 && (code < 0xd800 || code > 0xdfff))
      .map((code) => String.fromCodePoint(code))
    const lacking = outsideIn(marks.join(''))
    outside += lacking.length
    const kept = marks.filter((mark) => !lacking.includes(mark)).join('')
    const bytes = encoded(kept)
    // The reader would take a U+FEFF in front for a mark of its own.
    expect(new TextDecoder('gb18030', { ignoreBOM: true }).decode(bytes ?? new Uint8Array())).toBe(kept)
  }
  // Left are places of the private area that the reader reads as something else, and U+FFFD.
  expect(outside).toBeLessThan(100)
})

test('writes the bytes that other programs write, and the known four-byte ones', () => {
  const text = '龙岗区工业和信息化局 2024年“〇㐀€”，一般公共预算'
  expect(Buffer.from(encoded(text) ?? [])).toEqual(gb18030(text))
  expect([...(encoded('中') ?? [])]).toEqual([0xd6, 0xd0])
  expect(decoder.decode(encoded('𠮷😀') ?? new Uint8Array())).toBe('𠮷😀')
  expect([...(encoded('\u{10000}') ?? [])]).toEqual([0x90, 0x30, 0x81, 0x30])
  expect([...(encoded('\u{10FFFF}') ?? [])]).toEqual([0xe3, 0x32, 0x9a, 0x35])
})

test('a character outside it is said with its place, and nothing is made', () => {
  const document = sample()
  const [project] = document.projects
  const named = {
    ...document,
    projects: document.projects.map((p) => (p === project ? { ...p, name: '节能\uE5E5减排' } : p)),
  }
  const { message, faults } = refused(named, 'csv-gb18030')
  expect(message).toMatch(/没有写出/)
  expect(faults.map(({ place }) => place)).toContain(`projects/${project?.id ?? ''}/name`)
  expect(faults[0]?.message).toMatch(/“项目信息”第 1 行“项目名称”里的 .*U\+E5E5.* 不在 GB18030 里/)
  expect(bytesOf(made(named, 'csv'), 'PM_PROJECT_INFO.csv').length).toBeGreaterThan(0)
})
