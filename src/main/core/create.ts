import { done, failed, type Reply } from '../../shared/contract/failure'
import type { Params } from '../../shared/contract/methods'
import type { BudgetDocument } from '../../shared/model/document'
import { shapeFaults } from '../../shared/model/faults'
import { fieldOf, recordSets } from '../../shared/model/fields'
import { recordSchema } from '../../shared/model/schema'
import type { ClockPort, IdsPort } from '../ports/ports'
import { creatingStore, type Store } from '../store/store'
import { stage, type Staged } from './jobs/job'
import type { Template } from '../../shared/template/template'
import type { Packs } from '../packs/packs'

type Origin = Params<'budget.create'>['from']

/** What a new file begins with, and what its history says about it. */
export interface Beginning {
  readonly document: BudgetDocument
  readonly label: string
}

export function beginning(from: Origin, packs: Packs, ids: IdsPort): Reply<Beginning> {
  if ('sample' in from) {
    const sample = packs.sample(from.sample)
    return sample.ok ? done({ document: sample.value, label: `从示例 ${from.sample} 新建` }) : sample
  }
  const template = packs.template(from.templatePack)
  if (!template.ok) return template
  const document = emptyBudget(from.agency, from.fiscalYear, template.value, ids)
  const shape = recordSchema('department').safeParse(document.department)
  if (shape.success) return done({ document, label: '新建' })
  const [fault] = shapeFaults(shape.error.issues, document.department, '', 'department')
  const label = fieldOf('department', fault?.place.slice(1) ?? '')?.label ?? ''
  return failed('bad-value', `${label}${fault?.message ?? ''}`, { place: fault?.place.slice(1) ?? '' })
}

export function* creatingFile(
  path: string,
  { document, label }: Beginning,
  { clock, preparer }: { readonly clock: ClockPort; readonly preparer: string },
): Staged<Reply<Store>> {
  const step = { by: preparer, kind: 'create', label, joins: null, reverts: null } as const
  const at = clock.now().toISOString()
  return yield* stage('写入新文件', [0, 2], creatingStore(path, document, { ...step, at }))
}

/** A department with one unit, itself, and what the template says of its text. */
function emptyBudget(agency: string, fiscalYear: number, template: Template, ids: IdsPort): BudgetDocument {
  const collections = recordSets.filter((set) => set !== 'department').map((set) => [set, []] as const)
  return {
    ...(Object.fromEntries(collections) as unknown as BudgetDocument),
    department: {
      agency,
      fiscalYear,
      templatePack: template.id,
      classificationPack: template.classification,
      entryUnit: template.unit,
      supervisor: '',
      weightTotal: null,
      divisionCode: '',
    },
    units: [
      {
        id: ids.next(),
        code: '001',
        name: agency,
        position: 1,
        main: true,
        independentAccounting: true,
        departments: [],
        kind: 'administrative',
        creditCode: '',
      },
    ],
    facts: template.text.facts.map((fact, i) => ({ id: ids.next(), position: i + 1, ...fact })),
  }
}
