import type { WrittenParagraph } from '../narrative/narrative'
import { nameOf, partName } from '../narrative/naming'
import { sectionOf } from '../printed/section'
import { checkFigures, readParagraph } from './figures/figures-rules'
import type { Finding } from './finding'
import { checkNumbering } from './words/numbering'
import { contraryReasons } from './figures/paragraph-reason'
import { checkRewritten } from './words/rewritten-words'
import { openTexts, type SubjectGround } from './subject-ground'

type Written = ReadonlyMap<string, WrittenParagraph>

/** What is found in paragraphs that the preparer wrote; `paragraphs`: those of now, by key. */
export function openWrittenSubjects(ground: SubjectGround, paragraphs: () => Written) {
  const { records, rules, figures } = ground
  const texts = openTexts(ground)

  return { paragraphFindings, numberFindings }

  function paragraphFindings(key: string): readonly Finding[] {
    const paragraph = paragraphs().get(key)
    if (!paragraph) return []
    const { view, generated } = paragraph
    const { path } = view
    const name = `${partName(sectionOf(key))}“${nameOf(view, records.department().agency)}”`
    // Free paragraphs are called by the field that holds them, others by their place on the paper.
    const place = view.kind === 'free' && path !== undefined ? path : key
    const read = readParagraph(
      {
        place,
        name,
        text: view.text,
        path,
        isOfProject: records.get('projects', key.slice(key.lastIndexOf('/') + 1)) !== undefined,
        ...(generated ? { generated } : {}),
      },
      figures,
    )
    const numbering = rules.get('R101')
    return [
      ...checkFigures(read, figures),
      ...contraryReasons(read, figures.rule),
      ...checkRewritten({ ...read.paragraph, path }, figures),
      ...texts([
        { place, name, text: view.text, kind: view.grid ? 'words' : 'sentence', isField: place === path },
      ]),
      ...(numbering && view.grid ? checkNumbering(numbering, [{ place, name, text: view.text }]) : []),
    ]
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
