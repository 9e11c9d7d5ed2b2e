import type { Patch, SessionState } from '../../shared/contract/patch'
import type { ProjectListPatch, ShownPart, ShownParts } from '../../shared/contract/shown'
import { recordPatches } from '../../shared/difference/records'
import { textPatch } from '../../shared/difference/renumbering'
import { NO_DIFFERENCE } from '../../shared/difference/states'
import { followedStep } from './followed'
import { projectList, projectListPatch, projectSheet, touches } from './project-list'
import type { BudgetReader } from './reader'
import type { StepChange } from './step-change'

/** Record sets of which every window holds all. */
const OF_FRAME: readonly string[] = ['department', 'units', 'codeNames']

const NO_TEXT = { blocks: [], renumbered: [] }

/** What is there of the parts that a page shows. */
export function shownParts(parts: readonly ShownPart[], reader: BudgetReader): ShownParts {
  const { records, tables, text, since } = reader
  const project = projectIn(parts)
  return {
    revision: reader.revision(),
    ...(parts.includes('projects') ? { projects: projectList(records, since) } : {}),
    ...(project === undefined ? {} : { sheet: projectSheet(project, records, since) }),
    ...(parts.includes('followed')
      ? { followed: followedStep(reader.lastStep() ?? NO_DIFFERENCE, reader) }
      : {}),
    ...(parts.includes('tables')
      ? { tables: { views: tables.views(), marks: Object.fromEntries(since.marks()) } }
      : {}),
    ...(parts.includes('text')
      ? {
          text: {
            sections: text.sections(),
            then: Object.fromEntries([...since.blocks()].map(({ key, old }) => [key, old])),
            facts: records.all('facts'),
            assets: records.all('assets'),
          },
        }
      : {}),
  }
}

/** A step as far as it changed what a window shows; `parts` absent: all that it changed in records, tables and text. */
export function patchOf(
  step: StepChange,
  parts: readonly ShownPart[] | undefined,
  reader: BudgetReader,
  more: { readonly state: SessionState } & Pick<Patch, 'unplaced' | 'faults'>,
): Patch {
  const { from, to, label, records: changes, cells, rows, blocks } = step
  const whole = {
    from,
    to,
    label,
    records: recordPatches(changes),
    cells,
    rows,
    ...NO_TEXT,
    ...more,
  }
  if (parts === undefined) return { ...whole, ...textPatch(blocks) }
  const project = projectIn(parts)
  const [showsTables, showsText] = [parts.includes('tables'), parts.includes('text')]
  return {
    ...whole,
    records: whole.records.filter(
      ({ collection }) =>
        OF_FRAME.includes(collection) ||
        (showsText && collection === 'facts') ||
        (showsText && collection === 'assets'),
    ),
    ...(showsTables
      ? {
          marks: step.marks,
          ...(namesDepartment(step) ? { heads: reader.tables.heads() } : {}),
        }
      : { cells: [], rows: NO_DIFFERENCE.rows }),
    ...(showsText ? textPatch(blocks) : {}),
    ...(parts.includes('projects') ? { projects: listPatch(step, reader) } : {}),
    ...(project !== undefined && (isOtherYear(step) || touches(changes, project))
      ? { sheet: projectSheet(project, reader.records, reader.since) }
      : {}),
    // Where nothing was done, what followed last stays.
    ...(parts.includes('followed') && from !== to ? { followed: followedStep(step, reader) } : {}),
  }
}

function projectIn(parts: readonly ShownPart[]): string | undefined {
  return parts.find((part) => part.startsWith('projects/'))?.slice('projects/'.length)
}

function namesDepartment({ records }: StepChange): boolean {
  return records.some(({ collection }) => collection === 'department')
}

/** Another fiscal year makes last year's figures of all projects others. */
function listPatch(step: StepChange, { records, since }: BudgetReader): ProjectListPatch {
  if (!isOtherYear(step)) return projectListPatch(step.records, records, since)
  const { rows, then } = projectList(records, since)
  return { rows, removed: [], placed: [], then }
}

function isOtherYear({ records }: StepChange): boolean {
  return records.some(
    ({ collection, before, after }) =>
      collection === 'department' && before?.['fiscalYear'] !== after?.['fiscalYear'],
  )
}
