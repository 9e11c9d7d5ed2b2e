import type { BudgetDocument } from '../../src/shared/model/document'
import type { RecordPatch } from '../../src/shared/model/change'
import type { Field, RecordSet } from '../../src/shared/model/field-types'
import { definition, fieldOf, type RecordValues } from '../../src/shared/model/fields'
import { inOneLine, isBlank } from '../../src/shared/model/text'
import { parseTyped } from '../../src/shared/model/typed'
import { decoded } from '../../src/main/import/decode'
import { readPackage } from '../../src/main/import/package'
import { parseAmount } from '../../src/shared/money/parse'
import { PACKAGE_FORMAT, PACKAGE_VERSION } from '../../src/shared/model/schema'
import { done } from '../../src/shared/contract/failure'
import { pastedAmount } from '../../src/renderer/components/pasted-amount'
import { sampleRules } from '../support/longgang'
import type { Bench } from '../core/bench'

/** What came of a text at a door: the value as stored, or why it was refused. */
export type Outcome = { readonly stored: unknown } | { readonly refused: string } | typeof ELSEWHERE

/** Refused for another field of the record, which the value no longer goes with: an edit takes that along. */
export const ELSEWHERE = 'elsewhere'

/** One field of one record. */
export interface Place {
  readonly set: RecordSet
  readonly name: string
  readonly field: Field
  /** A record that may hold any value of the field. */
  readonly base: RecordValues
}

/** A way for what people write into a budget. A later door is one more entry of `doors`. */
export interface Door {
  readonly name: string
  /** Whether the door takes this field at all. */
  takes(place: Place): boolean
  put(text: string, place: Place): Promise<Outcome>
}

const UNIT = '万元'

/** `opened`: a budget in the bench that holds the base records. */
export function doorsOf(
  bench: Bench,
  opened: { readonly budget: string; readonly document: BudgetDocument },
) {
  const { budget } = opened
  let made = 0

  function set(text: string, place: Place, unit?: typeof UNIT): Promise<Outcome> {
    const params = { budget, path: pathOf(place), value: text, ...(unit ? { unit } : {}) }
    return stored(place, bench.core.dispatch('edit.set', params))
  }

  function pathOf({ set: of, name, base }: Place): string {
    return of === 'department' ? `department/${name}` : `${of}/${base['id'] as string}/${name}`
  }

  /** What an edit left in the place; it is taken back. */
  async function stored(
    { set: of, name, base }: Place,
    asked: ReturnType<Bench['core']['dispatch']>,
  ): Promise<Outcome> {
    const reply = await asked
    if (!reply.ok) return { refused: reply.error.message }
    const { patch } = reply.value as { patch: { from: number; to: number; records: readonly RecordPatch[] } }
    const own = patch.records.find(
      ({ collection, id }) => collection === of && (of === 'department' || id === base['id']),
    )
    if (patch.to !== patch.from) await bench.call('edit.undo', { budget })
    return { stored: own?.fields && name in own.fields ? own.fields[name] : base[name] }
  }

  /** An amount is refused in the window before anything is asked of the core. */
  function typed(text: string, place: Place): Promise<Outcome> {
    const amount = place.field.type === 'amount' && !isBlank(text) ? parseAmount(text, UNIT) : null
    return amount?.ok === false ? Promise.resolve({ refused: amount.message }) : set(text, place, UNIT)
  }

  /** Structured doors are given numbers and choices as such, where the text is one; everything else as it is. */
  function asJson(text: string, { field }: Place): unknown {
    if (field.type === 'text' || field.type === 'key') return text
    const typed = parseTyped(field, text, {
      entryUnit: UNIT,
      resolve: (_, id) => id,
      called: () => [],
      name: (_, id) => id,
    })
    return typed.ok ? typed.value : text
  }

  const doors: readonly Door[] = [
    { name: 'set', takes: () => true, put: (text, place) => set(text, place) },
    {
      name: 'one of many',
      takes: () => true,
      put(text, place) {
        const edits = [{ set: pathOf(place), value: text }]
        return stored(place, bench.core.dispatch('edit.apply', { budget, edits }))
      },
    },
    {
      name: 'a field of the window',
      takes: () => true,
      put: typed,
    },
    {
      name: 'clipboard',
      takes: ({ field }) => field.type === 'amount' || field.type === 'text',
      put(text, place) {
        const { field } = place
        if (field.type !== 'amount') {
          return set(field.type === 'text' && field.lines !== 'many' ? inOneLine(text) : text, place)
        }
        const pasted = pastedAmount(text)
        return pasted.refused === null
          ? typed(pasted.text, place)
          : Promise.resolve({ refused: pasted.refused })
      },
    },
    {
      name: 'standard input',
      takes: () => true,
      put(text, place) {
        const read = decoded(Buffer.from(`${text}\n`), '标准输入')
        return read.ok
          ? set(read.value.replace(/\r?\n$/, ''), place)
          : Promise.resolve({ refused: read.error.message })
      },
    },
    {
      name: 'add',
      takes: ({ set: of }) => of !== 'department',
      async put(text, place) {
        const { set: of, name, base } = place
        made += 1
        const { id, ...fields } = base
        // One of a kind: the record of before makes room for this one.
        const isAlone = ONE_OF_A_KIND.has(of)
        if (isAlone) await bench.call('edit.remove', { budget, path: `${of}/${id as string}` })
        try {
          return await add(fields)
        } finally {
          if (isAlone) await bench.call('edit.undo', { budget })
        }

        async function add(fields: RecordValues): Promise<Outcome> {
          const value = {
            ...fields,
            ...(isAlone ? {} : fresh(of, `d${made}`, name)),
            id: `door-${made}`,
            [name]: asJson(text, place),
          }
          const reply = await bench.core.dispatch('edit.add', { budget, kind: definition[of].kind, value })
          if (!reply.ok) return refusedAt([reply.error.place ?? ''], name, reply.error.message)
          const { patch } = reply.value as { patch: { records: readonly RecordPatch[] } }
          const own = patch.records.find((each) => each.id === value.id)
          await bench.call('edit.undo', { budget })
          return { stored: own?.fields?.[name] }
        }
      },
    },
    {
      name: 'package',
      takes: () => true,
      put(text, place) {
        const { set: of, name, base } = place
        const record = { ...base, [name]: asJson(text, place) }
        const all = opened.document
        const records =
          of === 'department'
            ? record
            : (all[of] as unknown as readonly RecordValues[]).map((each) =>
                each['id'] === base['id'] ? record : each,
              )
        const reply = readPackage(
          { format: PACKAGE_FORMAT, version: PACKAGE_VERSION, ...all, [of]: records },
          () => done(sampleRules()),
        )
        if (!reply.ok) {
          const faults = (reply.error.details?.['faults'] ?? []) as readonly { place: string }[]
          return Promise.resolve(
            refusedAt(
              faults.map(({ place: at }) => at),
              name,
              JSON.stringify(faults),
            ),
          )
        }
        const { document } = reply.value
        const read =
          of === 'department' ? document.department : document[of].find(({ id }) => id === base['id'])
        return Promise.resolve({ stored: (read as unknown as RecordValues)[name] })
      },
    },
  ]
  return doors
}

function refusedAt(places: readonly string[], name: string, why: string): Outcome {
  return places.every((place) => !/[./]/.test(place) || !new RegExp(`[./]${name}$`).test(place)) &&
    places.some((place) => /[./]\w+$/.test(place))
    ? ELSEWHERE
    : { refused: why }
}

/** Sets whose records are told apart by what they are about. */
const ONE_OF_A_KIND: ReadonlySet<RecordSet> = new Set([
  'placements',
  'yearPlans',
  'priorFacts',
  'codeNames',
  'remarks',
])

/** What must occur once, made anew for another record; not the field that is tried. */
function fresh(set: RecordSet, mark: string, tried: string): RecordValues {
  const names = (definition[set] as { unique?: readonly string[] }).unique ?? []
  const [name] = names.filter((each) => each !== tried && fieldOf(set, each)?.type === 'key')
  return name === undefined ? {} : { [name]: mark }
}
