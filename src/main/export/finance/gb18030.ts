/**
 * GB 18030, which Node and Chromium read but do not write: the reader’s own table turned round (WHATWG Encoding, 10.2), so that what
 * is written reads back as itself there. A character is outside it where no bytes are read as it.
 */
export interface Gb18030 {
  /** Null: a character of the text is outside; `outsideIn` says which. */
  encoded(text: string): Uint8Array | null
  outsideIn(text: string): readonly string[]
}

/** The first character behind the basic plane, and its four bytes as a number in their order. */
const SUPPLEMENTARY = { first: 0x10000, pointer: 189_000 } as const
const NONE = 0

/** The table is made of 64,000 readings, about a tenth of a second: once for all files of a package. */
export function openGb18030(): Gb18030 {
  const bytes = basicPlane()

  function numberOf(code: number): number {
    if (code >= SUPPLEMENTARY.first) return fourBytes(SUPPLEMENTARY.pointer + code - SUPPLEMENTARY.first)
    return bytes[code] ?? NONE
  }

  function outsideIn(text: string): readonly string[] {
    const marks = Array.from(text).filter((mark) => isOutside(mark.codePointAt(0) ?? 0))
    return [...new Set(marks)]
  }

  function isOutside(code: number): boolean {
    return code !== 0 && numberOf(code) === NONE
  }

  return {
    outsideIn,
    encoded(text) {
      const out = new Uint8Array(text.length * 4)
      let length = 0
      for (let at = 0; at < text.length; at += 1) {
        const code = text.codePointAt(at) ?? 0
        if (code >= SUPPLEMENTARY.first) at += 1
        if (isOutside(code)) return null
        const number = numberOf(code)
        for (let shift = number > 0xffff ? 24 : number > 0xff ? 8 : 0; shift >= 0; shift -= 8) {
          out[length] = (number >>> shift) & 0xff
          length += 1
        }
      }
      return out.slice(0, length)
    },
  }
}

/** By code unit: one, two or four bytes as a number; NONE: nothing is read as it. Of several ways the shortest, then the first. */
function basicPlane(): Uint32Array {
  const decoder = new TextDecoder('gb18030')
  const found = new Uint32Array(0x10000)
  const keep = (number: number, ...bytes: readonly number[]): void => {
    const mark = decoder.decode(Uint8Array.from(bytes))
    const code = mark.charCodeAt(0)
    if (mark.length === 1 && mark !== '\uFFFD' && found[code] === NONE) found[code] = number
  }
  for (let low = 1; low < 0x80; low += 1) found[low] = low
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) if (low !== 0x7f) keep((high << 8) | low, high, low)
  }
  const most = 39_420
  for (let pointer = 0; pointer < most; pointer += 1) {
    const number = fourBytes(pointer)
    keep(number, number >>> 24, (number >>> 16) & 0xff, (number >>> 8) & 0xff, number & 0xff)
  }
  return found
}

/** The four bytes of a place in the linear part of the table. */
function fourBytes(pointer: number): number {
  const fourth = 0x30 + (pointer % 10)
  const third = 0x81 + (Math.floor(pointer / 10) % 126)
  const second = 0x30 + (Math.floor(pointer / 1260) % 10)
  const first = 0x81 + Math.floor(pointer / 12_600)
  return ((first << 24) | (second << 16) | (third << 8) | fourth) >>> 0
}
