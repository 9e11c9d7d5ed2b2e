const DOCUMENT = /《[^《》]+》/g
/** A 文号 behind a document's name: 〔2023〕12号, in whatever brackets, with the words around it. */
const NUMBERED = /》[^《》]*[〔[［【(（]\s*(?:19|20)\d\d\s*[〕\]］】)）]\s*第?\s*\d+\s*号/

/** The documents 《…》 that a text names, where none of them is followed by its 文号. */
export function unnumberedDocuments(text: string): readonly string[] {
  const named = text.match(DOCUMENT) ?? []
  return NUMBERED.test(text) ? [] : [...new Set(named)]
}
