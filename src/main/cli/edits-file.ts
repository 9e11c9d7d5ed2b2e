import { done, failed, type Reply } from '../../shared/contract/failure'
import type { Params } from '../../shared/contract/methods'
import { adjustWays } from '../../shared/model/adjusted-share'

type OneEdit = Params<'edit.apply'>['edits'][number]

/** Edits as `apply` is given them: a JSON array. Failure: bad-value, with the place of each that is none. */
export function parseEdits(text: string, name: string): Reply<readonly OneEdit[]> {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch (fault) {
    return failed('bad-value', `${name}不是 JSON：${(fault as SyntaxError).message}。`)
  }
  if (!Array.isArray(given)) return failed('bad-value', `${name}里应当是 JSON 数组，一项是一处修改。`)
  const edits = given.map((each: unknown) => oneEdit(each))
  const faults = edits.flatMap((edit, i) =>
    typeof edit === 'string' ? [{ place: `$[${i}]`, message: edit }] : [],
  )
  return faults.length > 0
    ? failed('bad-value', `${name}里有 ${faults.length} 项写得不对，一处也没有改。`, { details: { faults } })
    : done(edits as readonly OneEdit[])
}

const FORMS =
  '应当是 {"set":路径,"value":值,"unit"?:"元"或"万元"}、{"add":类别,"value":{……},"after"?:路径}、{"remove":路径}、{"move":[路径……],"after":路径或 null}、{"adjust":项目路径,"of":"present"、"prior" 或 "control","percent":百分比,"way"?:"to"、"up"、"down" 或 "cap","spread"?:"proportional" 或 "even"}、{"apportion":[路径……],"total":合计,"unit"?:"元"或"万元","by"?:"proportional"、"even"、"prior" 或 "last"} 或 {"split":分项路径,"parts":[{"amount":金额,"unit"?,"funding"?,"functionCode"?,"economicCode"?,"purpose"?},……]}。'

/** The edit, or why it is none. */
function oneEdit(given: unknown): OneEdit | string {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return FORMS
  const { move, adjust, apportion, split, ...others } = given as Readonly<Record<string, unknown>>
  const kinds = [move, adjust, apportion, split].filter((each) => each !== undefined)
  if (kinds.length > 1) return FORMS
  if (move !== undefined) return oneMove(move, others)
  if (adjust !== undefined) return oneAdjustment(adjust, others)
  if (apportion !== undefined) return oneApportioning(apportion, others)
  if (split !== undefined) return oneSplitting(split, others)
  const { set, add, remove, value, unit, after, ...rest } = others
  const [strange] = Object.keys(rest)
  if (strange !== undefined) return `没有“${strange}”这一项。${FORMS}`
  const isBare = value === undefined && unit === undefined && after === undefined
  if (typeof remove === 'string' && set === undefined && add === undefined && isBare) return { remove }
  if (typeof add === 'string' && set === undefined && remove === undefined && unit === undefined) {
    if (!isRecord(value) || (after !== undefined && typeof after !== 'string')) return FORMS
    return after === undefined ? { add, value } : { add, value, after }
  }
  if (typeof set !== 'string' || after !== undefined || add !== undefined || remove !== undefined)
    return FORMS
  const typed = typedValue(value)
  if (typed === null) return '“value”应当是文字、数、true、false 或 null（清空）。'
  if (unit === undefined) return { set, value: typed }
  return isUnit(unit) ? { set, value: typed, unit } : UNITS
}

function oneMove(move: unknown, { after, ...rest }: Readonly<Record<string, unknown>>): OneEdit | string {
  if (!isPaths(move)) return FORMS
  if (Object.keys(rest).length > 0 || (after !== null && typeof after !== 'string')) return FORMS
  return { move, after }
}

function oneAdjustment(
  adjust: unknown,
  { of, percent, way = 'to', spread = 'proportional', ...rest }: Readonly<Record<string, unknown>>,
): OneEdit | string {
  const typed = percent === null ? null : typedValue(percent)
  if (typeof adjust !== 'string' || typed === null || Object.keys(rest).length > 0) return FORMS
  if (of !== 'present' && of !== 'prior' && of !== 'control') return FORMS
  if (spread !== 'proportional' && spread !== 'even') return FORMS
  const meant = adjustWays.find((each) => each === way)
  return meant ? { adjust, of, percent: typed, way: meant, spread } : FORMS
}

const WAYS = ['proportional', 'even', 'prior', 'last'] as const

function oneApportioning(
  apportion: unknown,
  { total, unit, by = 'proportional', ...rest }: Readonly<Record<string, unknown>>,
): OneEdit | string {
  const typed = total === null ? null : typedValue(total)
  const way = WAYS.find((each) => each === by)
  if (!isPaths(apportion) || typed === null || !way || Object.keys(rest).length > 0) return FORMS
  if (unit === undefined) return { apportion, total: typed, by: way }
  return isUnit(unit) ? { apportion, total: typed, by: way, unit } : UNITS
}

const OF_PART = ['funding', 'functionCode', 'economicCode', 'purpose'] as const

function oneSplitting(
  split: unknown,
  { parts, ...rest }: Readonly<Record<string, unknown>>,
): OneEdit | string {
  if (typeof split !== 'string' || Object.keys(rest).length > 0) return FORMS
  if (!Array.isArray(parts) || parts.length < 2) return '“parts”应当有两份以上。'
  const read = parts.map((part: unknown) => onePart(part))
  const fault = read.find((part) => typeof part === 'string')
  return fault ?? { split, parts: read.filter((part) => typeof part !== 'string') }
}

type Part = Extract<OneEdit, { readonly split: string }>['parts'][number]

function onePart(given: unknown): Part | string {
  if (!isRecord(given)) return FORMS
  const { amount, unit, ...own } = given
  const typed = amount === null ? null : typedValue(amount)
  if (typed === null) return FORMS
  if (unit !== undefined && !isUnit(unit)) return UNITS
  const fields = Object.entries(own)
  const isOwn = ([name, value]: readonly [string, unknown]): boolean =>
    OF_PART.some((each) => each === name) && typeof value === 'string'
  if (!fields.every(isOwn)) return FORMS
  return { amount: typed, ...(unit === undefined ? {} : { unit }), ...own }
}

const UNITS = '“unit”应当是“元”或“万元”。'

function isUnit(value: unknown): value is '元' | '万元' {
  return value === '元' || value === '万元'
}

function isPaths(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string')
}

/** As a person would type it. */
function typedValue(value: unknown): string | null {
  if (value === null) return ''
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
