import { done, failed, type Reply } from '../../../shared/contract/failure'
import type { RecordValues } from '../../../shared/model/fields'
import { formatPath, virtualFields } from '../../../shared/model/path'
import { functionOf } from '../../../shared/model/project-function'
import { parseTyped, type TypingContext } from '../../../shared/model/typed'
import { fieldLabel } from '../../../shared/model/words'
import { amendment, type Grounds, type Plan, refusal } from './plan'
import { wholeValue } from './shown-value'

/** The function of a project is that of its lines: all take another together. Of several functions each line has its own. */
export function planProjectFunction(
  grounds: Grounds,
  projectId: string,
  typed: string,
  typing: TypingContext = grounds.typing,
): Reply<Plan> {
  const project = grounds.document.get('projects', projectId)
  if (!project) throw new Error(`no project ${projectId}`)
  const path = { set: 'projects', key: projectId, field: 'functionCode' } as const
  const place = formatPath(path)
  const field = virtualFields.projects.functionCode
  const parsed = parseTyped(field, typed, typing)
  if (!parsed.ok) return failed(parsed.code, parsed.message, { place })

  const lines = grounds.document.ownedBy('lines', { collection: 'projects', id: projectId })
  const old = functionOf(lines)
  if (old === null) {
    const message =
      lines.length === 0
        ? `“${project.name}”还没有分项。请先新增分项，功能科目写在分项里。`
        : `“${project.name}”的分项用着几个功能科目。请在分项里逐项改。`
    return failed('bad-value', message, { place })
  }
  const label = {
    what: `${project.name} ${fieldLabel(path, grounds.words.fiscalYear)}`,
    old: wholeValue(grounds, field, old),
    new: wholeValue(grounds, field, parsed.value),
  }
  if (old === parsed.value) return done({ label, changes: [] })
  const changes = []
  for (const line of lines) {
    const before = line as unknown as RecordValues
    const after = { ...before, functionCode: parsed.value }
    const refused = refusal(grounds, 'lines', line.id, after, before)
    if (refused) return refused
    changes.push(amendment('lines', line.id, before, after))
  }
  return done({ label, changes })
}
