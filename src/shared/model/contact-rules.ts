import { folded } from '../money/folding'
import { refused, type RuleFault } from './rule-fault'

/** Signs that names of people, and numbers with their extensions, may have at most: several stand side by side. */
const LONGEST = { responsible: 60, phone: 80 } as const

/** Digits, what stands between and around them, and an extension: 0755-2800 0000 转 8012、13800000000. */
const NUMBERS = /^(?:[\d\s+\-–—()·.,、;/]|转|分机|ext\.?)*$/i

/** A person is called by words, a telephone is dialled: what is neither was meant for another field. */
export function contactFaults(responsible: string, phone: string): readonly RuleFault[] {
  const digits = folded(phone).replaceAll(/\D/g, '')
  const isDialled = NUMBERS.test(folded(phone)) && digits.length >= 3
  return [
    ...(responsible === '' || /\p{L}/u.test(responsible)
      ? []
      : [refused('responsible', `“${responsible}”不像姓名。责任人请填姓名，电话填在联系电话里。`)]),
    ...tooLong('responsible', '责任人', responsible),
    ...(phone === '' || isDialled || phone.length > LONGEST.phone
      ? []
      : [refused('phone', `“${phone}”不是电话号码。请填数字，区号和分机可用 - 或“转”隔开。`)]),
    ...tooLong('phone', '联系电话', phone),
  ]
}

function tooLong(field: keyof typeof LONGEST, label: string, text: string): readonly RuleFault[] {
  const length = Array.from(text).length
  return length > LONGEST[field]
    ? [refused(field, `${label}有 ${length} 个字，最多 ${LONGEST[field]} 个。请核对。`)]
    : []
}
