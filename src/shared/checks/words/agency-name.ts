import type { Finding } from '../finding'
import { found, type RecordSetting } from '../records/records'
import { nearestOf } from './near-names'

/** The place that a name begins with: 深圳市龙岗区. */
const PLACE = /^\p{Script=Han}{2,}?[市省](?:\p{Script=Han}{1,4}?[区县市])?/u
/** What offices are called: the end of a name. */
const LONGEST = 24

/** R064: the agency, or one of its units, by a name that is nearly its own: 深圳市龙岗区工信局. Other offices have names of their own. */
export function checkAgencyName(
  { place, name, text }: { readonly place: string; readonly name: string; readonly text: string },
  names: readonly string[],
  setting: Pick<RecordSetting, 'rule'>,
): readonly Finding[] {
  const [agency = ''] = names
  const lead = PLACE.exec(agency)?.[0]
  const end = agency.at(-1)
  if (lead === undefined || end === undefined || !setting.rule('R064')) return []
  for (let at = text.indexOf(lead); at >= 0; at = text.indexOf(lead, at + 1)) {
    const rest = text.slice(at, at + lead.length + LONGEST)
    if (names.some((each) => rest.startsWith(each))) continue
    const is = /^[\p{Script=Han}]+/u.exec(rest)?.[0] ?? ''
    const until = is.indexOf(end, lead.length)
    const called = until < 0 ? '' : is.slice(0, until + 1)
    if (called === '' || !(isShortened(called, agency) || nearestOf(called, names) !== undefined)) continue
    return found(setting, 'R064', place, {
      expected: agency,
      actual: called,
      difference: null,
      message: `${name}的“${called}”应是“${agency}”。`,
    })
  }
  return []
}

/** Signs of the name left out, in its order: 工信局 of 工业和信息化局. */
function isShortened(called: string, name: string): boolean {
  let at = 0
  for (const sign of called) {
    at = name.indexOf(sign, at) + 1
    if (at === 0) return false
  }
  return called.length < name.length
}
