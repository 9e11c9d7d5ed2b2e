import { parsePlaceKey, placeKey } from './printed-order'

/**
 * A path with units and projects under another name, also where the key of a place in a list names one
 * (`placements/t12:projects:CODE/content`); undefined of `renamed`: it has no other.
 */
export function renamedPath(
  path: string,
  renamed: (set: 'projects' | 'units', key: string) => string | undefined,
): string {
  const [set, key, ...rest] = path.split('/')
  if (key === undefined) return path
  if (set === 'projects' || set === 'units') return [set, renamed(set, key) ?? key, ...rest].join('/')
  const place = set === 'placements' ? parsePlaceKey(key) : null
  const project = place?.object?.slice('projects/'.length)
  const name = project === undefined ? undefined : renamed('projects', project)
  if (!place || name === undefined) return path
  return [set, placeKey({ ...place, object: `projects/${name}` }), ...rest].join('/')
}
