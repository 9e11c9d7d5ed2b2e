import type { Indicator } from '../../../shared/model/document'
import type { Field } from '../../../shared/model/field-types'
import { definition } from '../../../shared/model/fields'
import { searchFor } from '../../../shared/model/search'
import { formatTyped } from '../../../shared/model/typed'
import type { PerformanceFramework } from '../../../shared/template/template'
import type { Choice, GridColumn } from '../../grid/column'
import { type FieldSources, fieldEntry } from '../../lists/field-entry'

type FieldName = Exclude<keyof Indicator, 'id' | 'position' | 'projectId'>

interface IndicatorColumn {
  readonly field: FieldName
  readonly title?: string
  readonly width: string
  /** Shown where it is asked for. */
  readonly isExtra?: boolean
}

/** In their order. The target is printed from its parts: it has a column of its own for those that nothing builds. */
const COLUMNS: readonly IndicatorColumn[] = [
  { field: 'level1', title: '一级', width: '84px' },
  { field: 'level2', title: '二级', width: '116px' },
  { field: 'level3', width: 'minmax(190px, 1fr)' },
  { field: 'sign', title: '符号', width: '60px' },
  { field: 'value', width: '92px' },
  { field: 'unit', title: '单位', width: '60px' },
  { field: 'weight', width: '68px' },
  { field: 'target', title: '印出的目标值', width: '128px' },
  { field: 'lastValue', width: '96px', isExtra: true },
]

/** What these columns are made from. */
export interface IndicatorSources extends FieldSources {
  readonly framework: PerformanceFramework
  /** Those of the same list: levels of their own are offered too. */
  readonly indicators: readonly Indicator[]
  /** As it was when the file was opened; undefined: as it is, null: it was not there. */
  readonly opened: (indicator: Indicator) => Indicator | null | undefined
  readonly isTyped: (path: string) => boolean
  readonly name: (indicator: Indicator) => string
}

/** The columns of the indicators of a project or of the department. */
export function indicatorColumns(sources: IndicatorSources): readonly GridColumn<Indicator>[] {
  return COLUMNS.map((column) => columnOf(sources, column))
}

function columnOf(
  { framework, indicators, opened, isTyped, name, ...fields }: IndicatorSources,
  { field: id, title, width, isExtra = false }: IndicatorColumn,
): GridColumn<Indicator> {
  const field: Field = definition.indicators.fields[id]
  const path = ({ id: of }: Indicator): string => `indicators/${of}/${id}`
  const offers = id === 'level1' || id === 'level2' ? levelsOffered(id, framework, indicators) : undefined
  return {
    id,
    title: title ?? field.label,
    width,
    kind: 'text',
    ...(id === 'level3' ? { isHome: true } : {}),
    ...(isExtra ? { isExtra } : {}),
    text: (indicator) => formatTyped(field, indicator[id], fields.typing),
    change(indicator) {
      const was = opened(indicator)
      const changed = was === null || (was !== undefined && was[id] !== indicator[id])
      return { changed, typed: changed && isTyped(path(indicator)) }
    },
    entry: fieldEntry<Indicator>(fields, {
      field,
      title: title ?? field.label,
      path,
      stored: (indicator) => indicator[id],
      owner: name,
      ...(offers ? { offers } : {}),
    }),
  }
}

/** The levels that the framework names, 二级 those of the 一级 of the row, and those that are used here beside them. */
function levelsOffered(
  id: 'level1' | 'level2',
  { levels }: PerformanceFramework,
  indicators: readonly Indicator[],
): (indicator: Indicator, typed: string) => readonly Choice[] {
  return ({ level1 }, typed) => {
    const own = levels.filter(({ name }) => id === 'level1' || name === level1)
    const named = own.flatMap(({ name, parts }) => (id === 'level1' ? [name] : parts))
    const used = indicators
      .filter((each) => id === 'level1' || each.level1 === level1)
      .map((each) => each[id])
    const search = searchFor(typed)
    return [...new Set([...named, ...used])]
      .filter((text) => text !== '' && (search === null || search.isIn(text)))
      .map((text) => ({ value: text, text }))
  }
}
