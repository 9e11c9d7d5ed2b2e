import { nextTick, type Ref } from 'vue'
import type { Params } from '../../shared/contract/methods'
import type { RecordSet } from '../../shared/model/field-types'
import { definition, fieldOf } from '../../shared/model/fields'
import { once } from '../components/once'
import { useDesk } from '../stores/desk'
import { useEdits } from '../stores/edits'
import { gestureNotice, refusalOf, rowAfter } from './apply-gestures'
import { refusedRows } from './refused-rows'

type OneEdit = Params<'edit.apply'>['edits'][number]

interface Worked<Row extends { readonly id: string }> {
  /** Those shown, in order. */
  readonly rows: () => readonly Row[]
  /** Id of the chosen one. */
  readonly current: Ref<string | null>
  /** The set that they are records of. */
  readonly set: RecordSet
  /** How they are called, many of them. */
  readonly noun: string
  /** The field that is written first in a new one. */
  readonly first: string
  /** A new one, behind another like it; absent: the first. */
  readonly made: (like: Row | undefined) => Readonly<Record<string, unknown>>
  /** The same once more. */
  readonly copied: (row: Row) => Readonly<Record<string, unknown>>
  /** What stands in pasted texts, by column, over a new one like `like`; or why it cannot be read. */
  readonly read: (
    texts: Readonly<Record<string, string>>,
    like: Row | undefined,
  ) => { readonly value: Readonly<Record<string, unknown>> } | { readonly refused: string }
  readonly goToField: (path: string) => void
}

/** Records of a list that are made, copied, pasted below and taken away, each gesture one step. */
export function useRecordGestures<Row extends { readonly id: string }>({
  rows,
  current,
  set,
  noun,
  first,
  made,
  copied,
  read,
  goToField,
}: Worked<Row>) {
  const edits = useEdits()
  const desk = useDesk()
  const rowOf = (of: string | null): Row | undefined => rows().find(({ id }) => id === of)
  const pathOf = ({ id }: Row): string => `${set}/${id}`

  function tell(text: string, tone: 'note' | 'error'): void {
    desk.notice = { text, tone }
  }

  /** `order`: by edit, which of the values it adds. */
  function additions(
    values: readonly Readonly<Record<string, unknown>>[],
    behind: Row | undefined,
  ): { readonly list: readonly OneEdit[]; readonly order: readonly number[] } {
    const isBehind = behind && fieldOf(set, 'position') !== undefined
    const after = isBehind ? { after: pathOf(behind) } : {}
    const order = values.map((_, at) => at)
    // Each stands right behind the same one: the first of them is put there last.
    if (isBehind) order.reverse()
    return {
      list: order.map((at) => ({ add: definition[set].kind, value: values[at] ?? {}, ...after })),
      order,
    }
  }

  /** One step; the first of what was made is gone to. */
  async function add(
    values: () => readonly Readonly<Record<string, unknown>>[],
    behind: Row | undefined,
  ): Promise<boolean> {
    let made = additions([], behind)
    const reply = await edits.apply(() => (made = additions(values(), behind)).list, 'apply')
    const refused = refusalOf(reply)
    if (refused) tell(refused.message, 'error')
    const path = reply.ok ? reply.value.paths[made.order.indexOf(0)] : null
    if (path) {
      current.value = path.slice(set.length + 1)
      await nextTick()
      goToField(`${path}/${first}`)
    }
    return !refused
  }

  async function insert(): Promise<void> {
    const like = rowOf(current.value)
    const value = made(like)
    await add(() => [value], like)
  }

  async function duplicate(): Promise<void> {
    const row = rowOf(current.value)
    if (row) await add(() => [copied(rowOf(row.id) ?? row)], row)
  }

  /** Rows that were pasted below the last one: all of them, or none; those that are none are named, and stay offered. */
  async function addPasted(texts: readonly Readonly<Record<string, string>>[]): Promise<void> {
    const last = rows().at(-1)
    const values: Readonly<Record<string, unknown>>[] = []
    const places: number[] = []
    const refused: (readonly [number, string])[] = []
    for (const [at, each] of texts.entries()) {
      const reading = read(each, last)
      if ('refused' in reading) refused.push([at, reading.refused])
      else {
        values.push(reading.value)
        places.push(at)
      }
    }
    const { list, order } = additions(values, last)
    const would = list.length === 0 ? null : await edits.preview(() => list, 'apply')
    if (would?.ok === false) return tell(would.error.message, 'error')
    for (const { edit, message } of would?.value.refused ?? [])
      refused.push([places[order[edit] ?? 0] ?? 0, message])
    if (refused.length > 0) {
      const words = refusedRows(refused.sort(([a], [b]) => a - b))
      desk.notice = { ...gestureNotice(words, texts, noun, () => void addPasted(texts)), tone: 'error' }
      return
    }
    if (await add(() => values, last)) tell(`已新增 ${texts.length} 条${noun}。`, 'note')
  }

  /** One step; the one behind them is chosen then. */
  async function remove(gone: readonly Row[]): Promise<void> {
    if (gone.length === 0) return
    const next = rowAfter(rows(), gone)
    const reply = await edits.apply(() => gone.map((row) => ({ remove: pathOf(row) })), 'remove')
    const refused = refusalOf(reply)
    if (refused) tell(refused.message, 'error')
    else current.value = next?.id ?? null
  }

  return { add, insert, duplicate, addPasted, remove: once(remove) }
}
