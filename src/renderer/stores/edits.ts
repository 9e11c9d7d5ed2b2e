import type { Failure } from '../../shared/contract/failure'
import type { Params } from '../../shared/contract/methods'
import { useHost } from '../host/host'
import { useSession } from './session'

/** What can be done to the open budget. Each answers why it was refused, else null. */
export function useEdits() {
  const host = useHost()
  const session = useSession()

  /** One field, as typed. */
  function set(
    path: string,
    value: string,
    options: Pick<Params<'edit.set'>, 'booking' | 'typing' | 'unit' | 'seen'> = {},
  ): Promise<Failure | null> {
    return session.edit((to) => host.call('edit.set', { ...to, path, value, ...options }), path)
  }

  /** Removes a record and what belongs to it. */
  function remove(path: string): Promise<Failure | null> {
    return session.edit((to) => host.call('edit.remove', { ...to, path }))
  }

  function rebook(step: number, to: Params<'edit.rebook'>['to']): Promise<Failure | null> {
    return session.edit((budget) => host.call('edit.rebook', { ...budget, step, to }))
  }

  /** The preparer's own words in place of a generated paragraph. */
  function override(block: string, text: string): Promise<Failure | null> {
    return session.edit((to) => host.call('text.override', { ...to, block, text }))
  }

  /** The figures of now in place of an override's stale ones. */
  function adopt(block: string): Promise<Failure | null> {
    return session.edit((to) => host.call('text.adopt', { ...to, block }))
  }

  /** Back to the generated paragraph. */
  function restore(block: string): Promise<Failure | null> {
    return session.edit((to) => host.call('text.restore', { ...to, block }))
  }

  /** Rewrites the preparer's own paragraphs of a place as a whole; asked for them when the commands before are done. */
  function write(
    place: string,
    paragraphs: () => Params<'text.write'>['paragraphs'],
  ): Promise<Failure | null> {
    return session.edit((to) => host.call('text.write', { ...to, place, paragraphs: paragraphs() }))
  }

  function undo(): Promise<Failure | null> {
    return session.edit((to) => host.call('edit.undo', { ...to, seen: session.state.revision }))
  }

  function redo(): Promise<Failure | null> {
    return session.edit((to) => host.call('edit.redo', { ...to, seen: session.state.revision }))
  }

  return { set, remove, rebook, override, adopt, restore, write, undo, redo }
}
