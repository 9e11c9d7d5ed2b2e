import { isUtf8 } from 'node:buffer'
import { done, failed, type Reply } from '../../shared/contract/failure'
import type { Encoding } from '../../shared/contract/uploads'

/**
 * The text that bytes stand for, or a refusal: never a text in which something was put in place of bytes that could not
 * be read. Failure: bad-encoding, with the encoding that fits in `details.offered`, where one does. `what` names the bytes.
 */
export function decoded(bytes: Uint8Array, what: string, encoding: Encoding = 'utf-8'): Reply<string> {
  const text = strictly(bytes, encoding)
  if (text !== null) return done(text)
  if (encoding !== 'utf-8') return refused(`${what}不是 ${nameOf(encoding)} 编码的文字，没有读入。`)
  if (bytes.length % 2 === 0 && /^(fffe|feff)/.test(Buffer.from(bytes.subarray(0, 2)).toString('hex'))) {
    return refused(`${what}是 UTF-16（“Unicode”）编码的文字，没有读入。请另存为 UTF-8 再试。`)
  }
  const where = `从第 ${lineOfFault(bytes)} 行起不是 UTF-8 编码的文字`
  return strictly(bytes, 'gb18030') === null
    ? refused(`${what}${where}，没有读入。请另存为 UTF-8 再试。`)
    : refused(
        `${what}${where}，像是 GB18030（GBK）编码，没有读入。请按 GB18030 读取，或另存为 UTF-8。`,
        'gb18030',
      )
}

function strictly(bytes: Uint8Array, encoding: Encoding): string | null {
  if (encoding === 'utf-8' && !isUtf8(bytes)) return null
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null // That is what fatal means: these bytes stand for no text.
  }
}

/** Line of the first bytes that are no UTF-8, counted from 1. */
function lineOfFault(bytes: Uint8Array): number {
  let line = 1
  let from = 0
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
    if (!isUtf8(bytes.subarray(from, end))) return line
    from = end + 1
    line += 1
  }
  return line
}

function nameOf(encoding: Encoding): string {
  return { 'utf-8': 'UTF-8', gb18030: 'GB18030' }[encoding]
}

function refused(message: string, offered?: Encoding): Reply<never> {
  return failed('bad-encoding', message, offered ? { details: { offered } } : {})
}
