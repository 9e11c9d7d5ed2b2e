import { readdirSync } from 'node:fs'
import { join } from 'node:path'

export type PackKind = 'templates' | 'classifications' | 'destinations'

/** A folder below a root that should hold a pack; its name is the pack's id. */
export interface PackFolder {
  readonly id: string
  readonly path: string
}

/** The folders of one kind below a root, by name; none where the root, or that kind, is not there. */
export function packFolders(root: string, kind: PackKind): readonly PackFolder[] {
  const folder = join(root, kind)
  return folderNames(folder).map((id) => ({ id, path: join(folder, id) }))
}

function folderNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && !entry.name.startsWith('.'))
      .map(({ name }) => name)
      .sort()
  } catch (fault) {
    const code = (fault as NodeJS.ErrnoException).code ?? ''
    // A user need not have packs of their own; what may not be looked into holds none either.
    if (['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'].includes(code)) return []
    throw fault
  }
}
