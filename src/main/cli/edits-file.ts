import { done, failed, type Reply } from '../../shared/contract/failure'
import type { Params } from '../../shared/contract/methods'

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
  '应当是 {"set":路径,"value":值,"unit"?:"元"或"万元"}、{"add":类别,"value":{……},"after"?:路径}、{"remove":路径}、{"move":[路径……],"after":路径或 null} 或 {"adjust":项目路径,"of":"present"、"prior" 或 "control","percent":百分比,"spread"?:"proportional" 或 "even"}。'

/** The edit, or why it is none. */
function oneEdit(given: unknown): OneEdit | string {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return FORMS
  const { move, adjust, ...others } = given as Readonly<Record<string, unknown>>
  if (move !== undefined) return adjust === undefined ? oneMove(move, others) : FORMS
  if (adjust !== undefined) return oneAdjustment(adjust, others)
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
  return unit === '元' || unit === '万元' ? { set, value: typed, unit } : '“unit”应当是“元”或“万元”。'
}

function oneMove(move: unknown, { after, ...rest }: Readonly<Record<string, unknown>>): OneEdit | string {
  const isPath = (each: unknown): each is string => typeof each === 'string'
  if (!Array.isArray(move) || move.length === 0 || !move.every(isPath)) return FORMS
  if (Object.keys(rest).length > 0 || (after !== null && !isPath(after))) return FORMS
  return { move, after }
}

function oneAdjustment(
  adjust: unknown,
  { of, percent, spread = 'proportional', ...rest }: Readonly<Record<string, unknown>>,
): OneEdit | string {
  const typed = percent === null ? null : typedValue(percent)
  if (typeof adjust !== 'string' || typed === null || Object.keys(rest).length > 0) return FORMS
  if (of !== 'present' && of !== 'prior' && of !== 'control') return FORMS
  if (spread !== 'proportional' && spread !== 'even') return FORMS
  return { adjust, of, percent: typed, spread }
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
