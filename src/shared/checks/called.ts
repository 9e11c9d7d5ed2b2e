import type { RecordChange } from '../model/change'
import type { Placement, Project } from '../model/document'
import type { CheckedRecords } from './subject-ground'
import { itemOf } from './figures/coded'
import type { RecordSetting } from './records/records'

/** What of a budget is called by a name of its own: projects, as they are called and as they are printed, and 科目. */
export interface CalledThings {
  /** `projects/CODE`, or `item/CODE` of a 科目; undefined where nothing is called so, or several are. */
  named(words: string): string | undefined
  /** The other way round: 宣传经费, 30215 会议费. */
  nameOf(measure: string): string | undefined
  /** Id of the project of a code. */
  projectOf(code: string): string | undefined
  /** Takes note of a change; names that came, went, or are another thing's now. */
  apply(change: RecordChange): readonly string[]
}

/** Too short, or said of too much, to be a name in a sentence. */
const SHORTEST = 3
const COMMON = /^其他|^(?:项目|支出|收入|预算)/

export function openCalledThings(
  records: CheckedRecords,
  { functions, economics }: Pick<RecordSetting, 'functions' | 'economics'>,
  hasRow: (code: string) => boolean,
): CalledThings {
  /** Ids of projects by what they are called. */
  const projects = new Map<string, Map<string, number>>()
  const byCode = new Map<string, string>()
  /** 科目 by their names, once a sentence asks for one. */
  let items: ReadonlyMap<string, readonly string[]> | undefined
  for (const project of records.all('projects')) enter(project, 1)
  for (const placement of records.all('placements')) place(placement, 1)

  return { named, nameOf, projectOf: (code) => byCode.get(code), apply }

  function nameOf(measure: string): string | undefined {
    const [of, code = ''] = measure.split('/')
    if (of === 'projects') return records.get('projects', byCode.get(code) ?? '')?.name
    const name = functions.get(code) ?? economics.get(code)
    return name === undefined ? undefined : `${code} ${name}`
  }

  function named(words: string): string | undefined {
    const ids = projects.get(words)
    if (ids) {
      const [only, ...others] = ids.keys()
      const project = only === undefined || others.length > 0 ? undefined : records.get('projects', only)
      return project && `projects/${project.code}`
    }
    items ??= codesByName([functions, economics])
    const [code, ...others] = (items.get(words) ?? []).filter(hasRow)
    return code === undefined || others.length > 0 ? undefined : itemOf(code)
  }

  function apply({ collection, before, after }: RecordChange): readonly string[] {
    if (collection !== 'projects' && collection !== 'placements') return []
    const own = collection === 'projects' ? enter : place
    const names = [...(before ? own(before as never, -1) : []), ...(after ? own(after as never, 1) : [])]
    const isSame = before?.['name'] === after?.['name'] && before?.['code'] === after?.['code']
    return isSame ? [] : names
  }

  function enter({ id, code, name }: Project, by: 1 | -1): readonly string[] {
    if (by === 1) byCode.set(code, id)
    else if (byCode.get(code) === id) byCode.delete(code)
    return put(name, id, by)
  }

  function place({ object, name }: Placement, by: 1 | -1): readonly string[] {
    if (object?.startsWith('projects/') !== true || name === null) return []
    return put(name, object.slice('projects/'.length), by)
  }

  function put(name: string, id: string, by: 1 | -1): readonly string[] {
    const names = [...new Set([name, name.replace(/（[^）]*）$/, '')])].filter((each) => each.length > 1)
    for (const each of names) {
      const ids = projects.get(each) ?? new Map<string, number>()
      const count = (ids.get(id) ?? 0) + by
      if (count > 0) ids.set(id, count)
      else ids.delete(id)
      if (ids.size > 0) projects.set(each, ids)
      else projects.delete(each)
    }
    return names
  }
}

function codesByName(
  editions: readonly ReadonlyMap<string, string>[],
): ReadonlyMap<string, readonly string[]> {
  const byName = new Map<string, string[]>()
  for (const [code, name] of editions.flatMap((edition) => [...edition])) {
    if (name.length < SHORTEST || COMMON.test(name)) continue
    const codes = byName.get(name)
    if (codes) codes.push(code)
    else byName.set(name, [code])
  }
  return byName
}
