import { createHash } from 'node:crypto'
import type { TableControl } from '../../../shared/destination/control'
import type { DestinationForm, DestinationSpec } from '../../../shared/destination/spec'
import { amountText } from '../../../shared/destination/unfit'
import type { BudgetDocument } from '../../../shared/model/document'
import type { NamedBytes } from '../zip'

/** What a package says of itself: what it was made of, and what to hold it against. It bears no time: one state gives one package. */
export interface FinanceManifest {
  readonly format: 'budget-desk-finance'
  readonly version: 1
  readonly pack: { readonly id: string; readonly title: string; readonly year: number }
  readonly form: DestinationForm
  readonly unit: { readonly code: string; readonly name: string }
  readonly agency: string
  readonly fiscalYear: number
  /** Of the file: its last step. */
  readonly revision: number
  /** That some were left out, and nothing of how many or how much. */
  readonly secretProjectsLeftOut?: true
  readonly files: readonly FileEntry[]
  readonly tables: readonly ManifestTable[]
}

interface FileEntry {
  readonly name: string
  readonly size: number
  readonly sha256: string
}

interface ManifestTable {
  readonly id: string
  readonly name: string
  readonly rows: number
  /** Ids of columns that the pack assumes. */
  readonly assumed?: readonly string[]
  /** Control sums in 元. */
  readonly sums: readonly {
    readonly column: string
    readonly total: string
    readonly funds: readonly { readonly fundType: string; readonly name: string; readonly amount: string }[]
  }[]
}

export function manifestOf(
  { department, units }: BudgetDocument,
  pack: DestinationSpec,
  form: DestinationForm,
  revision: number,
  isWithout: boolean,
  files: readonly NamedBytes[],
  controls: readonly TableControl[],
  fundName: (code: string) => string | undefined,
): FinanceManifest {
  const main = units.find((unit) => unit.main) ?? units[0]
  return {
    format: 'budget-desk-finance',
    version: 1,
    pack: { id: pack.id, title: pack.title, year: pack.year },
    form,
    unit: { code: main?.code ?? '', name: main?.name ?? '' },
    agency: department.agency,
    fiscalYear: department.fiscalYear,
    revision,
    ...(isWithout ? { secretProjectsLeftOut: true as const } : {}),
    files: files.map(({ name, bytes }) => ({ name, size: bytes.length, sha256: sha256(bytes) })),
    tables: controls.map((control, at) => tableOf(control, pack, at, fundName)),
  }
}

function tableOf(
  { id, name, rows, sums }: TableControl,
  pack: DestinationSpec,
  at: number,
  fundName: (code: string) => string | undefined,
): ManifestTable {
  const table = pack.tables[at]
  const assumed = (table?.columns ?? []).flatMap((column) =>
    (table?.assumed ?? column.assumed) ? [column.id] : [],
  )
  return {
    id,
    name,
    rows,
    ...(assumed.length > 0 ? { assumed } : {}),
    sums: sums.map(({ column, total, funds }) => ({
      column,
      total: amountText(total, {}),
      funds: funds.map(({ fundType, amount }) => ({
        fundType,
        name: fundName(fundType) ?? '',
        amount: amountText(amount, {}),
      })),
    })),
  }
}

/** The bytes of manifest.json. */
export function manifestBytes(manifest: FinanceManifest): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`)
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
