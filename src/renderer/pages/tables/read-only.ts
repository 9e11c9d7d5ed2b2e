import type { Explanation } from '../../../shared/contract/results'
import { useVoice } from '../../components/surroundings'
import { usePlaces } from '../../composables/places'
import { useHost } from '../../host/host'
import { useDesk } from '../../stores/desk'
import { useSession } from '../../stores/session'
import { readOnlyWords, soleProject } from './origin'

/** What a published table does where one would type: it says in the status bar where its cell is changed, or goes there. */
export function useReadOnly(explain: () => void) {
  const host = useHost()
  const desk = useDesk()
  const session = useSession()
  const places = usePlaces()
  const { hint } = useVoice()
  /** Counts what was done since: an answer that comes after it is not asked for any more. */
  let done = 0

  async function explained(cell: string): Promise<Explanation | null> {
    const reply = await host.call('cell.explain', { budget: session.frame.budget, cell })
    return reply.ok ? reply.value : null
  }

  function hush(): void {
    done += 1
    hint('')
  }

  /** Null: words stand there. */
  async function say(cell: string | null): Promise<void> {
    const asked = done
    const words = readOnlyWords(cell === null ? null : await explained(cell))
    // Of a zero the explanation may say it there already.
    if (asked === done) hint(words === desk.sums ? readOnlyWords(null) : words)
  }

  /** To the amount of the project that alone makes up the cell, else its explanation. */
  async function enter(cell: string | null): Promise<void> {
    const asked = done
    const found = cell === null ? null : await explained(cell)
    if (asked !== done) return
    const project = found && soleProject(found)
    if (project) await places.goTo({ page: 'projects', project: project.id, line: null })
    else explain()
  }

  return { hush, say, enter }
}
