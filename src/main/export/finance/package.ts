import { done, failed, type Reply } from '../../../shared/contract/failure'
import { openControl, type TableControl } from '../../../shared/destination/control'
import { type TableRows, tablesOf } from '../../../shared/destination/rows'
import { type DestinationCodes, openSources } from '../../../shared/destination/sources'
import type { DestinationForm, DestinationSpec } from '../../../shared/destination/spec'
import { findingUnfit, type Unfit } from '../../../shared/destination/unfit'
import type { BudgetDocument } from '../../../shared/model/document'
import type { Fault } from '../../../shared/model/faults'
import { type Cents, ZERO } from '../../../shared/money/cents'
import { atOnce } from '../../../shared/slices/slices'
import { worksheetsBytes } from '../xlsx/workbook'
import type { NamedBytes } from '../zip'
import { gb18030Csv, utf8Csv } from './csv'
import { openGb18030 } from './gb18030'
import { jsonText } from './json'
import { type FinanceManifest, manifestOf } from './manifest'
import { findingTold, outgoing, refusedAsTold } from './outgoing'
import { financeSheet, sheetFaults } from './xlsx'

/** What a package is made of: one state of a budget, the year's codes, a destination and one of its forms. Plain data. */
export interface FinanceAsked {
  /** Whole: secret projects are left out here. */
  readonly document: BudgetDocument
  readonly codes: DestinationCodes
  readonly revision: number
  readonly destination: DestinationSpec
  readonly form: DestinationForm
}

/** 报送包: files for a finance system, and the manifest that proves them. */
export interface FinancePackage {
  readonly files: readonly NamedBytes[]
  readonly manifest: FinanceManifest
  /** 控制数: what the lines sent come to, in 分. */
  readonly total: Cents
}

/** Values named in one refusal; the rest are told by their number. */
const MOST_NAMED = 1000

/**
 * The package of one state: the same state, destination and form give the same bytes. Failures: bad-value, with the list of what is missing
 * or does not fit (`details.faults`, each with its place), what would tell of secret projects, or what the form cannot hold.
 */
export function financePackage(asked: FinanceAsked): Reply<FinancePackage> {
  const { destination, form, codes, revision } = asked
  if (!destination.forms.includes(form)) {
    return failed(
      'bad-value',
      `“${destination.title}”没有 ${form} 格式，可用 ${destination.forms.join('、')}。`,
    )
  }
  const left = outgoing(asked.document)
  if (!left.ok) return left
  const { document, secrets } = left.value
  const sources = openSources(document, codes)
  const tables = tablesOf(destination, sources)
  const unfit = atOnce(findingUnfit(tables, sources))
  if (unfit.length > 0) return refusedAsUnfit(unfit)
  const told = atOnce(findingTold(tables, left.value, asked.document))
  if (told.length > 0) return refusedAsTold(told)
  const files = filesOf(tables, asked)
  if (!files.ok) return files
  const controls = tables.map((table) => {
    const control = openControl(table)
    for (let at = 0; at < table.count; at += 1) control.add(table.row(at))
    return control.done()
  })
  const fundName = (code: string): string | undefined => sources.codeName('fundType', code)
  const isWithout = secrets.length > 0
  return done({
    files: files.value,
    total: controlTotal(controls),
    manifest: manifestOf(document, destination, form, revision, isWithout, files.value, controls, fundName),
  })
}

/** The whole of the first table whose amounts are of one fund each: of its columns the largest, for others may be parts of it. */
function controlTotal(tables: readonly TableControl[]): Cents {
  const ofLines = tables.map(({ sums }) => sums.filter(({ funds }) => funds.length > 0))
  const totals = (ofLines.find((sums) => sums.length > 0) ?? []).map(({ total }) => total)
  return totals.reduce((most, total) => (total > most ? total : most), ZERO)
}

/** Nothing is written while values are missing: the list to walk. */
function refusedAsUnfit(unfit: readonly Unfit[]): Reply<never> {
  const faults = unfit
    .slice(0, MOST_NAMED)
    .map(({ place, record, field, why }) => ({ place, message: `${record}　${field}：${why}` }))
  const more = unfit.length > MOST_NAMED ? `这里列出前 ${MOST_NAMED} 项。` : ''
  return failed('bad-value', `还缺 ${unfit.length} 项，没有写出。请逐项补齐或改正后再试。${more}`, {
    details: { faults },
  })
}

type Writer = (tables: readonly TableRows[], asked: FinanceAsked) => Reply<readonly NamedBytes[]>

const writers: Readonly<Record<DestinationForm, Writer>> = {
  xlsx: (tables, { destination, document: { department } }) => {
    const faults = tables.flatMap(sheetFaults)
    if (faults.length > 0) return refusedByForm(faults)
    const about = { ...department, title: destination.title }
    return done([{ name: `${destination.id}.xlsx`, bytes: worksheetsBytes(about, tables.map(financeSheet)) }])
  },
  json: (tables, { destination }) =>
    done([
      {
        name: `${destination.id}.json`,
        bytes: new TextEncoder().encode([...jsonText(tables)].join('')),
      },
    ]),
  csv: (tables) => done(tables.map((table) => ({ name: `${table.spec.id}.csv`, bytes: utf8Csv(table) }))),
  'csv-gb18030': (tables) => {
    const encoder = openGb18030()
    const made = tables.map((table) => ({ name: `${table.spec.id}.csv`, bytes: gb18030Csv(table, encoder) }))
    const faults = made.flatMap(({ bytes }) => (bytes instanceof Uint8Array ? [] : bytes))
    return faults.length > 0 ? refusedByForm(faults) : done(made as readonly NamedBytes[])
  },
}

function filesOf(tables: readonly TableRows[], asked: FinanceAsked): Reply<readonly NamedBytes[]> {
  return writers[asked.form](tables, asked)
}

function refusedByForm(faults: readonly Fault[]): Reply<never> {
  const named = faults.slice(0, MOST_NAMED)
  return failed('bad-value', `有 ${faults.length} 处放不进这种格式，没有写出。`, {
    details: { faults: named },
  })
}
