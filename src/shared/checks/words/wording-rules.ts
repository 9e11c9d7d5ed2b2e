import type { Figure } from '../figures/figure'
import type { CheckedParagraph } from '../figures/figures-rules'
import type { Finding } from '../finding'
import { nearestOf } from './near-names'
import { found, type RecordSetting } from '../records/records'
import { type PenSlip, penSlips } from './slips'
import type { TableSet } from '../tables/table-set'
import type { Match, Piece } from './wording-match'
import { amountFindings } from './wording-amounts'
import { fixedSigns, type Wordings } from './wordings'

/** What a reader of a document knows beside the wordings of its template. */
export interface WordingGround {
  readonly wordings: Wordings
  readonly agency: string
  readonly fiscalYear: number
  /** Codes of units and projects by their names, as the tables have them. */
  readonly units: ReadonlyMap<string, string>
  readonly projects: ReadonlyMap<string, string>
  readonly projectCount: number
  /** Whether one of the things that tables name, 科目 above all, is called so. */
  isName(words: string): boolean
  /** Undefined: there is no such cell. */
  cellAt(cell: string): Figure | null | undefined
}

export type WordingSetting = Pick<RecordSetting, 'rule'> & { readonly print: TableSet['print'] }

/** A paragraph along the wording that it is nearest to. */
export interface AlongWording {
  readonly paragraph: CheckedParagraph
  readonly match: Match
}

/** R115, R116, R117, and what gaps of a wording are held against: R051, R063, R064, R112. */
export function checkWording(
  section: number,
  paragraph: CheckedParagraph & { readonly isHeading: boolean },
  ground: WordingGround,
  setting: WordingSetting,
): readonly Finding[] {
  const match =
    paragraph.text === '' ? null : ground.wordings.read(section, paragraph.text, paragraph.isHeading)
  if (!match) return []
  const read = { paragraph, match }
  if (match.cost === 0) return gapFindings(read, ground, setting)
  return [...slipFindings(read, ground, setting), ...sentenceFindings(read, setting)]
}

/** Whether the sign is one of the template's own, in a paragraph that reads as it does. */
export function isFixedSign(section: number, text: string, at: number, { wordings }: WordingGround): boolean {
  const match = wordings.read(section, text)
  const isIn = (each: Piece): boolean =>
    each.piece === 'same' && each.start <= at && at < each.start + each.text.length
  return match?.cost === 0 && match.pieces.some(isIn)
}

function slipFindings(
  { paragraph: { place, name, text }, match }: AlongWording,
  { isName }: WordingGround,
  setting: WordingSetting,
): readonly Finding[] {
  const { pieces } = match
  if (pieces.some(({ piece }) => piece === 'sentence')) return []
  const edits = pieces.filter((each) => each.piece === 'other')
  return penSlips(text, edits, fixedSigns(match), isName).flatMap((slip) => {
    const { due, text: is, start, said, of, isSure } = slip
    const year = /\d/.test(due) ? yearAround(text, start) : undefined
    const around = text.slice(Math.max(0, start - 4), start + is.length + 4)
    const rule = year === undefined ? RULE_OF[of] : 'R063'
    return found(setting, rule, place, {
      expected: of === 'doubled' ? is : due,
      actual: year ?? (of === 'doubled' ? is + is : is === '' ? around : is),
      difference: null,
      message: `${name}“${around}”一处${year === undefined ? said : `是${year}年，请核对年份`}。`,
      ...(isSure || of !== 'words' ? {} : { severity: 'info' }),
    })
  })
}

const RULE_OF: Readonly<Record<PenSlip['of'], string>> = { words: 'R115', marks: 'R067', doubled: 'R102' }

function yearAround(text: string, start: number): string | undefined {
  const years = [...text.matchAll(/(?<!\d)20\d\d(?=年)/g)]
  return years.find(({ index }) => index <= start && start < index + 4)?.[0]
}

/** Of the rest, so much stands there that nothing else can be meant. */
const STANDING = 8

function sentenceFindings({ paragraph, match }: AlongWording, setting: WordingSetting): readonly Finding[] {
  const { pieces } = match
  const lost = pieces.filter((each) => each.piece === 'sentence')
  const isElse = pieces.some(({ piece }) => piece === 'other')
  const [only] = lost
  if (!only || lost.length > 1 || isElse || fixedSigns(match) < STANDING) return []
  return found(setting, 'R116', paragraph.place, {
    expected: only.due,
    actual: '没有',
    difference: null,
    message: `${paragraph.name}缺少一句：“${only.due}”。`,
  })
}

function gapFindings(read: AlongWording, ground: WordingGround, setting: WordingSetting): readonly Finding[] {
  const { pieces } = read.match
  const named = pieces.find((each) => each.piece === 'gap' && each.gap === 'name')
  const subject = named?.piece === 'gap' ? named.text : undefined
  return pieces.flatMap((piece, at): readonly Finding[] => {
    if (piece.piece !== 'gap') return []
    const before = pieces[at - 1]
    const lead = before?.piece === 'same' ? before.text : ''
    if (piece.gap === 'agency') return nameFindings(read, piece.text, [ground.agency], 'R064', setting)
    if (piece.gap === 'name')
      return nameFindings(read, piece.text, namesOf(read, ground), ruleOfName(read), setting)
    if (ground.wordings.spec.values[piece.gap]?.amount !== undefined || piece.gap === 'difference')
      return amountFindings(read, { ...piece, lead, subject }, ground, setting)
    if (UNIT_LISTS.includes(piece.gap)) return listFindings(read, piece, ground, setting)
    return []
  })
}

function isOfProjects({ match: { path } }: AlongWording): boolean {
  return path.each === 'projects' || path.each === 'keyProjects'
}

function ruleOfName(read: AlongWording): string {
  return isOfProjects(read) ? 'R112' : 'R064'
}

function namesOf(read: AlongWording, { projects, units }: WordingGround): readonly string[] {
  return [...(isOfProjects(read) ? projects : units).keys()]
}

function nameFindings(
  { paragraph: { place, name } }: AlongWording,
  is: string,
  names: readonly string[],
  rule: string,
  setting: WordingSetting,
): readonly Finding[] {
  if (names.length === 0 || names.includes(is)) return []
  const nearest = nearestOf(is, names)
  return found(setting, rule, place, {
    expected: nearest ?? '表中的名称',
    actual: is,
    difference: null,
    message: `${name}的“${is}”${nearest === undefined ? '不是表中的名称' : `应是“${nearest}”`}。`,
  })
}

/** Lists of units: of those that the tables have, and of these with others that keep no accounts. */
const UNIT_LISTS = ['independentUnits', 'units']

function listFindings(
  read: AlongWording,
  { gap, text }: { readonly gap: string; readonly text: string },
  { units }: WordingGround,
  setting: WordingSetting,
): readonly Finding[] {
  const listed = text.split('、')
  const due = [...units.keys()]
  if (gap === 'independentUnits')
    return listed.flatMap((each) => nameFindings(read, each, due, 'R064', setting))
  const missing = due.filter((name) => !listed.includes(name))
  return missing.flatMap((name) => {
    const meant = listed.find((each) => nearestOf(each, [name]) === name)
    return meant === undefined ? [] : nameFindings(read, meant, [name], 'R064', setting)
  })
}
