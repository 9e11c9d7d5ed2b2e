import { openPacks } from '../../src/main/packs/packs'
import { openBudgets } from '../../src/main/core/budgets'
import { addingReceipt, type Sending, sentMoment } from '../../src/main/core/receipts'
import { inSlices } from '../../src/main/core/jobs/slices'
import type { Tell, Told } from '../../src/shared/contract/events'
import type { Reply } from '../../src/shared/contract/failure'
import type { Receipt } from '../../src/shared/contract/receipts'
import { cents } from '../../src/shared/money/cents'
import { atOnce } from '../../src/shared/slices/slices'
import { withSecondUnit } from '../support/edits'
import { created, sampleDocument } from '../store/store-bench'
import type { Bench } from '../core/bench'

const encoder = new TextEncoder()

/** Three files as a destination may get them: text, bytes that are none, and nothing at all. */
export const SENDING: Sending = {
  name: '财政一体化',
  note: '一上',
  pack: 'national-2024',
  form: 'csv',
  total: cents(198_880_183_500),
  files: [
    { name: 'PM_PROJECT_INFO.csv', bytes: encoder.encode('项目代码,项目名称\r\n440307,商贸管理\r\n') },
    { name: '附件.bin', bytes: Uint8Array.from({ length: 70_000 }, (_, i) => (i * i) % 251) },
    { name: 'empty.csv', bytes: new Uint8Array() },
  ],
  manifest: { pack: 'national-2024', files: ['PM_PROJECT_INFO.csv', '附件.bin', 'empty.csv'] },
}

/** A file with a second unit of independent accounting, whose ids are not its codes. */
export function twoUnitFile(bench: Bench, name: string): string {
  const path = bench.path(name)
  created(path, withSecondUnit(sampleDocument())).close()
  return path
}

/** Adds a receipt as the sending side will: to a file that nobody has open, which it closes again. */
export async function send(
  bench: Bench,
  path: string,
  more: Partial<Sending> & { readonly hear?: (told: Told) => void; readonly as?: 'copy' } = {},
): Promise<Reply<Receipt>> {
  const { hear, as, ...sending } = more
  const tell: Tell = (event, payload) => hear?.([event, payload] as unknown as Told)
  const budgets = openBudgets(bench.ports, openPacks(bench.ports.places.packRoots), tell)
  try {
    const opened = await inSlices(budgets.opening(path, as), new AbortController().signal)
    if (!opened?.ok) throw new Error(JSON.stringify(opened))
    const session = opened.value
    const ports = { ...bench.ports, tell }
    return atOnce(addingReceipt(session, { ...SENDING, ...sending }, sentMoment(session), ports))
  } finally {
    budgets.closeAll()
  }
}
