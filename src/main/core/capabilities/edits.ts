import { done, type Reply } from '../../../shared/contract/failure'
import type { Params } from '../../../shared/contract/methods'
import { type Capability, through } from '../capability'
import { placedBlock } from '../edit/add-block'
import { placedRemark } from '../edit/add-remark'
import { planAdd } from '../edit/add-record'
import { type AppliedPlan, planApply } from '../edit/apply'
import type { Grounds, Plan } from '../edit/plan'
import { planRebook } from '../edit/rebook'
import { planRemove } from '../edit/remove-record'
import { planSet } from '../edit/set-field'
import type { TakenBack } from '../../../shared/contract/results'
import { netChanges } from '../../../shared/difference/records'
import type { Edited, Reverted, Session } from '../session'
import { touchedFields } from '../touched'

/** Edits of the budget's records, each one step of the history. */
export const edits: Pick<
  Capability<
    never,
    | 'edit.set'
    | 'edit.add'
    | 'edit.remove'
    | 'edit.apply'
    | 'edit.preview'
    | 'edit.rebook'
    | 'edit.undo'
    | 'edit.redo'
  >,
  'commands'
> = {
  commands: ({ hold, write }) => ({
    'edit.set': (params) =>
      write(params, (session) =>
        through(planSet(session.grounds, params), (plan) =>
          session.edit(
            plan,
            params.typing === undefined ? {} : { typing: `${params.path} ${params.typing}` },
          ),
        ),
      ),
    'edit.add': (params) =>
      write(params, (session) =>
        through(additionOf(session, params), (addition) =>
          through(planAdd(session.grounds, addition), (plan) =>
            through(session.edit(plan), (edited) => done({ ...edited, path: plan.path })),
          ),
        ),
      ),
    'edit.remove': (params) =>
      write(params, (session) => planned(session, planRemove(session.grounds, params), params.seen)),
    'edit.apply': ({ seen, ...params }) =>
      write(params, (session) =>
        through(appliedPlan(session, params), ({ refused, paths, ...plan }) =>
          through(session.edit(plan, { seen }), (edited) => done({ ...edited, refused, paths })),
        ),
      ),
    'edit.preview': ({ budget, shows, room, ...params }) =>
      hold(budget, (session) =>
        through(appliedPlan(session, params), ({ refused, paths, ...plan }) =>
          through(session.preview(plan, shows, room), (shown) => done({ ...shown, refused, paths })),
        ),
      ),
    'edit.rebook': ({ step, to, seen, ...showing }) =>
      write(showing, (session) => {
        const images = netChanges(session.store.log.runImages(step))
        return planned(session, planRebook(session.grounds, images, to), seen)
      }),
    'edit.undo': ({ seen, ...showing }) =>
      write(showing, (session) => takenBack(session, session.undo(seen))),
    'edit.redo': ({ seen, ...showing }) =>
      write(showing, (session) => takenBack(session, session.redo(seen))),
  }),
}

/** Makes a plan a step; `seen`: the revision on which it was decided. */
export function planned(session: Session, plan: Reply<Plan>, seen?: number): Reply<Edited> {
  return through(plan, (ready) => session.edit(ready, { seen }))
}

function takenBack(session: Session, step: Reply<Reverted>): Reply<Reverted & Pick<TakenBack, 'touched'>> {
  return through(step, (edited) =>
    done({ ...edited, touched: touchedFields(edited.change, session.reader()) }),
  )
}

function appliedPlan(session: Session, params: Parameters<typeof planApply>[1]): Reply<AppliedPlan> {
  return planApply(session.grounds, params, (addition, grounds) => additionOf(session, addition, grounds))
}

/** What `edit.add` is told; a paragraph of the text, or a remark, has its place made certain first. */
function additionOf(
  session: Session,
  { kind, value }: Pick<Params<'edit.add'>, 'kind' | 'value'>,
  grounds: Grounds = session.grounds,
): Reply<Pick<Params<'edit.add'>, 'kind' | 'value'>> {
  if (kind === 'remark') {
    return through(placedRemark(value, session.printed(), grounds), (remark) => done({ kind, value: remark }))
  }
  if (kind !== 'block') return done({ kind, value })
  const placed = placedBlock(value, session.printed().narrative, session.template.text, grounds)
  return through(placed, (block) => done({ kind, value: block }))
}
