/** By the words of each link within a PDF of LibreOffice's, the page that it leads to; the first page is 0. */
export function linkedPages(pdf: Uint8Array): ReadonlyMap<string, number> {
  const text = Buffer.from(pdf).toString('latin1')
  const kids = /\/Kids\[([^\]]*)\]/.exec(text)?.[1] ?? ''
  const pages = [...kids.matchAll(/(\d+) 0 R/g)].map(([, number]) => number)
  const links = text.matchAll(/\/Subtype\/Link[^>]*\/Contents<FEFF([0-9A-F]*)>\/Dest\[(\d+) 0 R/g)
  return new Map(
    [...links].map(([, words = '', page]) => [
      Buffer.from(words, 'hex').swap16().toString('utf16le'),
      pages.indexOf(page ?? ''),
    ]),
  )
}
