import type { RecordChange } from '../model/change'
import { knownSum, priorOf } from '../model/project-prior'
import type { CalledThings } from './called'
import type { FiguresSetting } from './figures/figures-rules'
import { priorMeasures } from './records/prior-measures'
import type { CheckedRecords } from './subject-ground'

/** Collections of which any change counts. */
const PROJECTS = 'projects'
const LINES = 'lines'
/** Last year's figures, by the project they are of; of none, of the whole. */
const PRIOR = 'priorFacts/'

/** Measures that have rows of codes, and what of such a row a sentence may speak of. */
export const ITEMS = [
  'expenditure',
  'expenditureBasic',
  'expenditureProject',
  'general',
  'generalBasic',
  'generalProject',
  'govFund',
  'stateCapital',
  'generalEconomic',
  'generalEconomicBasic',
  'generalEconomicProject',
  'basic',
]

/** What the records know that sentences speak of and no table prints; `note` is told what was read. */
export function openKnownFigures(
  records: CheckedRecords,
  called: CalledThings,
  note: (name: string) => void,
): Required<Pick<FiguresSetting, 'priorOf' | 'projectCount'>> {
  return { priorOf: lastYearOf, projectCount }

  /** What a measure was last year; a project by its code. */
  function lastYearOf(measure: string): number | undefined {
    const [name = '', code] = measure.split('/')
    const { fiscalYear } = records.department()
    if (name === 'projects' && code !== undefined) {
      const id = called.projectOf(code)
      note(PRIOR + (id ?? ''))
      if (id === undefined) return undefined
      const facts = records.ownedBy('priorFacts', { collection: 'projects', id })
      return priorOf(facts, fiscalYear).amount ?? undefined
    }
    const isOf = code === undefined ? priorMeasures[name] : undefined
    if (!isOf) return undefined
    note(PRIOR)
    const own = records
      .all('priorFacts')
      .filter((fact) => fact.year === fiscalYear - 1 && fact.projectId === null && isOf(fact))
    return own.some(({ amount }) => amount === null) ? undefined : (knownSum(own) ?? undefined)
  }

  /** Those that have lines: others are printed nowhere. */
  function projectCount(): number {
    note(PROJECTS)
    note(LINES)
    return records
      .all('projects')
      .filter(({ id }) => records.ownedBy('lines', { collection: 'projects', id }).length > 0).length
  }
}

/** Whose figure of last year is another. */
export function priorNames({ collection, before, after }: RecordChange): readonly string[] {
  if (collection !== 'priorFacts') return []
  return [before, after].flatMap((state) => {
    const project = state?.['projectId']
    return state ? [PRIOR + (typeof project === 'string' ? project : '')] : []
  })
}
