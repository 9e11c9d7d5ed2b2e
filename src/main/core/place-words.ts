import type { WordSources } from '../../shared/model/words'
import { nameOf } from '../../shared/narrative/naming'
import { columnOf, rowKeyOf } from '../../shared/printed/cell-id'
import { columnName } from '../../shared/tables/header'
import { printedNames, type Template } from '../../shared/template/template'
import type { Computed } from './computed'

/** What is printed by its id or key: a cell by its table, row and column, a paragraph by how it begins; `printed`: null as long as nothing is. */
export function placeNames(
  template: Pick<Template, 'tables'>,
  printed: () => Pick<Computed, 'engine' | 'narrative'> | null,
  agency: () => string,
): WordSources['printedName'] {
  const named = printedNames(template)
  return (place) => {
    const own = place.includes('/') ? printed() : null
    if (!own || /^(tables|text)\//.test(place)) return named(place)
    for (const view of own.engine.viewsOf([rowKeyOf(place)])) {
      for (const list of [view, ...view.parts]) {
        const [row] = list.rows
        const column = list.columns.findIndex(({ id }) => id === columnOf(place))
        if (row && column >= 0)
          return [named(place), row.name, columnName({ ...view, ...list }, column)].join(' · ')
      }
    }
    const [block] = own.narrative.printed(({ key }) => key === place)
    return block ? `${named(place)}“${nameOf(block, agency())}”` : named(place)
  }
}
