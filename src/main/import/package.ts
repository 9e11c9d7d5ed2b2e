import { done, failed, type Reply } from '../../shared/contract/failure'
import type { BudgetDocument, Indicator } from '../../shared/model/document'
import { type Fault, jsonPath, shapeFaults } from '../../shared/model/faults'
import { documentFaults } from '../../shared/model/document-faults'
import { takenIndicator } from '../../shared/model/indicator-levels'
import type { TemplateRules } from '../../shared/model/rules'
import type { CollectionName } from '../../shared/model/field-types'
import { recordSets } from '../../shared/model/fields'
import { PACKAGE_VERSION, packageSchema, recordSchema } from '../../shared/model/schema'
import { isRecord, type OldFault, upgradedPackage } from '../store/migrations/packages'

/** A package that makes a file. */
export interface ReadPackage {
  readonly document: BudgetDocument
  /** Of a package from before: what no door takes any more. The file may hold it, and lists it. */
  readonly left: readonly Fault[]
}

/** The rules of the template that a document names. Failures: unknown-pack, bad-pack. */
export type RulesFor = (department: BudgetDocument['department']) => Reply<TemplateRules>

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
  const isOld = isRecord(value) && 'version' in value && value['version'] !== PACKAGE_VERSION
  const { value: current, faults: old } = upgradedPackage(value)
  if (old.length > 0) return refused(old.map(oldFault))
  const shaped = shapedPackage(current)
  if (shaped.faults.length > 0) return refused(shaped.faults)
  const rules = rulesFor(shaped.document.department)
  if (!rules.ok) return rules
  const document = isOld ? shaped.document : asAdded(shaped.document, rules.value)
  const found = documentFaults(document, rules.value)
  const faults = found.filter(({ grade, index }) => !isOld || grade === 'unreadable' || index < 0).map(placed)
  return faults.length > 0 ? refused(faults) : done({ document, left: found.map(placed) })
}

/**
 * The document of a package that this program made itself and kept, with its checksum: of an older version it is brought up to now,
 * and nothing is asked of it, for it says what was. Throws where the text is none.
 */
export function keptDocument(text: string): BudgetDocument {
  const {
    format: _format,
    version: _version,
    ...sets
  } = upgradedPackage(JSON.parse(text)).value as {
    readonly format: string
    readonly version: number
  } & BudgetDocument
  return sets
}

/** Indicators as `add` takes them. What an older package holds stays as it is, as in a file of then. */
function asAdded(document: BudgetDocument, { levels = [] }: TemplateRules): BudgetDocument {
  const indicators = document.indicators.map(
    (each) => takenIndicator({ ...each }, levels) as unknown as Indicator,
  )
  return { ...document, indicators }
}

/** So many faults are named: with more a package is none, and the list itself would be too large to pass on. */
const NAMED = 500
/** Records whose shape is looked at at once. */
const AT_ONCE = 100
const SHAPES = new Map(recordSets.map((set) => [set, recordSchema(set).array()]))

/** Some records at a time, and no further than to the faults that are named: what comes from outside may be all faults. */
function shapedPackage(value: unknown): {
  readonly document: BudgetDocument
  readonly faults: readonly Fault[]
} {
  const lists = recordSets
    .filter((set): set is CollectionName => set !== 'department')
    .flatMap((set) => {
      const list = isRecord(value) ? value[set] : undefined
      return Array.isArray(list) ? [[set, list as readonly unknown[]] as const] : []
    })
  const empty = Object.fromEntries(lists.map(([set]) => [set, []]))
  const head = packageSchema.safeParse(isRecord(value) ? { ...value, ...empty } : value)
  const faults = head.success ? [] : [...shapeFaults(head.error.issues, value)]
  const records = lists.map(([set, list]) => [set, shapedRecords(set, list, faults)] as const)
  const { format: _format, version: _version, ...sets } = head.data ?? {}
  return { document: { ...sets, ...Object.fromEntries(records) } as unknown as BudgetDocument, faults }
}

function shapedRecords(set: CollectionName, list: readonly unknown[], faults: Fault[]): readonly unknown[] {
  const records: unknown[] = []
  for (let start = 0; start < list.length && faults.length <= NAMED; start += AT_ONCE) {
    const some = list.slice(start, start + AT_ONCE)
    const shape = SHAPES.get(set)?.safeParse(some)
    if (!shape) throw new Error(`no shape of ${set}`)
    if (shape.success) records.push(...shape.data)
    else {
      const inPlace = shape.error.issues.map(({ path: [index, ...rest], ...issue }) => ({
        ...issue,
        path: [set, start + Number(index), ...rest],
      }))
      faults.push(...shapeFaults(inPlace, { [set]: list }))
    }
  }
  return records
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
  const count = faults.length > NAMED ? `${NAMED} 处以上` : `${faults.length} 处`
  return failed('bad-package', `交换包里有 ${count}不合要求，没有导入。`, {
    ...(first ? { place: first.place } : {}),
    details: { faults: faults.slice(0, NAMED) },
  })
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length
}
