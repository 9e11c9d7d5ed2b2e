import type { Capability } from '../capability'
import { listCopies } from '../copies'
import { chooseFile, listFiles, reserveFile } from '../files'

/** Files before they are open: those there are, those to be made, the program's own copies. */
export const files: Pick<
  Capability<'file.list' | 'file.reserve' | 'file.choose' | 'copy.list', never>,
  'queries'
> = {
  queries: ({ ports }) => ({
    'file.list': () => listFiles(ports.files),
    'file.reserve': ({ name }) => reserveFile(ports.files, name),
    'file.choose': ({ purpose, suggestedName }) => chooseFile(ports.files, purpose, suggestedName),
    'copy.list': ({ file }) => listCopies(ports, file),
  }),
}
