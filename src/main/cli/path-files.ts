import type { FilesPort } from '../ports/ports'

/** The command line's files: a handle is the path itself, for here the user names paths. */
export const pathFiles: FilesPort = {
  access: 'native',
  path: (handle) => handle,
  handle: (path) => path,
  list: () => Promise.resolve([]),
  reserve: () => null,
  choose: () => Promise.resolve(null),
}
