import { computed } from 'vue'
import type { Movable } from '../grid/moving'
import type { ListName } from '../../shared/contract/layouts'
import { movedBehind } from '../../shared/grid/moving'
import type { useEdits } from '../stores/edits'
import { refusalOf } from './apply-gestures'

interface MovedList {
  readonly of: ListName
  readonly edits: Pick<ReturnType<typeof useEdits>, 'apply'>
  /** Ids in the order of the file, and of those that are shown. */
  readonly all: () => readonly string[]
  readonly shown: () => readonly string[]
  /** The records of a row, by its key, the first of which has its place; absent: the one of that id. */
  readonly records?: (row: string) => readonly string[]
  /** Why none can be moved now; empty: they can. */
  readonly refused: () => string
  readonly tell: (words: string, tone?: 'error') => void
}

/** Records of a list put elsewhere in the file's order, each time as one step. */
export function useRowMoves({
  of,
  edits,
  all,
  shown,
  records = (id) => [id],
  refused: refusedNow,
  tell,
}: MovedList) {
  return computed<Movable>(() => {
    return {
      refused: refusedNow(),
      async move(block, gap) {
        const to = movedBehind(all(), shown(), block, gap)
        if (!to) return false
        const moved = shown().slice(block.top, block.bottom + 1)
        const plan = () => [
          {
            move: moved.flatMap(records).map((id) => `${of}/${id}`),
            after: to.behind === null ? null : `${of}/${records(to.behind)[0] ?? ''}`,
          },
        ]
        const refused = refusalOf(await edits.apply(plan, 'apply'))
        if (refused) tell(refused.message, 'error')
        else if (shown().length < all().length)
          tell('列表经过筛选：只在显示的行之间移动，没有显示的行次序不变。')
        return !refused
      },
    }
  })
}
