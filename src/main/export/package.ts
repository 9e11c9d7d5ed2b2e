import type { BudgetDocument } from '../../shared/model/document'
import { recordSets } from '../../shared/model/fields'
import { type BudgetPackage, PACKAGE_FORMAT, PACKAGE_VERSION } from '../../shared/model/schema'

/** The document as an exchange package: every input, ids and order kept, integers in 分. The step log stays behind. */
function toPackage(document: BudgetDocument): BudgetPackage {
  const sets = Object.fromEntries(recordSets.map((set) => [set, document[set]])) as unknown as BudgetDocument
  return { format: PACKAGE_FORMAT, version: PACKAGE_VERSION, ...sets }
}

/** The package as text: the same document always gives the same bytes. */
export function packageText(document: BudgetDocument): string {
  return `${JSON.stringify(toPackage(document), null, 2)}\n`
}
