import { basename } from 'node:path'
import type { RewrittenReceipt } from '../../shared/contract/receipts'
import type { FileEntry, RepairedCopy } from '../../shared/contract/results'
import type { BudgetDocument } from '../../shared/model/document'
import type { Foreign } from '../foreign/run-foreign'
import type { Packs } from '../packs/packs'
import type { CorePorts } from '../ports/ports'
import type { Budgets } from './budgets'
import { compareReceipts } from './compare-receipts'
import type { Beginning } from './create'
import { writingPackage } from './exchange'
import { exportDocuments, previewDocument, type Setter } from './export-documents'
import { exportList } from './export-lists'
import { viewFinance } from './finance-view'
import { writeFinance } from './finance-write'
import { importPackage } from './import-package'
import type { JobKind, JobKinds } from './jobs/job'
import { type Broken, repairingCopy } from './repair'
import type { Session } from './session'
import { type KeptReceipt, writingReceipt } from './write-receipt'

/** The kinds of long work there are; a new one is one more line. */
export function jobKinds(
  foreign: Pick<Foreign, 'run'>,
  ports: CorePorts,
  packs: Packs,
  budgets: Budgets,
  setter: Setter,
) {
  const named = (file: string): string => `“${basename(ports.files.path(file) ?? '所选的文件', '.budget')}”`
  return {
    'budget.open': {
      label: ({ file }) => `打开${named(file)}`,
      run: ({ file, as }) => budgets.opening(file, as),
    } satisfies JobKind<{ readonly file: string; readonly as: 'copy' | undefined }, Session>,
    'budget.make': {
      label: ({ file }) => `新建${named(file)}`,
      run: ({ file, from }) => budgets.making(file, from),
    } satisfies JobKind<{ readonly file: string; readonly from: Beginning }, Session>,
    'budget.repair': {
      label: ({ file }) => `修复到${named(file)}`,
      run: ({ file, ...broken }) => repairingCopy(broken, file, ports),
    } satisfies JobKind<Broken & { readonly file: string }, RepairedCopy>,
    'package.read': importPackage(foreign, ports, packs, budgets),
    'document.write': exportDocuments(setter, ports),
    'document.preview': previewDocument(setter),
    'list.write': exportList(setter, ports),
    'finance.view': viewFinance(),
    'finance.write': writeFinance(foreign, ports.files),
    'receipt.compare': compareReceipts(),
    'receipt.write': {
      label: ({ receipt }) => `再写出第 ${receipt.number} 份回执`,
      run: ({ target, ...kept }) => writingReceipt(kept, target, ports.files),
    } satisfies JobKind<KeptReceipt & { readonly target: string }, RewrittenReceipt>,
    'package.write': {
      label: ({ file }) => `写出${named(file)}`,
      run: ({ document, file }) => writingPackage(document, file, ports.files),
    } satisfies JobKind<{ readonly document: BudgetDocument; readonly file: string }, FileEntry>,
  } satisfies JobKinds
}
