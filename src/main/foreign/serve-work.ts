import type { FromForeign, ToForeign } from './messages'
import type { Work, WorkTable } from './work'

/** The child's end of the line. */
export interface ForeignLine {
  post(message: FromForeign): void
  onMessage(listener: (message: ToForeign) => void): void
}

/** Does the work that the line asks for; the one who asked ends the process. */
export function serveWork(line: ForeignLine, works: WorkTable): void {
  line.onMessage((asked) => {
    answer(asked, works).then(line.post, (fault: unknown) => line.post(broke(fault)))
  })
}

async function answer({ work, input, folder }: ToForeign, works: WorkTable): Promise<FromForeign> {
  const load = Object.hasOwn(works, work) ? works[work] : undefined
  if (!load) throw new Error(`no work of kind ${work}`)
  const run = (await load()) as Work<unknown, unknown>
  return { kind: 'done', reply: await run(input, folder) }
}

function broke(fault: unknown): FromForeign {
  const details = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)
  // A buffer or text beyond what there is room for is refused by an error instead of ending the process.
  const outOfMemory =
    fault instanceof RangeError && /allocation failed|Invalid string length|ERR_STRING_TOO_LONG/.test(details)
  return { kind: 'broke', outOfMemory, details }
}
