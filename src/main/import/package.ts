import { done, failed, type Reply } from '../../shared/contract/failure'
import type { BudgetDocument } from '../../shared/model/document'
import { type Fault, jsonPath, shapeFaults } from '../../shared/model/faults'
import { documentFaults } from '../../shared/model/document-faults'
import { type RuleSources } from '../../shared/model/rules'
import { PACKAGE_VERSION, packageSchema } from '../../shared/model/schema'
import { type OldFault, upgradedPackage } from '../store/migrations/packages'

/** A package that makes a file. */
export interface ReadPackage {
  readonly document: BudgetDocument
  /** Of a package from before: what no door takes any more. The file may hold it, and lists it. */
  readonly left: readonly Fault[]
}

/** The rules of the template that a document names. Failures: unknown-pack, bad-pack. */
export type RulesFor = (department: BudgetDocument['department']) => Reply<Omit<RuleSources, 'holds'>>

/** Reads a package from text. Failure: bad-package, with every fault and its JSON path in `details.faults`. */
export function parsePackage(text: string, rulesFor: RulesFor): Reply<ReadPackage> {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const where = error instanceof SyntaxError ? /position (\d+)/.exec(error.message)?.[1] : undefined
    return refused([
      {
        place: '$',
        message: `不是完整的 JSON${where ? `，第 ${lineAt(text, Number(where))} 行起读不下去` : ''}。`,
      },
    ])
  }
  return readPackage(value, rulesFor)
}

/**
 * Checks a package: its shape first, then what documents are asked. A package of an older version may hold what a
 * newer rule refuses, as a file of then may.
 */
export function readPackage(value: unknown, rulesFor: RulesFor): Reply<ReadPackage> {
  const isOld =
    typeof value === 'object' && value !== null && 'version' in value && value.version !== PACKAGE_VERSION
  const { value: current, faults: old } = upgradedPackage(value)
  if (old.length > 0) return refused(old.map(oldFault))
  const shape = packageSchema.safeParse(current)
  if (!shape.success) return refused(shapeFaults(shape.error, current))
  const { format: _format, version: _version, ...sets } = shape.data
  const document = sets as unknown as BudgetDocument
  const rules = rulesFor(document.department)
  if (!rules.ok) return rules
  const found = documentFaults(document, rules.value)
  const faults = found.filter(({ grade, index }) => !isOld || grade === 'unreadable' || index < 0).map(placed)
  return faults.length > 0 ? refused(faults) : done({ document, left: found.map(placed) })
}

function placed({ collection, index, field, message }: ReturnType<typeof documentFaults>[number]): Fault {
  const path =
    index < 0 ? [collection] : collection === 'department' ? [collection, field] : [collection, index, field]
  return { place: jsonPath('$', path), message }
}

const EXPECTED: Readonly<Record<OldFault['expected'], string>> = {
  integer: '整数',
  text: '文字',
  'text or null': '不空的文字，或为 null',
}

function oldFault({ path, expected }: OldFault): Fault {
  return { place: jsonPath('$', path), message: `应是${EXPECTED[expected]}。` }
}

function refused(faults: readonly Fault[]): Reply<never> {
  const first = faults[0]
  return failed('bad-package', `交换包里有 ${faults.length} 处不合要求，没有导入。`, {
    ...(first ? { place: first.place } : {}),
    details: { faults },
  })
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length
}
