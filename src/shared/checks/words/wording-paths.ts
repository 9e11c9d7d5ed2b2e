import { withYears } from '../../model/years'
import type { BlockSpec, ListSpec, TextSpec } from '../../narrative/spec'
import { type Part, parseWording } from '../../narrative/wording'

/**
 * A wording of the template as a graph that runs forward only: signs that it prints as they stand, gaps that something is
 * printed into, and forks where it prints one thing or another, or nothing.
 */
export type Step =
  | { readonly step: 'sign'; readonly sign: string }
  /** A gap takes one sign or more: of numbers, or any. */
  | { readonly step: 'gap'; readonly gap: string; readonly isNumber: boolean }
  /** Goes on at any of these; `sentence`: passes over a whole sentence, which is a fault. */
  | { readonly step: 'fork'; readonly to: readonly number[]; readonly sentence?: number }

export interface WordingPath {
  /** Place in the template, `p3/projects`. */
  readonly key: string
  /** Whether it is printed in every document. */
  readonly isRequired: boolean
  readonly isHeading: boolean
  /** What its records are: names of these stand in its {name}. */
  readonly each: string | null
  /** The value that it compares with last year's. */
  readonly compare: string | null
  /** Behind the last step it ends. */
  readonly steps: readonly Step[]
}

/** The wordings of each section, by its number. */
export function wordingPaths(
  spec: TextSpec,
  fiscalYear: number,
): ReadonlyMap<number, readonly WordingPath[]> {
  return new Map(
    spec.sections.map(({ number, blocks }) => [
      number,
      blocks.flatMap((block) =>
        wordingsOf(block).map((own): WordingPath => {
          const { isRequired, compare, text } = own
          const each = 'each' in block ? (block.each ?? null) : null
          const isHeading = 'heading' in block
          const steps = compiled(text, { spec, fiscalYear, wording: compare })
          const compared = 'compare' in block ? (block.compare ?? null) : null
          return { key: `p${number}/${block.key}`, isRequired, isHeading, each, compare: compared, steps }
        }),
      ),
    ]),
  )
}

interface Wording {
  readonly text: string
  readonly isRequired: boolean
  readonly compare?: string | undefined
}

function wordingsOf(block: BlockSpec): readonly Wording[] {
  if ('heading' in block) return [{ text: block.heading, isRequired: true }]
  if ('free' in block) return []
  if ('columns' in block) {
    const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
    return [
      { text: row(block.columns.map(({ title }) => title)), isRequired: false },
      { text: row(block.columns.map(({ text }) => text)), isRequired: false },
    ]
  }
  const { text, variants = [], wording: compare } = block
  if (text === undefined) return variants.map((each) => ({ text: each.text, isRequired: false, compare }))
  return [{ text, isRequired: block.each === undefined, compare }]
}

interface Ground {
  readonly spec: TextSpec
  readonly fiscalYear: number
  readonly wording: string | undefined
}

function compiled(wording: string, ground: Ground): readonly Step[] {
  const steps: Step[] = []
  const forks: { at: number; to: number[]; sentence?: number }[] = []
  const parts = parseWording(wording) ?? []
  /** Where the sentence began that is being written down. */
  let sentence = fork()
  for (const part of parts) {
    for (const piece of part.part === 'plain' ? part.text.split(/(?<=。)/) : [part]) {
      if (typeof piece === 'string') signs(piece)
      else write(piece)
      if (typeof piece !== 'string' || !piece.endsWith('。')) continue
      sentence.sentence = steps.length
      sentence = fork()
    }
  }
  for (const { at, ...own } of forks) steps[at] = { step: 'fork', ...own }
  return steps

  function fork() {
    const own: { at: number; to: number[]; sentence?: number } = { at: steps.length, to: [steps.length + 1] }
    steps.push({ step: 'fork', to: [] })
    forks.push(own)
    return own
  }

  function signs(text: string): void {
    for (const sign of text) steps.push({ step: 'sign', sign })
  }

  function write(part: Part): void {
    if (part.part === 'plain' || part.part === 'word') signs(part.text)
    else if (part.part === 'optional') optional(() => part.parts.forEach(write))
    else named(part.name)
  }

  function optional(inner: () => void): void {
    const own = fork()
    inner()
    own.to.push(steps.length)
  }

  /** One of several: each ends where the last one does. */
  function either(choices: readonly (() => void)[]): void {
    const own = fork()
    own.to.length = 0
    const ends = choices.map((choice) => {
      own.to.push(steps.length)
      choice()
      return fork()
    })
    for (const end of ends) end.to.splice(0, 1, steps.length)
  }

  function named(name: string): void {
    const { spec, fiscalYear } = ground
    const value = spec.values[name]
    const list = spec.lists[name]
    if (name === 'year' || name === 'lastYear') signs(withYears(`{${name}}`, fiscalYear))
    else if (name === 'comparison') comparison()
    else if (list?.items) items(list)
    else gap(name, value ? value.words === undefined : NUMBERS.includes(name))
  }

  function gap(name: string, isNumber: boolean): void {
    steps.push({ step: 'gap', gap: name, isNumber })
  }

  function items({ items: own = [], join, lastJoin = join }: ListSpec): void {
    for (const [at, { text }] of own.entries()) {
      if (at > 0) for (const mark of new Set([join, lastJoin])) optional(() => signs(mark))
      optional(() => (parseWording(text) ?? []).forEach(write))
    }
  }

  function comparison(): void {
    const own = ground.spec.comparisons[ground.wording ?? '']
    const wordings = [...new Set(Object.values(own ?? {}) as string[])].map(
      (text) => parseWording(text) ?? [],
    )
    either(wordings.map((parts) => () => parts.forEach(write)))
  }
}

/** Names of the language itself that print a number. */
const NUMBERS = ['no', 'difference', 'rate']
