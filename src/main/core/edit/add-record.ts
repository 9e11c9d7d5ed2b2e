import { done, failed, type Reply } from '../../../shared/contract/failure'
import type { Params } from '../../../shared/contract/methods'
import type { Formula } from '../../../shared/model/document'
import type { CollectionName, Field } from '../../../shared/model/field-types'
import {
  collectionOfKind,
  fieldsOf,
  recordSets,
  definition,
  type RecordValues,
} from '../../../shared/model/fields'
import { shapeFaults } from '../../../shared/model/faults'
import { takenIndicator, withNamedLevels } from '../../../shared/model/indicator-levels'
import { formatPath } from '../../../shared/model/path'
import { objectOf, parseObject } from '../../../shared/model/reference'
import { settled } from '../../../shared/model/rules'
import { additionSchema } from '../../../shared/model/schema'
import { recordName, setLabel } from '../../../shared/model/words'
import { alongNotes } from './along-notes'
import { makesAmount } from './formulas'
import { numberAt } from './numbered-goals'
import { placeAfter } from './place-after'
import { addition, type Grounds, endPosition, type Plan, refusal } from './plan'

/** What is to be added; `after`: path of the record of its kind behind which it is to stand. */
export interface Addition extends Pick<Params<'edit.add'>, 'kind' | 'value'> {
  readonly after?: string | undefined
}

/** `edit.add`: a record with the package's field names; what is left out takes its default. */
export function planAdd(
  grounds: Grounds,
  { kind, value, after }: Addition,
): Reply<Plan & { readonly path: string }> {
  const collection = collectionOfKind(kind)
  if (!collection) {
    const kinds = recordSets.filter((set) => set !== 'department').map((set) => definition[set].kind)
    return failed('bad-value', `没有“${kind}”这一类。可以增加的是：${kinds.join('、')}。`, { place: kind })
  }
  const place = after === undefined ? null : placeAfter(grounds, collection, after)
  if (place?.ok === false) return place
  const placed = place ? { ...value, position: place.value.position } : value
  const shape = additionSchema(collection).safeParse(placed)
  if (!shape.success) {
    const faults = shapeFaults(shape.error.issues, value, '$', collection)
    const [first] = faults
    return failed('bad-value', `${first?.place ?? '$'} ${first?.message ?? ''}`, {
      place: first?.place ?? '$',
      details: { faults },
    })
  }
  const given = shape.data
  const id = (given['id'] as string | undefined) ?? grounds.nextId()
  if (grounds.document.values(collection, id) !== undefined) {
    return failed('duplicate', `标识“${id}”已经用过，请换一个，或不写。`, { place: '$.id' })
  }
  const fields = Object.entries(fieldsOf(collection))
  const asked: Record<string, unknown> = { id }
  for (const [name, field] of fields) asked[name] = valueOf(grounds, collection, name, field, given[name])
  if (collection === 'lines' && given['unitId'] === undefined) {
    const project = grounds.document.get('projects', String(asked['projectId']))
    asked['unitId'] = project?.unitId ?? asked['unitId']
  }
  if (collection === 'goals' && given['number'] === undefined)
    asked['number'] = numberAt(grounds, asked['projectId'] as string | null, asked['position'] as number)
  const whole = collection === 'indicators' ? withNamedLevels(asked, grounds.rules.levels ?? []) : asked
  const record =
    collection === 'indicators'
      ? takenIndicator(whole, grounds.rules.levels ?? [])
      : given['appropriation'] === undefined
        ? settled(collection, whole, 'fundType', grounds.rules.fundings)
        : whole
  const refused = refusal(grounds, collection, id, record)
  if (refused) return refused
  if (collection === 'formulas' && !makesAmount(grounds, record as unknown as Formula)) {
    return failed('bad-value', '算式算出来的不是那里现在的金额。请把算式直接填进那个金额。', {
      place: '$.text',
    })
  }
  const name = recordName(collection, record, grounds.words)
  const what = setLabel(collection, grounds.words.fiscalYear)
  return done({
    label: name.startsWith(what) ? `新增 ${name}` : `新增${what} ${name}`,
    changes: [...(place?.value.moved ?? []), addition(collection, record)],
    path: formatPath({ set: collection, key: id }),
    notes: clearedNotes(grounds, collection, whole, record),
  })
}

/** What was given and did not stay: 定性 leaves no unit. */
function clearedNotes(
  grounds: Grounds,
  set: CollectionName,
  given: RecordValues,
  record: RecordValues,
): NonNullable<Plan['notes']> {
  const cleared = Object.keys(given).filter((name) => given[name] !== null && record[name] === null)
  const only = { ...given, ...Object.fromEntries(cleared.map((name) => [name, null])) }
  return alongNotes(grounds, { set, key: record['id'] as string, field: 'id' }, given, only)
}

function valueOf(
  grounds: Grounds,
  collection: CollectionName,
  name: string,
  field: Field,
  given: unknown,
): unknown {
  if (field.type === 'ref') {
    // As in paths, a code will do where an id is asked for.
    if (typeof given === 'string') return grounds.typing.resolve(field.to, given) ?? given
    return given === null || field.nullable ? null : mainUnit(grounds)
  }
  if (field.type === 'object' && typeof given === 'string') return byId(grounds, given)
  if (given !== undefined) return given
  if (field.type === 'position') return endPosition(grounds, collection, name)
  if (field.type === 'lineage') return grounds.nextId()
  if (field.type === 'textList') return []
  if (!('default' in field)) return null
  return field.default === 'lastYear' ? grounds.words.fiscalYear - 1 : field.default
}

/** A record named by code (`projects/CODE`), as it is stored: by id. What names none stays as it was given. */
export function byId({ typing }: Pick<Grounds, 'typing'>, given: string): string {
  const named = parseObject(given)
  const id = named && typing.resolve(named.collection, named.id)
  return named && typeof id === 'string' ? objectOf({ ...named, id }) : given
}

function mainUnit(grounds: Grounds): string | undefined {
  const units = grounds.document.all('units')
  return (units.find(({ main }) => main) ?? units[0])?.id
}
