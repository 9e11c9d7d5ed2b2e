import { checkTwice, twiceKey } from '../words/twice'
import type { Finding } from '../finding'
import type { RecordSetting } from '../records/records'

/** What stands around the rows of a table, and what the template has there. */
export interface TableFrame {
  readonly id: string
  /** As people call it: its number. */
  readonly name: string
  /** Null: there is no such table. */
  readonly is: FrameWords | null
  readonly due: FrameWords
}

interface FrameWords {
  readonly title: string
  readonly agency: string
  readonly unit: string | null
  readonly heads: readonly string[]
}

type Setting = Pick<RecordSetting, 'rule'>

/** R058, R064, R065 */
export function checkFrames(frames: readonly TableFrame[], setting: Setting): readonly Finding[] {
  return frames.flatMap(({ id, name, is, due }) => {
    if (is === null) return found(setting, 'R058', id, due.title, '没有', `没有${name} ${due.title}。`)
    const head = is.heads.findIndex((each, at) => each !== due.heads[at])
    return [
      ...differing('R058', id, is.title, due.title, `${name}的表名`),
      ...differing('R064', id, is.agency, due.agency, `${name}的预算单位`),
      ...differing('R065', id, is.unit ?? '空', due.unit ?? '空', `${name}的金额单位`),
      ...(head < 0
        ? []
        : differing('R058', `${id}/${head}`, is.heads[head] ?? '', due.heads[head] ?? '', `${name}的栏目`)),
    ]
  })

  function differing(rule: string, place: string, is: string, due: string, what: string): readonly Finding[] {
    return is === due ? [] : found(setting, rule, place, due, is, `${what}写作“${is}”，应是“${due}”。`)
  }
}

interface Paragraph {
  readonly place: string
  readonly name: string
  readonly text: string
}

interface Chapter {
  readonly headings?: readonly Paragraph[]
  readonly paragraphs: readonly Paragraph[]
}

/** R059, R099, R112: paragraphs without words, twice, or about a project that no table has. */
export function checkParagraphs(
  chapters: readonly Chapter[],
  names: readonly (readonly [words: string, measure: string])[],
  setting: Setting,
): readonly Finding[] {
  const all = chapters.flatMap(({ headings = [], paragraphs }) => [...headings, ...paragraphs])
  return [
    ...all.flatMap(({ place, name, text }) =>
      text.trim() === '' ? found(setting, 'R059', place, '内容', '空', `${name}有一段没有内容。`) : [],
    ),
    ...chapters.flatMap(({ paragraphs }) => repeated(paragraphs, undefined, setting)),
    ...repeated(all, SHORTEST_ELSEWHERE, setting),
    ...checkListedProjects(all, names, setting),
  ]
}

/** R112: a row within a text that is about a project that no table has. */
export function checkListedProjects(
  paragraphs: readonly Paragraph[],
  names: readonly (readonly [words: string, measure: string])[],
  setting: Setting,
): readonly Finding[] {
  const known = new Set(names.map(([words]) => words))
  return paragraphs.flatMap(({ place, name, text }) => {
    const [, cell = ''] = /^\|\s*([^|]+?)\s*\|\s*[\d,.]+\s*\|/.exec(text) ?? []
    return cell === '' || known.size === 0 || known.has(cell)
      ? []
      : found(setting, 'R112', place, '表中的项目', cell, `${name}的“${cell}”不是项目支出总表里的项目。`)
  })
}

/** Shorter ones may stand twice by rights in different parts. */
const SHORTEST_ELSEWHERE = 14

function repeated(
  paragraphs: readonly Paragraph[],
  shortest: number | undefined,
  setting: Setting,
): readonly Finding[] {
  const byText = Map.groupBy(
    paragraphs.filter(({ text }) => twiceKey(text, shortest) !== undefined),
    ({ text }) => twiceKey(text, shortest),
  )
  return [...byText.values()].flatMap((own) => checkTwice(own, setting))
}

function found(
  { rule }: Setting,
  id: string,
  place: string,
  expected: string,
  actual: string,
  message: string,
): readonly Finding[] {
  const own = rule(id)
  return own
    ? [{ rule: id, severity: own.severity, places: [place], expected, actual, difference: null, message }]
    : []
}
