import type { ListedIndicator } from '../../../shared/contract/performance'
import { searchFor } from '../../../shared/model/search'
import type { PerformanceFramework } from '../../../shared/template/template'
import type { Choice, GridColumn } from '../../grid/column'
import { levelView } from './level-runs'
import LevelCell from './LevelCell.vue'
import { type RecordColumn, recordColumns, type RecordSources } from '../../lists/record-columns'

/** In their order. The target is printed from its parts: it has a column of its own for those that nothing builds. */
const COLUMNS: readonly RecordColumn[] = [
  { field: 'level1', title: '一级', width: '80px' },
  { field: 'level2', title: '二级', width: '124px' },
  { field: 'level3', width: 'minmax(190px, 1fr)', isHome: true },
  { field: 'sign', title: '符号', width: '56px' },
  { field: 'value', width: '92px' },
  { field: 'unit', title: '单位', width: '60px' },
  { field: 'weight', width: '68px' },
  { field: 'target', title: '印出的目标值', width: '128px' },
  { field: 'lastValue', width: '96px', isExtra: true },
]

/** What these columns are made from. */
export interface IndicatorSources extends Omit<RecordSources<ListedIndicator>, 'set' | 'rows'> {
  readonly framework: PerformanceFramework
  /** Those of the same list: levels of their own are offered too. */
  readonly indicators: () => readonly ListedIndicator[]
  /** Those that the list shows, in its order. */
  readonly listed: () => readonly ListedIndicator[]
}

/** The columns of the indicators of a project or of the department. */
export function indicatorColumns({
  framework,
  indicators,
  listed,
  ...sources
}: IndicatorSources): readonly GridColumn<ListedIndicator>[] {
  const columns = recordColumns(
    {
      ...sources,
      set: 'indicators',
      rows: [],
      offers: (field) =>
        field === 'level1' || field === 'level2' ? levelsOffered(field, framework, indicators) : undefined,
    },
    COLUMNS,
  )
  return columns.map((column) =>
    column.id === 'level1' || column.id === 'level2'
      ? { ...column, view: levelColumn(column.id, listed) }
      : column,
  )
}

function levelColumn(
  id: 'level1' | 'level2',
  listed: IndicatorSources['listed'],
): NonNullable<GridColumn<ListedIndicator>['view']> {
  return { component: LevelCell, given: (_, shown) => ({ ...levelView(id, listed(), shown) }) }
}

/** The levels that the framework names, 二级 those of the 一级 of the row, and those that are used here beside them. */
function levelsOffered(
  id: 'level1' | 'level2',
  { levels }: PerformanceFramework,
  indicators: () => readonly ListedIndicator[],
): (indicator: ListedIndicator, typed: string) => readonly Choice[] {
  return ({ level1 }, typed) => {
    const own = levels.filter(({ name }) => id === 'level1' || name === level1)
    const named = own.flatMap(({ name, parts }) => (id === 'level1' ? [name] : parts))
    const used = indicators()
      .filter((each) => id === 'level1' || each.level1 === level1)
      .map((each) => each[id])
    const search = searchFor(typed)
    return [...new Set([...named, ...used])]
      .filter((text) => text !== '' && (search === null || search.isIn(text)))
      .map((text) => ({ value: text, text }))
  }
}
