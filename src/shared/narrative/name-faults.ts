import { type Mark, marksOf, type TextFinding } from './source-faults'
import type { Repetition, TextSpec, VariantSpec } from './spec'
import { type Part, parseWording } from './wording'

/** Where a wording stands: the names it may use without a definition, and the marks that are filled in there. */
export interface Standing {
  readonly names: readonly string[]
  readonly marks: readonly Mark[]
}

const EVERYWHERE = ['agency', 'year', 'lastYear']
const IN_REPETITION = ['no', 'name']
const OF_PROJECT = ['purpose', 'goals']

export function isOfProjects(each: Repetition): boolean {
  return each === 'projects' || each === 'keyProjects'
}

/** What a wording may use within a repetition, or outside of one. */
export function standingIn(each: Repetition | undefined): Standing {
  if (each === undefined) return { names: EVERYWHERE, marks: [] }
  return isOfProjects(each)
    ? { names: [...EVERYWHERE, ...IN_REPETITION, ...OF_PROJECT], marks: ['project'] }
    : { names: [...EVERYWHERE, ...IN_REPETITION], marks: ['unit'] }
}

/** What is wrong with a variant: its condition's names and its wording. */
export function variantFaults(
  { when, unless, text }: VariantSpec,
  standing: Standing,
  spec: TextSpec,
): readonly TextFinding[] {
  const conditions = Object.entries({ when, unless }).flatMap(([field, name]) => {
    const message = name === undefined ? null : nameFault(name, standing, spec)
    return message === null ? [] : [{ path: [field], message }]
  })
  return [...conditions, ...wordingFaults(['text'], text, standing, spec)]
}

export function wordingFaults(
  path: TextFinding['path'],
  wording: string,
  standing: Standing,
  spec: TextSpec,
): readonly TextFinding[] {
  const parts = parseWording(wording)
  if (!parts) return [{ path, message: '〔 和 〕 没有配对，或一对里面还有一对。' }]
  return parts.flatMap((part) => partFaults(part, standing, spec)).map((message) => ({ path, message }))
}

/** Names that a wording asks for, those of its conditions left aside. */
export function namesIn(wording: string): readonly string[] {
  const names = (parts: readonly Part[]): readonly string[] =>
    parts.flatMap((part) =>
      part.part === 'slot' ? [part.name] : part.part === 'optional' ? names(part.parts) : [],
    )
  return names(parseWording(wording) ?? [])
}

function partFaults(part: Part, standing: Standing, spec: TextSpec): readonly string[] {
  switch (part.part) {
    case 'plain':
      return /[{}]/.test(part.text) ? ['{ 和 } 没有配对。'] : []
    case 'slot':
      return [nameFault(part.name, standing, spec, `{${part.name}}`) ?? []].flat()
    case 'word':
      if (part.value === null) return []
      return Object.hasOwn(spec.values, part.value)
        ? [nameFault(part.value, standing, spec) ?? []].flat()
        : [`“${part.value}”在 values 里没有定义。`]
    case 'optional':
      return part.parts.flatMap((each) => partFaults(each, standing, spec))
  }
}

/** Why a name has no meaning where it stands; null for one that has. */
export function nameFault(
  name: string,
  standing: Standing,
  spec: TextSpec,
  shown = `“${name}”`,
): string | null {
  const { values, lists } = spec
  if (Object.hasOwn(values, name) || Object.hasOwn(lists, name)) {
    const missing = marksNeeded(name, spec, new Set()).find((mark) => !standing.marks.includes(mark))
    return missing === undefined
      ? null
      : `${shown}的来源里有 {${missing}}，只能用在逐个${missing === 'unit' ? '单位' : '项目'}的段落里。`
  }
  return standing.names.includes(name) ? null : `${shown}没有定义。`
}

/** The marks that a value, or a list with the things it prints, needs where it stands. */
function marksNeeded(name: string, spec: TextSpec, seen: Set<string>): readonly Mark[] {
  const value = Object.hasOwn(spec.values, name) ? spec.values[name] : undefined
  if (value) return marksOf(value)
  const list = Object.hasOwn(spec.lists, name) ? spec.lists[name] : undefined
  // A list of its own repetition fills its marks in itself.
  if (!list || list.each !== undefined || seen.has(name)) return []
  seen.add(name)
  return (list.items ?? [])
    .flatMap(({ when = [], unless = [], text }) => [when, unless, namesIn(text)].flat())
    .flatMap((each) => marksNeeded(each, spec, seen))
}
