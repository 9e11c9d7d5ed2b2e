/**
 * The pages on which the anchors of a printed page of HTML stand, by name, as Chromium writes them into a PDF: destinations in
 * one dictionary, pages in a tree, objects found by a plain table at the end. Empty where the file is written otherwise: the
 * contents then go without numbers.
 */
export function pagesOf(pdf: Uint8Array): ReadonlyMap<string, number> {
  const text = Buffer.from(pdf).toString('latin1')
  const objectAt = objects(text)
  const catalog = objectAt(Number(/\/Root (\d+) 0 R/.exec(text.slice(-2048))?.[1]))
  const numbers = new Map<number, number>()
  const count = (object: number): void => {
    const own = objectAt(object)
    const kids = /\/Kids \[([^\]]*)\]/.exec(own)?.[1]
    if (kids === undefined) numbers.set(object, numbers.size + 1)
    else for (const [, kid] of kids.matchAll(/(\d+) 0 R/g)) count(Number(kid))
  }
  const root = reference(catalog, 'Pages')
  if (root !== null) count(root)
  const destinations = reference(catalog, 'Dests')
  if (destinations === null) return new Map()
  const found = objectAt(destinations).matchAll(/\/([A-Za-z]\w*) \[(\d+) 0 R/g)
  return new Map(
    [...found].flatMap(([, anchor = '', page]) => {
      const number = numbers.get(Number(page))
      return number === undefined ? [] : [[anchor, number] as const]
    }),
  )
}

function reference(object: string, name: string): number | null {
  const found = new RegExp(`/${name} (\\d+) 0 R`).exec(object)?.[1]
  return found === undefined ? null : Number(found)
}

/** Objects by number: what stands between their `obj` and `endobj`, without the bytes of a stream. */
function objects(text: string): (number: number) => string {
  const offsets = new Map<number, number>()
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-1024))?.[1])
  const [, first, entries] = /^xref\s+(\d+) \d+\s+((?:\d{10} \d{5} [nf]\s+)+)/.exec(text.slice(table)) ?? []
  for (const [at, entry] of (entries?.match(/\d{10} \d{5} [nf]/g) ?? []).entries()) {
    if (entry.endsWith('n')) offsets.set(Number(first) + at, Number(entry.slice(0, 10)))
  }
  return (number) => {
    const from = offsets.get(number)
    if (from === undefined) return ''
    const end = text.indexOf('endobj', from)
    const own = text.slice(from, end)
    const stream = own.indexOf('stream')
    return stream < 0 ? own : own.slice(0, stream)
  }
}
