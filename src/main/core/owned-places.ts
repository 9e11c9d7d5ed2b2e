import type { BudgetDocument } from '../../shared/model/document'
import { pathOfPlace, type SaidPlace, saidPlace } from '../../shared/model/said-place'
import { placeCodes } from '../../shared/template/place-codes'
import type { Template } from '../../shared/template/template'

/**
 * A document that comes from elsewhere, with what people said in it kept as this program keeps it: of a cell of a record's row,
 * which a package may name as it is shown, with that record.
 */
export function withOwnedPlaces(
  document: BudgetDocument,
  template: Pick<Template, 'tables'>,
): BudgetDocument {
  const { remarks, acknowledgements } = document
  if (remarks.length + acknowledgements.length === 0) return document
  const of = { units: document.units, projects: document.projects } as const
  const codes = placeCodes(
    template,
    {
      codeOf: (set, id) => of[set].find((each) => each.id === id)?.code,
      called: (set, code) => of[set].find((each) => each.code === code)?.id,
      holds: (set, id) => document[set].some((each) => each.id === id),
    },
    (key) => {
      const id = key.slice(key.lastIndexOf('/') + 1)
      const set = (['projects', 'units'] as const).find((each) => of[each].some((one) => one.id === id))
      return set && /^p\d+\//.test(key) ? `${set}/${id}` : null
    },
  )
  const owned = <T extends SaidPlace>(said: T): T =>
    said.object === null ? { ...said, ...saidPlace(pathOfPlace(said, codes), codes) } : said
  return { ...document, remarks: remarks.map(owned), acknowledgements: acknowledgements.map(owned) }
}
