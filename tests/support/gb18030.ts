const decoder = new TextDecoder('gb18030')
let known: ReadonlyMap<string, readonly number[]> | undefined

/** Bytes of every character of the basic plane: one, two, or four. */
function bytesOf(): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, readonly number[]>()
  const add = (...bytes: readonly number[]): void => {
    const mark = decoder.decode(Uint8Array.from(bytes))
    if (mark.length === 1 && mark !== '\uFFFD' && !found.has(mark)) found.set(mark, bytes)
  }
  const each = (from: number, to: number, what: (byte: number) => void): void => {
    for (let byte = from; byte <= to; byte += 1) what(byte)
  }
  each(0, 0x7f, (low) => add(low))
  each(0x81, 0xfe, (high) => each(0x40, 0xfe, (low) => add(high, low)))
  each(0x81, 0x84, (first) =>
    each(0x30, 0x39, (second) =>
      each(0x81, 0xfe, (third) => each(0x30, 0x39, (fourth) => add(first, second, third, fourth))),
    ),
  )
  return found
}

/** A text as Notepad on a Chinese Windows writes it. */
export function gb18030(text: string): Buffer {
  known ??= bytesOf()
  const bytes = known
  return Buffer.from(
    Array.from(text).flatMap((mark) => {
      const own = bytes.get(mark)
      if (!own) throw new Error(`${mark} is not of the basic plane`)
      return own
    }),
  )
}
