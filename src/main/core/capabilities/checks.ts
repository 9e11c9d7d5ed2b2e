import { done, failed } from '../../../shared/contract/failure'
import { printedPart } from '../../../shared/checks/records/reviewed'
import type { Capability } from '../capability'
import { planAcknowledge } from '../edit/acknowledge'
import { planReview } from '../edit/mark-reviewed'
import { allChecks } from '../shown-checks'
import { submissionReport } from '../submission-report'
import { planned } from './edits'

/** What people say of the checks, and what stands before a budget is handed in. */
export const checks: Capability<
  'checks.list' | 'checks.compare' | 'checks.report',
  'checks.acknowledge' | 'checks.review'
> = {
  queries: ({ read }) => ({
    'checks.list': ({ budget }) => read(budget, (reader) => done(allChecks(reader))),
    'checks.compare': ({ budget, part }) =>
      read(budget, ({ records, tables, text, words }) => {
        const review = records.all('reviews').find((each) => each.part === part)
        return review
          ? done({ reviewed: review.reviewed, now: printedPart(part, tables, text) ?? [] })
          : failed('unknown-path', `“${words.printedName(part)}”还没有复核过。`, { place: part })
      }),
    'checks.report': ({ budget }) => read(budget, (reader) => done(submissionReport(reader))),
  }),
  commands: ({ write }) => ({
    'checks.acknowledge': ({ rule, place, figures, reason, seen, ...showing }) =>
      write(showing, (session) =>
        planned(
          session,
          planAcknowledge(session.grounds, session.printed().codes, session.reader().checks.findings(), {
            rule,
            place,
            figures,
            reason,
          }),
          seen,
        ),
      ),
    'checks.review': ({ part, isReviewed, seen, ...showing }) =>
      write(showing, (session) => {
        const { tables, text } = session.reader()
        const linesOf = (of: string) => printedPart(of, tables, text)
        return planned(session, planReview(session.grounds, linesOf, { part, isReviewed }), seen)
      }),
  }),
}
