import { nextTick, type Ref } from 'vue'
import type { Params } from '../../shared/contract/methods'
import type { RecordSet } from '../../shared/model/field-types'
import { definition, fieldOf } from '../../shared/model/fields'
import { useDesk } from '../stores/desk'
import { useEdits } from '../stores/edits'
import { oneAtATime, refusalOf, rowAfter } from './apply-gestures'

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
  const chosen = (): Row | undefined => rows().find(({ id }) => id === current.value)
  const pathOf = ({ id }: Row): string => `${set}/${id}`

  function tell(text: string, tone: 'note' | 'error'): void {
    desk.notice = { text, tone }
  }

  /** One step; the first of what was made is gone to. */
  async function add(
    values: readonly Readonly<Record<string, unknown>>[],
    behind: Row | undefined,
  ): Promise<boolean> {
    const isBehind = behind && fieldOf(set, 'position') !== undefined
    const after = isBehind ? { after: pathOf(behind) } : {}
    // Each stands right behind the same one: the first of them is put there last.
    const list = values.map((value): OneEdit => ({ add: definition[set].kind, value, ...after }))
    const reply = await edits.apply(isBehind ? list.toReversed() : list, 'apply')
    const refused = refusalOf(reply)
    if (refused) tell(refused.message, 'error')
    const path = reply.ok ? reply.value.paths.at(isBehind ? -1 : 0) : null
    if (path) {
      current.value = path.slice(set.length + 1)
      await nextTick()
      goToField(`${path}/${first}`)
    }
    return !refused
  }

  async function insert(): Promise<void> {
    const like = chosen()
    await add([made(like)], like)
  }

  async function duplicate(): Promise<void> {
    const row = chosen()
    if (row) await add([copied(row)], row)
  }

  /** Rows that were pasted below the last one: all of them, or none. */
  async function addPasted(texts: readonly Readonly<Record<string, string>>[]): Promise<void> {
    const last = rows().at(-1)
    const values: Readonly<Record<string, unknown>>[] = []
    for (const [at, each] of texts.entries()) {
      const reading = read(each, last)
      if ('refused' in reading) return tell(`多出来的第 ${at + 1} 行：${reading.refused}`, 'error')
      values.push(reading.value)
    }
    if (await add(values, last)) tell(`已新增 ${texts.length} 条${noun}。`, 'note')
  }

  /** One step; the one behind them is chosen then. */
  async function remove(gone: readonly Row[]): Promise<void> {
    if (gone.length === 0) return
    const next = rowAfter(rows(), gone)
    const reply = await edits.apply(
      gone.map((row) => ({ remove: pathOf(row) })),
      'remove',
    )
    const refused = refusalOf(reply)
    if (refused) tell(refused.message, 'error')
    else current.value = next?.id ?? null
  }

  return { add, insert, duplicate, addPasted, remove: oneAtATime(remove) }
}
