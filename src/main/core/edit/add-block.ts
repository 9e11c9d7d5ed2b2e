import { done, failed, type Reply } from '../../../shared/contract/failure'
import { freePlaces, type Narrative } from '../../../shared/narrative/narrative'
import type { TextSpec } from '../../../shared/narrative/spec'
import { byId } from './add-record'
import type { Grounds } from './plan'

/**
 * What `add block` is told, with its place made certain. A paragraph may be named by its `key` as the text shows it
 * (`p3/projects/CODE`) instead of place and record; one that the text does not have is refused, for what is written
 * there would be printed nowhere.
 */
export function placedBlock(
  value: Readonly<Record<string, unknown>>,
  narrative: Narrative,
  text: TextSpec,
  grounds: Grounds,
): Reply<Readonly<Record<string, unknown>>> {
  const { key, ...rest } = value
  const place = key ?? value['place']
  if (typeof place !== 'string') return done(value)
  const free = text.sections.flatMap(freePlaces)
  if (value['kind'] !== 'override') {
    return free.some((each) => each.key === place) ? done({ ...rest, place }) : nowhere(place, '自写的段落')
  }
  const named = typeof value['object'] === 'string' ? byId(grounds, value['object']) : null
  const paragraph =
    narrative.paragraphAt(place, named) ?? (named === null ? narrative.paragraph(place) : undefined)
  return paragraph
    ? done({ ...rest, place: paragraph.place, object: paragraph.object })
    : nowhere(named === null ? place : `${place} ${named}`, '可以改写的段落')
}

function nowhere(place: string, what: string): Reply<never> {
  return failed('unknown-path', `文本里没有“${place}”这样一处${what}，写在那里印不出来。`, { place })
}
