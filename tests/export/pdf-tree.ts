import { execFileSync } from 'node:child_process'

/** An element of a PDF's structure tree, with the words that belong to it. */
export interface PdfElement {
  /** H1, P, Table, TH, … */
  readonly role: string
  /** Attributes of cells: Scope, RowSpan, ColSpan. */
  readonly attributes: Readonly<Record<string, unknown>>
  readonly kids: readonly (PdfElement | PdfWords)[]
}

export interface PdfWords {
  readonly words: string
  /** From 1. */
  readonly page: number
}

type Dict = Readonly<Record<string, unknown>>
interface Stored {
  readonly value?: unknown
  readonly stream?: { readonly dict: Dict; readonly data?: string }
}

/**
 * The structure tree as qpdf reads it, down to its words. poppler shows the tree too (`pdfinfo -struct-text`), but up to 24 at least
 * it loses what follows an ActualText within an element; and ActualText is what tells 龙 (U+9F99) from the radical ⻰ (U+2EF0)
 * where a font has one shape for both.
 */
export function structureOf(file: string): PdfElement {
  const args = ['--json=2', '--json-stream-data=inline', '--decode-level=generalized', file, '-']
  const json = JSON.parse(execFileSync('qpdf', args, { encoding: 'utf8', maxBuffer: 2 ** 30 })) as {
    readonly pages: readonly { readonly object: string }[]
    readonly qpdf: readonly [unknown, Readonly<Record<string, Stored>>]
  }
  const objects = json.qpdf[1]
  const storedAt = (reference: unknown): Stored => objects[`obj:${String(reference)}`] ?? {}
  const resolved = (value: unknown): unknown =>
    typeof value === 'string' && /^\d+ \d+ R$/.test(value) ? storedAt(value).value : value
  const dict = (value: unknown): Dict => (resolved(value) ?? {}) as Dict
  const bytes = (reference: unknown): string =>
    Buffer.from(storedAt(reference).stream?.data ?? '', 'base64').toString('latin1')

  const numbers = new Map(json.pages.map(({ object }, index) => [object, index + 1]))
  const faces = new Map<unknown, Face>()
  const wordsOn = new Map([...numbers.keys()].map((page) => [page, markedWords(page)]))
  const catalog = dict(dict(objects['trailer']?.value)['/Root'])
  return elementOf(dict(catalog['/StructTreeRoot']), '')

  function elementOf(own: Dict, above: string): PdfElement {
    const page = (own['/Pg'] as string | undefined) ?? above
    const attributes = [own['/A'] ?? []].flat().flatMap((each) => Object.entries(dict(each)))
    return {
      role: ((own['/S'] as string | undefined) ?? 'Root').replace('/', ''),
      attributes: Object.fromEntries(attributes.map(([key, value]) => [key.slice(1), value])),
      kids: [own['/K'] ?? []].flat().flatMap((kid): readonly (PdfElement | PdfWords)[] => {
        if (typeof kid === 'number') return wordsIn(page, kid)
        const child = dict(kid)
        if (child['/Type'] === '/OBJR') return []
        if ('/MCID' in child) return wordsIn((child['/Pg'] as string | undefined) ?? page, child['/MCID'])
        return [elementOf(child, page)]
      }),
    }
  }

  function wordsIn(page: string, mark: unknown): readonly PdfWords[] {
    const words = wordsOn.get(page)?.get(Number(mark)) ?? ''
    return words === '' ? [] : [{ words, page: numbers.get(page) ?? 0 }]
  }

  /** What a page shows, by the mark under which it does. */
  function markedWords(page: string): ReadonlyMap<number, string> {
    const own = dict(page)
    const content = [own['/Contents']].flat().map(bytes).join('\n')
    const fonts = dict(dict(own['/Resources'])['/Font'])
    const words = new Map<number, string>()
    const marks: (number | 'actual' | null)[] = []
    let font: Face = { bytes: 1, words: new Map() }
    const add = (text: string): void => {
      const mark = marks.findLast((each) => typeof each === 'number')
      if (typeof mark === 'number') words.set(mark, (words.get(mark) ?? '') + text)
    }
    for (const { groups = {} } of content.matchAll(OPERATORS)) {
      const { actual, mark, begins, ends, face, shown } = groups
      if (actual !== undefined) {
        marks.push('actual')
        add(utf16(actual))
      } else if (mark !== undefined) marks.push(Number(mark))
      else if (begins !== undefined) marks.push(null)
      else if (ends !== undefined) marks.pop()
      else if (face !== undefined) font = faceOf(fonts[`/${face}`])
      else if (shown !== undefined && !marks.includes('actual')) {
        add(
          codesIn(shown, font.bytes)
            .map((code) => font.words.get(code) ?? '\ufffd')
            .join(''),
        )
      }
    }
    return words
  }

  function faceOf(font: unknown): Face {
    const known = faces.get(font)
    if (known) return known
    const own = dict(font)
    const made = {
      bytes: own['/Subtype'] === '/Type0' ? 2 : 1,
      words: toUnicode(bytes(own['/ToUnicode'])),
    }
    faces.set(font, made)
    return made
  }
}

/** Of a face: how many bytes a code has, and what each stands for. */
interface Face {
  readonly bytes: number
  readonly words: ReadonlyMap<number, string>
}

/** What a content stream says of marks, faces and words, in the one way in which Chromium writes it. */
const OPERATORS =
  /\/Span\s*<<\s*\/ActualText\s*<(?<actual>[0-9a-fA-F]*)>\s*>>\s*BDC|\/\w+\s*<<\s*\/MCID (?<mark>\d+)\s*>>\s*BDC|(?<begins>\bB[DM]C\b)|(?<ends>\bEMC\b)|\/(?<face>\w+) [\d.]+ Tf|(?<shown>\[(?:\((?:\\[^]|[^\\)])*\)|<[^>]*>|[^\]()<>])*\]\s*TJ|(?:\((?:\\[^]|[^\\)])*\)|<[0-9a-fA-F]*>)\s*Tj)/g

const ESCAPED: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 }

function codesIn(shown: string, bytes: number): readonly number[] {
  const own = [...bytesIn(shown)]
  return Array.from({ length: own.length / bytes }, (_, at) =>
    own.slice(at * bytes, (at + 1) * bytes).reduce((code, byte) => code * 256 + byte, 0),
  )
}

function* bytesIn(shown: string): Generator<number> {
  for (const [whole] of shown.matchAll(/\((?:\\[^]|[^\\)])*\)|<[0-9a-fA-F]*>/g)) {
    const inner = whole.slice(1, -1)
    if (whole.startsWith('<')) yield* Buffer.from(inner, 'hex')
    else {
      for (const [sign, octal, letter] of inner.matchAll(/\\([0-7]{1,3})|\\([^])|[^\\]/g)) {
        if (octal !== undefined) yield parseInt(octal, 8)
        else if (letter !== undefined) yield ESCAPED[letter] ?? letter.charCodeAt(0)
        else yield sign.charCodeAt(0)
      }
    }
  }
}

function toUnicode(map: string): ReadonlyMap<number, string> {
  const codes = new Map<number, string>()
  for (const [, block = ''] of map.matchAll(/beginbfchar([^]*?)endbfchar/g)) {
    for (const [, code = '', text = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>/g)) {
      codes.set(parseInt(code, 16), utf16(text))
    }
  }
  for (const [, block = ''] of map.matchAll(/beginbfrange([^]*?)endbfrange/g)) {
    for (const [, first = '', last = '', text = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const from = parseInt(first, 16)
      const start = parseInt(text, 16)
      for (let code = from; code <= parseInt(last, 16); code += 1) {
        codes.set(code, String.fromCodePoint(start + code - from))
      }
    }
  }
  return codes
}

/** Big-endian, with or without its mark. */
function utf16(hex: string): string {
  const units = hex.match(/.{4}/g) ?? []
  return units
    .map((unit) => String.fromCharCode(parseInt(unit, 16)))
    .join('')
    .replace(/^\ufeff/, '')
}
