import { done, failed, type Reply } from '../../shared/contract/failure'
import type { BudgetDocument } from '../../shared/model/document'
import { type Fault, jsonPath, shapeFaults } from '../../shared/model/faults'
import { documentFaults } from '../../shared/model/rules'
import { packageSchema } from '../../shared/model/schema'

/** Reads a package from text. Failure: bad-package, with every fault and its JSON path in `details.faults`. */
export function parsePackage(text: string): Reply<BudgetDocument> {
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
  return readPackage(value)
}

/** Checks a package: its shape first, then references, duplicates, what must go together, and totals. */
export function readPackage(value: unknown): Reply<BudgetDocument> {
  const current = upgraded(value)
  const shape = packageSchema.safeParse(current)
  if (!shape.success) return refused(shapeFaults(shape.error, current))
  const { format: _format, version: _version, ...sets } = shape.data
  const document = sets as unknown as BudgetDocument
  const faults = documentFaults(document).map(({ collection, index, field, message }) => ({
    place: jsonPath('$', [collection, index, field]),
    message,
  }))
  if (document.units.length === 0) faults.push({ place: '$.units', message: '至少要有一个预算单位。' })
  return faults.length > 0 ? refused(faults) : done(document)
}

/** Packages of version 1 are from before the text: they hold no facts and no blocks. */
function upgraded(value: unknown): unknown {
  const isFirst = typeof value === 'object' && value !== null && 'version' in value && value.version === 1
  return isFirst ? { ...value, version: 2, facts: [], blocks: [] } : value
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
