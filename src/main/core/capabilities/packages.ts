import { done } from '../../../shared/contract/failure'
import { type Capability, through } from '../capability'
import { packageSource } from '../exchange'

/** Exchange packages: a budget's every input, out and in. */
export const packages: Pick<Capability<never, 'package.write' | 'package.read'>, 'commands'> = {
  commands: ({ budgets, ports, long }) => ({
    async 'package.write'({ budget, file }) {
      const session = budgets.get(budget)
      if (!session.ok) return session
      const document = session.value.grounds.document.snapshot()
      return long.jobs.start('package.write', { document, file }).reply
    },
    async 'package.read'({ source, file, encoding }) {
      const found = packageSource(source, ports.files, long.uploads)
      if (!found.ok) return found
      const made = await long.jobs.start('package.read', { from: { ...found.value, encoding }, file }).reply
      if (made.ok) long.uploads.drop(source)
      return through(made, ({ session, left }) => done({ frame: session.reader().frame(), left }))
    },
  }),
}
