import { parseFieldPath } from '../../shared/model/path'
import { namedBy } from '../../shared/model/reference'
import { useDesk } from '../stores/desk'
import { useSession } from '../stores/session'

type Place =
  | { readonly page: 'projects'; readonly project: string; readonly line: string | null }
  | { readonly page: 'text'; readonly block: string }

/** Where the window shows what a path of the file names, and the way there. */
export function useFaultPlaces() {
  const session = useSession()
  const desk = useDesk()

  /** Its project, or the paragraph; null for what no page of the window shows. */
  function placeOf(path: string): Place | null {
    const parsed = parseFieldPath(path)
    if (!parsed || parsed.set === 'department') return null
    const { set, key } = parsed
    if (set === 'blocks') {
      const block = session.text.flatMap(({ blocks }) => blocks).find((each) => each.path === path)
      return block ? { page: 'text', block: block.key } : null
    }
    const records = session.document[set] as readonly { readonly id: string }[]
    const record = records.find(({ id }) => id === key)
    if (!record) return null
    const owners = namedBy(set, record, true)
    const project = set === 'projects' ? key : owners.find(({ collection }) => collection === 'projects')?.id
    return project === undefined ? null : { page: 'projects', project, line: set === 'lines' ? key : null }
  }

  function go(path: string): void {
    const place = placeOf(path)
    if (place?.page === 'text') desk.showText(place.block)
    else if (place) {
      desk.showProject(place.project)
      desk.line = place.line
    }
  }

  return { leads: (path: string): boolean => placeOf(path) !== null, go }
}
