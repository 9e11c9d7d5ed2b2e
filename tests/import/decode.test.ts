import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decoded } from '../../src/main/import/decode'

/** 广告 in GB18030. */
const GB = Buffer.from([0xb9, 0xe3, 0xb8, 0xe6])

test('UTF-8 is read as it is, without the mark at its beginning', () => {
  expect(decoded(Buffer.from('广告'), '标准输入')).toEqual({ ok: true, value: '广告' })
  expect(decoded(Buffer.from('\uFEFF广告'), '标准输入')).toEqual({ ok: true, value: '广告' })
  expect(decoded(Buffer.from(''), '标准输入')).toEqual({ ok: true, value: '' })
})

test('F9: GB18030 is recognised and offered by name, and read where it is asked for', () => {
  expect(decoded(GB, '标准输入')).toEqual({
    ok: false,
    error: {
      code: 'bad-encoding',
      message:
        '标准输入从第 1 行起不是 UTF-8 编码的文字，像是 GB18030（GBK）编码，没有读入。请按 GB18030 读取，或另存为 UTF-8。',
      details: { offered: 'gb18030' },
    },
  })
  expect(decoded(GB, '标准输入', 'gb18030')).toEqual({ ok: true, value: '广告' })
  expect(decoded(Buffer.concat([Buffer.from('一\n二\n'), GB]), '“x.json”')).toMatchObject({
    error: { message: expect.stringContaining('“x.json”从第 3 行起') as string },
  })
})

test('what is neither is refused, and so is UTF-16', () => {
  expect(decoded(Buffer.from([0xff, 0x00]), '标准输入')).toEqual({
    ok: false,
    error: {
      code: 'bad-encoding',
      message: '标准输入从第 1 行起不是 UTF-8 编码的文字，没有读入。请另存为 UTF-8 再试。',
    },
  })
  expect(decoded(Buffer.from('\uFEFF广告', 'utf16le'), '标准输入')).toMatchObject({
    error: { message: '标准输入是 UTF-16（“Unicode”）编码的文字，没有读入。请另存为 UTF-8 再试。' },
  })
  expect(decoded(Buffer.from([0xff]), '标准输入', 'gb18030')).toMatchObject({
    error: { code: 'bad-encoding', message: '标准输入不是 GB18030 编码的文字，没有读入。' },
  })
})

test('nothing is ever put in place of bytes that could not be read', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 24 }), fc.constantFrom('utf-8', 'gb18030'), (bytes, encoding) => {
      const read = decoded(bytes, '', encoding)
      // The sign itself may stand in the text: as three bytes of its own.
      if (read.ok && !Buffer.from(bytes).includes('\uFFFD')) expect(read.value).not.toContain('\uFFFD')
    }),
    { numRuns: 3_000 },
  )
})
