/** The first character of each initial in the order of 拼音; no syllable begins with i, u or v. */
const FIRST = Array.from('阿八嚓哒妸发旮哈讥咔垃妈拿哦啪期然撒塌挖昔压匝')
const INITIALS = 'abcdefghjklmnopqrstwxyz'

/** Characters of a budget that are read in two ways. */
const READ_TWICE: Readonly<Record<string, string>> = {
  重: 'zc',
  行: 'xh',
  长: 'cz',
  调: 'dt',
  会: 'hk',
  单: 'ds',
  系: 'xj',
  校: 'xj',
  朝: 'cz',
  藏: 'cz',
}

const HAN = /\p{Script=Han}/u
const order = new Intl.Collator('zh')
/** Characters that were asked for: comparing them is slow. */
const known = new Map<string, string>()

/** Whether the first letters of a text's syllables are, somewhere in it, those of the query: dkbf for 对口帮扶. */
export function hasInitials(text: string, query: string): boolean {
  return placeOfInitials(text, query) >= 0
}

/** At which of a text's letters and syllables the query begins; −1: nowhere. Letters and digits stand for themselves. */
export function placeOfInitials(text: string, query: string): number {
  const wanted = query.toLowerCase()
  if (!/^[a-z]+$/.test(wanted)) return -1
  const initials = initialsOf(text)
  return initials.findIndex((_, at) =>
    Array.from(wanted).every((letter, i) => initials[at + i]?.includes(letter)),
  )
}

/** For each syllable the letters that it may begin with; other marks are left out. */
function initialsOf(text: string): readonly string[] {
  return Array.from(text.normalize('NFKC').toLowerCase()).flatMap((mark) => {
    if (HAN.test(mark)) return READ_TWICE[mark] ?? initialOf(mark)
    return /[a-z0-9]/.test(mark) ? mark : []
  })
}

function initialOf(character: string): string {
  const found =
    known.get(character) ??
    INITIALS[FIRST.findLastIndex((first) => order.compare(first, character) <= 0)] ??
    ''
  known.set(character, found)
  return found
}
