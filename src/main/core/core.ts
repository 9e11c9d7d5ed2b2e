import { done, failed, type Reply } from '../../shared/contract/failure'
import { netChanges } from '../../shared/difference/records'
import { type MethodName, methods, type Params, type Result } from '../../shared/contract/methods'
import type { CorePorts } from '../ports/ports'
import { version } from '../../../package.json'
import { openBudgets } from './budgets'
import { listCopies, saveCopy } from './copies'
import { repairCopy } from './repair'
import { codeLists } from './codes'
import { placedBlock } from './edit/add-block'
import { planAdd } from './edit/add-record'
import { planRebook } from './edit/rebook'
import { planRemove } from './edit/remove-record'
import { planSet } from './edit/set-field'
import { planAdopt, planOverride, planRestore } from './edit/override'
import { planWrite } from './edit/write-paragraphs'
import { explainCell } from './explain'
import { chooseFile, listFiles, reserveFile } from './files'
import { listHistory } from './history'
import { openPacks } from '../packs/packs'
import type { Session } from './session'

/** The program without a window: every host is a way to call `dispatch`. */
export interface Core {
  /** One call of the contract; never rejects. */
  dispatch(method: string, params: unknown): Promise<Reply<unknown>>
  /** Lets go of every file. What was committed is saved already. */
  close(): Promise<void>
}

type Handlers = {
  readonly [M in MethodName]: (params: Params<M>) => Reply<Result<M>> | Promise<Reply<Result<M>>>
}

export function openCore(ports: CorePorts): Core {
  const packs = openPacks(ports.places.packRoots)
  const budgets = openBudgets(ports, packs)
  const { files } = ports

  const handlers: Handlers = {
    'app.info': () =>
      done({ version, fileAccess: files.access, samples: packs.samples(), templates: packs.templates() }),
    'file.list': () => listFiles(files),
    'file.reserve': ({ name }) => reserveFile(files, name),
    'file.choose': ({ purpose, suggestedName }) => chooseFile(files, purpose, suggestedName),
    'budget.open': ({ file, as }) => through(budgets.open(file, as), (session) => done(session.view())),
    'budget.create': ({ file, from }) =>
      through(budgets.create(file, from), (session) => done(session.view())),
    'budget.view': ({ budget }) => within(budget, (session) => done(session.view())),
    'baseline.changes': ({ budget, from }) => within(budget, (session) => done(session.sinceBaseline(from))),
    'budget.saveCopy': ({ budget, file }) =>
      within(budget, (session) => saveCopy(session.store, file, files)),
    'budget.repairCopy': ({ budget, file }) => within(budget, (session) => repairCopy(session, file, ports)),
    'copy.list': ({ file }) => listCopies(ports, file),
    'budget.close': ({ budget }) => budgets.close(budget),
    'edit.set': (params) =>
      within(params.budget, (session) =>
        through(planSet(session.desk, params), (plan) =>
          session.edit(plan, params.typing === true ? params.path : undefined),
        ),
      ),
    'edit.add': (params) =>
      within(params.budget, (session) =>
        through(additionOf(session, params), (addition) =>
          through(planAdd(session.desk, addition), (plan) =>
            through(session.edit(plan), (edited) => done({ ...edited, path: plan.path })),
          ),
        ),
      ),
    'edit.remove': (params) =>
      within(params.budget, (session) =>
        through(planRemove(session.desk, params), (plan) => session.edit(plan)),
      ),
    'edit.rebook': ({ budget, step, to }) =>
      within(budget, (session) => {
        const images = netChanges(session.store.log.runImages(step))
        return through(planRebook(session.desk, images, to), (plan) => session.edit(plan))
      }),
    'text.override': ({ budget, block, text }) =>
      within(budget, (session) =>
        through(planOverride(session.desk, session.narrative(), block, text), (plan) => session.edit(plan)),
      ),
    'text.adopt': ({ budget, block }) =>
      within(budget, (session) =>
        through(planAdopt(session.desk, session.narrative(), block), (plan) => session.edit(plan)),
      ),
    'text.restore': ({ budget, block }) =>
      within(budget, (session) =>
        through(planRestore(session.desk, session.narrative(), block), (plan) => session.edit(plan)),
      ),
    'text.write': ({ budget, place, paragraphs }) =>
      within(budget, (session) =>
        through(planWrite(session.desk, session.template.text, place, paragraphs), (plan) =>
          session.edit(plan),
        ),
      ),
    'edit.undo': ({ budget }) => within(budget, (session) => session.undo()),
    'edit.redo': ({ budget }) => within(budget, (session) => session.redo()),
    'history.list': ({ budget, before, limit }) =>
      within(budget, (session) => done(listHistory(session.store.log, before, limit))),
    'cell.explain': ({ budget, cell }) => within(budget, (session) => explainCell(session, cell)),
    'pack.codes': ({ budget }) => within(budget, (session) => done(codeLists(session))),
  }

  return {
    async dispatch(method, params) {
      if (!isMethod(method)) return failed('unknown-method', `没有“${method}”这个方法。`)
      const parsed = methods[method].params.safeParse(params)
      if (!parsed.success) {
        return failed('bad-request', `调用 ${method} 的参数不对。`, {
          details: { issues: parsed.error.issues },
        })
      }
      const refused = editRefusal(method, parsed.data)
      if (refused) return refused
      try {
        const handle = handlers[method] as (params: never) => Reply<unknown> | Promise<Reply<unknown>>
        return await handle(parsed.data as never)
      } catch (fault) {
        ports.log.error(`${method} threw`, fault)
        return failed(
          'internal',
          '程序出了意外，这一步没有做成。已保存的内容没有受影响，请重新打开文件再试。',
        )
      }
    },
    close() {
      budgets.closeAll()
      return Promise.resolve()
    },
  }

  /** Every command that edits is refused here where the budget is open for viewing only. */
  function editRefusal(method: MethodName, params: object): Reply<never> | null {
    if (!/^(edit|text)\./.test(method) || !('budget' in params)) return null
    const session = budgets.get(params.budget as string)
    if (!session.ok) return session
    const access = session.value.access()
    return access.mode === 'view' ? failed('file-read-only', access.message) : null
  }

  function within<T>(budget: string, work: (session: Session) => Reply<T>): Reply<T> {
    return through(budgets.get(budget), work)
  }
}

/** What `edit.add` is told; a paragraph of the text has its place made certain first. */
function additionOf(
  session: Session,
  params: Params<'edit.add'>,
): Reply<Pick<Params<'edit.add'>, 'kind' | 'value'>> {
  const { kind, value } = params
  if (kind !== 'block') return done({ kind, value })
  return through(placedBlock(value, session.narrative(), session.template.text, session.desk), (placed) =>
    done({ kind, value: placed }),
  )
}

function through<A, B>(reply: Reply<A>, next: (value: A) => Reply<B>): Reply<B> {
  return reply.ok ? next(reply.value) : reply
}

function isMethod(name: string): name is MethodName {
  return Object.hasOwn(methods, name)
}
