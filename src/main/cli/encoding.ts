import { done, failed, type Reply } from '../../shared/contract/failure'
import { type Encoding, encodings } from '../../shared/contract/uploads'

/** The option of commands to which bytes come. */
export const ENCODING = { encoding: { value: '编码', help: 'utf-8（不写即是）或 gb18030' } } as const

/** `--encoding`: how bytes that come in are read. */
export function encodingOf({
  encoding = 'utf-8',
}: {
  readonly encoding?: string | undefined
}): Reply<Encoding> {
  const found = encodings.find((each) => each === encoding.toLowerCase())
  return found ? done(found) : failed('bad-request', `没有编码“${encoding}”。可选：${encodings.join('、')}。`)
}
