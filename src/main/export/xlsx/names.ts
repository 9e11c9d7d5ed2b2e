/** Excel's limits. */
const SHEET_NAME = 31
const DEFINED_NAME = 255

/** Names of worksheets: what Excel forbids in them becomes a blank, what is too long is cut, the second of two equal ones numbered. */
export function sheetNames(wanted: readonly string[]): readonly string[] {
  return distinct(
    wanted.map((name) => name.replace(/[:\\/?*[\]\p{Cc}\p{Cs}\uFFFE\uFFFF]+/gu, ' ').trim()),
    { most: SHEET_NAME, empty: '表', numbered: (number) => ` (${number})` },
  )
}

/** Names of their areas, of letters and digits: 表_收支总表. One that would be the address of a cell begins with _. */
export function areaNames(sheets: readonly string[]): readonly string[] {
  return distinct(
    sheets.map((name) => {
      const plain = name.replace(/[^\p{L}0-9]+/gu, '_').replace(/^_+|_+$/g, '')
      return /^\p{L}/u.test(plain) && !/^[a-z]{1,3}\d*$|^r\d*(c\d*)?$/i.test(plain) ? plain : `_${plain}`
    }),
    { most: DEFINED_NAME, empty: '_', numbered: (number) => `_${number}` },
  )
}

interface Rules {
  readonly most: number
  readonly empty: string
  readonly numbered: (number: number) => string
}

function distinct(names: readonly string[], { most, empty, numbered }: Rules): readonly string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const whole = unquoted(name) || empty
    let free = cut(whole, most)
    for (let number = 2; taken.has(free.toLowerCase()); number += 1) {
      free = cut(whole, most - numbered(number).length) + numbered(number)
    }
    taken.add(free.toLowerCase())
    return free
  })
}

/** Without the apostrophes that no worksheet's name may begin or end with. */
function unquoted(name: string): string {
  return name.replace(/^'+|'+$/g, '')
}

function cut(name: string, most: number): string {
  return unquoted(
    name
      .slice(0, most)
      .replace(/\p{Cs}$/u, '')
      .trimEnd(),
  )
}
