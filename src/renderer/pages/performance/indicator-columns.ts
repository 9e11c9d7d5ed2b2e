import type { Indicator } from '../../../shared/model/document'
import { searchFor } from '../../../shared/model/search'
import type { PerformanceFramework } from '../../../shared/template/template'
import type { Choice, GridColumn } from '../../grid/column'
import { type RecordColumn, recordColumns, type RecordSources } from '../../lists/record-columns'

/** In their order. The target is printed from its parts: it has a column of its own for those that nothing builds. */
const COLUMNS: readonly RecordColumn[] = [
  { field: 'level1', title: '一级', width: '84px' },
  { field: 'level2', title: '二级', width: '116px' },
  { field: 'level3', width: 'minmax(190px, 1fr)', isHome: true },
  { field: 'sign', title: '符号', width: '60px' },
  { field: 'value', width: '92px' },
  { field: 'unit', title: '单位', width: '60px' },
  { field: 'weight', width: '68px' },
  { field: 'target', title: '印出的目标值', width: '128px' },
  { field: 'lastValue', width: '96px', isExtra: true },
]

/** What these columns are made from. */
export interface IndicatorSources extends Omit<RecordSources<Indicator>, 'set' | 'rows'> {
  readonly framework: PerformanceFramework
  /** Those of the same list: levels of their own are offered too. */
  readonly indicators: readonly Indicator[]
}

/** The columns of the indicators of a project or of the department. */
export function indicatorColumns({
  framework,
  indicators,
  ...sources
}: IndicatorSources): readonly GridColumn<Indicator>[] {
  return recordColumns(
    {
      ...sources,
      set: 'indicators',
      rows: indicators,
      offers: (field) =>
        field === 'level1' || field === 'level2' ? levelsOffered(field, framework, indicators) : undefined,
    },
    COLUMNS,
  )
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
