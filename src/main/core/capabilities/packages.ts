import { done } from '../../../shared/contract/failure'
import { type Capability, through } from '../capability'
import { readPackageFile, writePackage } from '../exchange'

/** Exchange packages: a budget's every input, out and in. */
export const packages: Pick<Capability<never, 'package.write' | 'package.read'>, 'commands'> = {
  commands: ({ budgets, ports, packs, hold }) => ({
    'package.write': ({ budget, file }) =>
      hold(budget, (session) => writePackage(session.desk.document.snapshot(), file, ports.files)),
    'package.read': ({ source, file }) =>
      through(readPackageFile(source, packs, ports.files), ({ document, label, left }) =>
        through(budgets.make(file, { document, label }), (session) => done({ view: session.view(), left })),
      ),
  }),
}
