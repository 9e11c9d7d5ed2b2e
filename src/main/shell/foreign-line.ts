import type { ForeignEars, ForeignPort } from '../ports/ports'
import type { CoreQuestion, ForeignEvent, FromCore } from './core-messages'

/** The core's side of its children in Electron: it asks, the main process starts them. */
export interface ForeignLine {
  readonly port: ForeignPort
  hear(child: number, event: ForeignEvent): void
}

export function foreignThroughMain(
  post: (message: FromCore) => void,
  ask: (question: CoreQuestion) => Promise<unknown>,
): ForeignLine {
  const children = new Map<number, ForeignEars>()
  let next = 1
  return {
    port: {
      start(start, ears) {
        const child = next++
        children.set(child, ears)
        post({ kind: 'foreign', child, order: { kind: 'start', start } })
        return {
          post: (message) => post({ kind: 'foreign', child, order: { kind: 'post', message } }),
          kill: () => post({ kind: 'foreign', child, order: { kind: 'kill' } }),
          residentMb: async () => (await ask({ about: 'resident', child })) as number | null,
        }
      },
    },
    hear(child, event) {
      const ears = children.get(child)
      if (event.kind === 'message') return ears?.message(event.message)
      children.delete(child)
      ears?.ended(event.end)
    },
  }
}
