import { done, failed, type Reply } from '../../../shared/contract/failure'
import { publicationBody } from '../../export/html/document'
import { PRINT_STYLE } from '../../export/html/print-style'
import { type Capability, through } from '../capability'
import { exportPlaces } from '../export-places'
import { atOnce } from '../../../shared/slices/slices'
import { secretsIn } from '../export-lists'
import { type Moment, momentOf, publishing } from '../published'
import type { Session } from '../session'

/** What leaves the house: files of the document, and how they would look. */
export const exports: Capability<
  'export.place',
  'export.write' | 'export.preview' | 'export.page' | 'list.write'
> = {
  queries: ({ ports, read }) => ({
    'export.place': ({ budget, folder, names }) =>
      read(budget, ({ path }) => exportPlaces(ports, path, folder, names)),
  }),
  commands: ({ budgets, long }) => {
    const moment = (budget: string): Reply<Moment> => through(budgets.get(budget), printableMoment)
    return {
      async 'export.write'({ budget, files }) {
        const now = moment(budget)
        return now.ok ? long.jobs.start('document.write', { moment: now.value, files }).reply : now
      },
      async 'export.preview'({ budget, content }) {
        const session = budgets.get(budget)
        const now = moment(budget)
        if (!session.ok || !now.ok) return now as never
        const revision = session.value.reader().revision()
        const set = await long.jobs.start('document.preview', { moment: now.value, content }).reply
        return through(set, (pdf) => done({ pdf: Buffer.from(pdf).toString('base64'), revision }))
      },
      async 'list.write'({ budget, file, form, list }) {
        const session = budgets.get(budget)
        if (!session.ok) return session
        const told = secretsIn(list, session.value.reader().records.all('projects'))
        return told ?? long.jobs.start('list.write', { list, form, file }).reply
      },
      'export.page': ({ budget, content }) =>
        through(moment(budget), (now) =>
          through(atOnce(publishing(now)), ({ of }) =>
            done({
              body: publicationBody(of(content === 'details' ? { table: '' } : content)),
              style: PRINT_STYLE,
            }),
          ),
        ),
    }
  },
}

/** Without its packs a budget has no tables and no text: there is nothing to put out. */
function printableMoment(session: Session): Reply<Moment> {
  const access = session.access()
  if (access.mode === 'view' && access.why === 'packs') return failed('unknown-pack', access.message)
  return done(momentOf(session))
}
