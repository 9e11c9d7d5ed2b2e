import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { openPacks } from '../../src/main/packs/packs'
import { type FinancePackage, financePackage } from '../../src/main/export/finance/package'
import type { CodeLists } from '../../src/shared/contract/results'
import type { DestinationForm, DestinationSpec } from '../../src/shared/destination/spec'
import type { BudgetDocument, Procurement } from '../../src/shared/model/document'
import type { Cents } from '../../src/shared/money/cents'
import { withSecondUnit } from '../support/edits'
import { sampleDocument } from '../support/longgang'

const resources = join(import.meta.dirname, '../../resources')
const packs = openPacks([resources])

export function destination(id: 'national-2024' | 'project-summary-2024'): DestinationSpec {
  const found = packs.destination(id)
  if (!found.ok) throw new Error(JSON.stringify(found.error))
  return found.value
}

export function codes(): CodeLists {
  const found = packs.of(sampleDocument().department)
  if (!found.ok) throw new Error(JSON.stringify(found.error))
  return found.value.codes
}

/** What the national pack asks of a budget besides, filled in: codes of 21 digits, and who, where and what units are. */
export function filled(document: BudgetDocument): BudgetDocument {
  return {
    ...document,
    department: { ...document.department, divisionCode: '440307000' },
    units: document.units.map((unit, at) => ({
      ...unit,
      creditCode: `1144030700755${at}120X`.padEnd(18, 'K'),
    })),
    projects: document.projects.map((project, at) => ({
      ...project,
      code: `4403072024001${String(10_000_000 + at)}`,
      responsible: '陈立',
    })),
  }
}

/** The sample, as it is but for what the pack asks besides. */
export function sample(): BudgetDocument {
  return filled(sampleDocument())
}

/** Two units of several funds, carried over and not, with things bought item by item; ids are no codes. */
export function twoUnits(): BudgetDocument {
  const document = withSecondUnit(sampleDocument())
  const projects = document.lines.filter(({ id, projectId }) => id.startsWith('u2-') && projectId !== null)
  const bought = projects.slice(0, 2).map((line, at): Procurement => ({
    id: `bought-${at}`,
    position: at,
    lineId: line.id,
    category: 'goods',
    item: 'A02010105 台式计算机',
    content: `=台式机 ${at}`,
    quantity: 150 + at,
    unit: '台',
    price: 333 as Cents,
    reserve: 'none',
  }))
  const acquired = { specification: '', quantity: 100, unit: '台', price: 500 as Cents, position: 1 }
  const line = projects.find(({ economicCode }) => economicCode === '31013') ?? projects[0]
  return filled({
    ...document,
    procurements: bought,
    acquisitions: line ? [{ ...acquired, id: 'asset-1', lineId: line.id, name: '服务器' }] : [],
  })
}

export function made(
  document: BudgetDocument,
  form: DestinationForm,
  of: DestinationSpec = destination('national-2024'),
): FinancePackage {
  const reply = financePackage({ document, codes: codes(), revision: 7, destination: of, form })
  if (!reply.ok) throw new Error(JSON.stringify(reply.error, null, 1))
  return reply.value
}

export function refused(
  document: BudgetDocument,
  form: DestinationForm = 'xlsx',
  of: DestinationSpec = destination('national-2024'),
) {
  const reply = financePackage({ document, codes: codes(), revision: 7, destination: of, form })
  if (reply.ok) throw new Error('the package was made')
  const faults = (reply.error.details?.['faults'] ?? []) as readonly { place: string; message: string }[]
  return { ...reply.error, faults }
}

export function bytesOf({ files }: FinancePackage, name: string): Uint8Array {
  const found = files.find((file) => file.name === name)
  if (!found) throw new Error(`no file ${name} among ${files.map((file) => file.name).join()}`)
  return found.bytes
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** 元 or 万元 as written, in 分. */
export function centsIn(amount: string | number, perUnit = 100): number {
  return Math.round(Number(amount) * perUnit)
}
