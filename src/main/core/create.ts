import { basename } from 'node:path'
import { done, failed, type Reply } from '../../shared/contract/failure'
import type { Params } from '../../shared/contract/methods'
import type { BudgetDocument } from '../../shared/model/document'
import { type Fault, shapeFaults } from '../../shared/model/faults'
import { fieldOf, recordSets } from '../../shared/model/fields'
import { recordSchema } from '../../shared/model/schema'
import type { ClockPort, CorePorts, IdsPort } from '../ports/ports'
import { createStore, type Store } from '../store/store'
import { parsePackage, type ReadPackage } from '../import/package'
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
  const [fault] = shapeFaults(shape.error, document.department, '', 'department')
  const label = fieldOf('department', fault?.place.slice(1) ?? '')?.label ?? ''
  return failed('bad-value', `${label}${fault?.message ?? ''}`, { place: fault?.place.slice(1) ?? '' })
}

/** Makes the file and leaves it closed; names what a package from before holds that no door takes any more. Failures: bad-package, unknown-pack, and those of creating a file. */
export function createFromPackage(
  path: string,
  text: string,
  source: string,
  packs: Packs,
  ports: Pick<CorePorts, 'clock' | 'preparer'>,
): Reply<{ readonly left: readonly Fault[] }> {
  const read = parsePackage(text, packs.rulesFor)
  return read.ok ? createFromRead(path, read.value, source, ports) : read
}

/** The same of a package that is read and checked. `source`: what it came from. Failures: those of creating a file. */
export function createFromRead(
  path: string,
  { document, left }: ReadPackage,
  source: string,
  ports: Pick<CorePorts, 'clock' | 'preparer'>,
): Reply<{ readonly left: readonly Fault[] }> {
  const store = createFile(path, { document, label: `从 ${basename(source)} 导入` }, ports)
  if (!store.ok) return store
  store.value.close()
  return done({ left })
}

export function createFile(
  path: string,
  { document, label }: Beginning,
  { clock, preparer }: { readonly clock: ClockPort; readonly preparer: string },
): Reply<Store> {
  const at = clock.now().toISOString()
  return createStore(path, document, { at, by: preparer, kind: 'create', label, joins: null, reverts: null })
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
      },
    ],
    facts: template.text.facts.map((fact, i) => ({ id: ids.next(), position: i + 1, ...fact })),
  }
}
