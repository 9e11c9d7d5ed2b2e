import type { ProjectSummary, ShownPlace } from '../../shared/contract/shown'
import { parseFieldPath } from '../../shared/model/path'
import { fieldLabel } from '../../shared/model/words'
import type { TableView } from '../../shared/printed/table'
import { placeInWords } from './cell-place'
import { shortName } from './short-name'

/** What a place of a finding is called: the page that shows it, and what it is there. */
export interface NamedPlace {
  readonly page: string
  readonly name: string
}

/** What pages are called. */
export const PAGES: Readonly<Record<ShownPlace['page'], string>> = {
  projects: '项目支出',
  performance: '绩效目标',
  orders: '列印次序',
  tables: '预算报表',
  text: '公开文本',
}
interface Named {
  /** As far as they are here yet. */
  readonly projects: readonly ProjectSummary[]
  readonly views: readonly TableView[]
  /** 预算年度 */
  readonly year: number
}

export function placeName(path: string, place: ShownPlace, { projects, views, year }: Named): NamedPlace {
  const page = PAGES[place.page]
  if (place.page === 'tables') return { page, name: place.cell ? placeInWords(views, place.cell) : '' }
  const field = parseFieldPath(path)
  const id = 'project' in place ? place.project : null
  const project = projects.find((each) => each.id === id)
  const owner = project ? shortName(project) : place.page === 'performance' ? '部门整体' : ''
  return { page, name: [owner, field ? fieldLabel(field, year) : ''].filter(Boolean).join(' · ') }
}
