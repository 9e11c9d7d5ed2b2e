import type { Finding } from '../finding'
import { found, type RecordSetting } from '../records/records'
import type { CheckedText } from './text-rules'
import { deviations } from './usage'

/** R118: what a document says elsewhere in the same words, but for one sign. `isFixed`: what the template says there, and means. */
export function checkUsage(
  texts: readonly CheckedText[],
  setting: Pick<RecordSetting, 'rule'>,
  isFixed: (place: string, at: number) => boolean,
): readonly Finding[] {
  const all = deviations(texts).filter(({ text: { place }, start }) => !isFixed(place, start))
  return all.flatMap(({ text: { place, name, text }, start, is, due, elsewhere }) => {
    const around = text.slice(Math.max(0, start - 4), start + is.length + 4)
    const said = is === '' ? `少了“${due}”` : `“${is}”像是“${due}”之误`
    return found(setting, 'R118', place, {
      expected: due,
      actual: is === '' ? around : is,
      difference: null,
      message: `${name}“${around}”一处${said}，${elsewhere}写的是“${due}”。请核对。`,
    })
  })
}
