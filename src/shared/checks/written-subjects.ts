import type { WrittenParagraph } from '../narrative/narrative'
import { nameOf, partName } from '../narrative/naming'
import { sectionOf } from '../printed/section'
import {
  type CheckedParagraph,
  checkFigures,
  type ReadParagraph,
  readParagraph,
} from './figures/figures-rules'
import type { Finding } from './finding'
import { checkNumbering } from './words/numbering'
import { ownPriors } from './figures/grounds'
import { contraryReasons, lostReason } from './figures/paragraph-reason'
import { checkAgencyName } from './words/agency-name'
import { checkCoarseAmounts } from './words/coarse-amounts'
import { checkLostSentences } from './words/lost-sentences'
import { checkRewritten } from './words/rewritten-words'
import { openTexts, type SubjectGround } from './subject-ground'
import { openWrittenMarks } from './written-marks'

/** A figure that is off by no more is meant for last year's. */
const NEAR_PRIOR = 0.2

type Written = ReadonlyMap<string, WrittenParagraph>

/** What is found in paragraphs that the preparer wrote; `paragraphs`: those of now, by key. */
export function openWrittenSubjects(ground: SubjectGround, paragraphs: () => Written) {
  const { records, rules, figures } = ground
  const texts = openTexts(ground)

  const marks = openWrittenMarks(figures, ground.setting)

  return { paragraphFindings, numberFindings, alikeFindings: marks.findings, alike, allAlike }

  /** What these paragraphs have in common with others, or had before. */
  function alike(keys: Iterable<string>): readonly string[] {
    return [...new Set([...keys].flatMap((key) => marks.put(key, readOf(key))))]
  }

  function allAlike(): readonly string[] {
    alike(paragraphs().keys())
    return marks.all()
  }

  function readOf(key: string): ReadParagraph | undefined {
    const paragraph = paragraphs().get(key)
    if (!paragraph) return undefined
    const { view, generated } = paragraph
    const { path } = view
    const own: CheckedParagraph = {
      // Free paragraphs are called by the field that holds them, others by their place on the paper.
      place: view.kind === 'free' && path !== undefined ? path : key,
      name: `${partName(sectionOf(key))}“${nameOf(view, records.department().agency)}”`,
      text: view.text,
      path,
      isOfProject: records.get('projects', key.slice(key.lastIndexOf('/') + 1)) !== undefined,
      ...(generated ? { generated } : {}),
    }
    return readParagraph(own, figures)
  }

  function paragraphFindings(key: string): readonly Finding[] {
    const read = readOf(key)
    const view = paragraphs().get(key)?.view
    if (!read || !view) return []
    const { place, name, text, path, generated } = read.paragraph
    const numbering = rules.get('R101')
    const ofFigures = checkFigures(read, figures)
    // A direction that is wrong has no right reason.
    const isTurned = ofFigures.some(({ rule, expected }) => rule === 'R044' && expected !== '持平')
    const isWrong = ofFigures.some(({ rule }) => rule === 'R044')
    const lost = checkLostSentences(read.paragraph, figures)
    const kind = view.grid ? 'words' : 'sentence'
    const isField = path !== undefined
    const ofText = texts([{ place, name, text, kind, isField, path, known: generated?.text }])
    return [
      ...withoutSecond([...ofFigures, ...ofText], read),
      ...(isTurned ? [] : contraryReasons(read, figures.rule)),
      ...(isWrong || lost.length > 0 ? [] : lostReason(read, figures)),
      ...lost,
      ...checkCoarseAmounts(read.paragraph, figures.tables.print, figures),
      ...checkAgencyName(read.paragraph, officeNames(), figures),
      ...checkRewritten(read.paragraph, figures),
      ...(numbering && view.grid ? checkNumbering(numbering, [{ place, name, text }]) : []),
    ]
  }

  /**
   * A year and last year's figure, of which one is wrong: where the figure is near last year's, the year is as it should be; else the
   * year is the slip.
   */
  function withoutSecond(all: readonly Finding[], read: ReadParagraph): readonly Finding[] {
    // The place of a year says it already.
    const slot = all.find(({ rule, fix }) => rule === 'R063' && fix !== undefined)
    const found = all.filter(
      (each) => each === slot || !['R063', 'R093'].includes(each.rule) || each.actual !== slot?.actual,
    )
    const year = String(figures.fiscalYear() - 1)
    const isYear = ({ rule, actual }: Finding): boolean => rule === 'R093' && actual === year
    if (!found.some(isYear)) return found
    const stated = [
      ...read.said.flatMap(({ isPrior, measure, figure }) =>
        isPrior && figure ? [{ is: figure.cents, before: figures.priorOf?.(measure) }] : [],
      ),
      ...ownPriors(read, figures.fiscalYear()).map(({ is, before }) => ({ is: is.figure.cents, before })),
    ]
    const isNear = stated.some(
      ({ is, before }) => before !== undefined && Math.abs(is - before) <= before * NEAR_PRIOR,
    )
    return found.filter((each) => (isNear ? !isYear(each) : each.rule !== 'R046'))
  }

  /** The agency, then its units. */
  function officeNames(): readonly string[] {
    return [records.department().agency, ...records.all('units').map(({ name }) => name)]
  }

  function numberFindings(place: string): readonly Finding[] {
    const rule = rules.get('R101')
    if (!rule) return []
    const own = [...paragraphs().values()].filter(
      ({ view }) => view.kind === 'free' && placeIn(view.key) === place,
    )
    return checkNumbering(
      rule,
      own.map(({ view }) => ({
        place: view.path ?? view.key,
        name: partName(sectionOf(view.key)),
        text: view.text,
      })),
    )
  }
}

/** The place that free paragraphs stand in: `p1/duties` of `p1/duties/ID`. */
export function placeIn(key: string): string {
  return key.slice(0, key.lastIndexOf('/'))
}
