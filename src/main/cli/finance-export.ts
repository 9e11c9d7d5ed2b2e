import { destinationForms, type DestinationForm } from '../../shared/destination/spec'
import type { BudgetDocument } from '../../shared/model/document'
import type { Fault } from '../../shared/model/faults'
import { done, type Failure, failed, type Reply } from '../../shared/contract/failure'
import type { DestinationEntry, FinanceWritten } from '../../shared/contract/finance'
import { type Call, type Printed, printed } from './command'
import { withBudget, withCore } from './opened-budget'
import { shownPath } from './paths'

/** `export FILE --as finance`: the package of a destination, written when nothing is missing. */
export async function exportFinance({ operands, options, world }: Call): Promise<Reply<Printed>> {
  const { pack, out, note, form: typed } = options
  const found = await withCore(world, (client) => client.call('finance.destinations', {}))
  if (!found.ok) return found
  if (pack === undefined) return failed('bad-request', `export 还缺少 --pack 去向：${listOf(found.value)}。`)
  const chosen = found.value.find(({ id }) => id === pack)
  if (!chosen) return failed('unknown-pack', `没有名为“${pack}”的去向，可用 ${listOf(found.value)}。`)
  if (out === undefined) {
    return failed('bad-request', 'export 还缺少 --out：新建的文件夹，或以 .zip 结尾的文件。')
  }
  const form = formOf(typed, chosen)
  if (!form.ok) return form
  const target = world.path(out)
  return withBudget(world, operands[0] ?? '', async ({ view, call }) => {
    const file = world.ports.files.handle(target)
    const written = await call('finance.write', {
      pack,
      form: form.value,
      file,
      ...(note === undefined ? {} : { note }),
    })
    if (written.ok && !written.value.receipt) world.note('文件只能查看，没有留下回执。')
    return written.ok
      ? done(summary(target, form.value, written.value))
      : { ok: false, error: asTyped(written.error, view.document) }
  })
}

/** The list with its places as `set` takes them: projects by code. */
function asTyped(error: Failure, document: BudgetDocument): Failure {
  const faults = error.details?.['faults'] as readonly Fault[] | undefined
  if (!faults) return error
  const shown = faults.map(({ place, message }) => ({ place: shownPath(document, place), message }))
  return { ...error, details: { ...error.details, faults: shown } }
}

/** The pack’s first form where none is said. */
function formOf(typed: string | undefined, { forms, faults }: DestinationEntry): Reply<DestinationForm> {
  const wanted = typed ?? forms[0] ?? (faults.length > 0 ? destinationForms[0] : undefined)
  const form = destinationForms.find((each) => each === wanted)
  return form && (faults.length > 0 || forms.includes(form))
    ? done(form)
    : failed('bad-request', `--form 要写 ${forms.join('、')} 之一。`)
}

function listOf(destinations: readonly DestinationEntry[]): string {
  const usable = destinations.filter(({ faults }) => faults.length === 0)
  return usable.map(({ id, title }) => `${id}（${title}）`).join('、')
}

function summary(
  target: string,
  form: DestinationForm,
  { files, manifest, revision, receipt }: FinanceWritten,
): Printed {
  const data = {
    package: target,
    as: 'finance',
    form,
    revision,
    files,
    manifest,
    receipt: receipt?.number ?? null,
  }
  return printed(data, () => [
    `已写出 ${target}`,
    ...files.map(({ name, size, sha256 }) => `  ${name}　${size} 字节　SHA-256 ${sha256}`),
    ...(receipt ? [`回执第 ${receipt.number} 号留在文件里（receipt 可看之后的变动）。`] : []),
  ])
}
