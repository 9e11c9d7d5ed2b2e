import { done, failed, type Reply } from '../../shared/contract/failure'
import type { Tell } from '../../shared/contract/events'
import { type MethodName, methods, type Params } from '../../shared/contract/methods'
import { openPacks } from '../packs/packs'
import type { CorePorts } from '../ports/ports'
import { openBudgets } from './budgets'
import { answers } from './capabilities/answers'
import { app } from './capabilities/app'
import { budgets } from './capabilities/budgets'
import { checks } from './capabilities/checks'
import { edits } from './capabilities/edits'
import { exports } from './capabilities/exports'
import { finance } from './capabilities/finance'
import { files } from './capabilities/files'
import { jobs } from './capabilities/jobs'
import { layouts as layoutMethods } from './capabilities/layouts'
import { library as libraryMethods } from './capabilities/library'
import { packages } from './capabilities/packages'
import { receipts } from './capabilities/receipts'
import { text } from './capabilities/text'
import { type Handlers, handlersOf, type Reading, through, type Writing } from './capability'
import { openLayouts } from './layouts'
import { openLibrary } from './library'
import { openLongWork } from './long-work'
import { savedAs, SavedUnseen } from './saved-unseen'
import type { Uploads } from './uploads'

/** The program without a window: every host is a way to call `dispatch`, and to hear what it tells. */
export interface Core {
  /** One call of the contract; never rejects. */
  dispatch(method: string, params: unknown): Promise<Reply<unknown>>
  /** Where a host puts files that come in as bytes; their handles are taken where a file is read. */
  readonly uploads: Pick<Uploads, 'put' | 'limits'>
  /**
   * Cancels the jobs that run, so that every call under way is soon answered: a host's first step to its end. How many
   * there were.
   */
  cancelJobs(): Promise<number>
  /** Lets go of every file and ends what runs. What was committed is saved already. */
  close(): Promise<void>
}

/** `tell` hears what happens unasked: the steps of any window. */
export function openCore(ports: CorePorts, tell: Tell = () => undefined): Core {
  const packs = openPacks(ports.places.packRoots)
  const layouts = openLayouts(ports)
  const library = openLibrary(ports)
  const open = openBudgets(ports, packs, tell)
  const long = openLongWork(ports, packs, open, (event, payload) => tell(event, payload as never))
  const reading: Reading = {
    ports,
    packs,
    layouts,
    library,
    running: long.jobs.running,
    read: (budget, work) => through(open.get(budget), (session) => work(session.reader())),
  }
  const writing: Writing = {
    ports,
    packs,
    layouts,
    library,
    budgets: open,
    tell,
    long,
    hold: (budget, work) => through(open.get(budget), work),
    write: ({ budget, shows, room }, work) =>
      through(open.get(budget), (session) => {
        const access = session.access()
        if (access.mode === 'view') return failed('file-read-only', access.message)
        return through(work(session), ({ change, ...edited }) =>
          done({ ...edited, patch: savedAs(change, () => session.patch(change, shows, room)) } as never),
        )
      }),
  }
  // Without a type of its own: told one, the compiler takes every method for answered.
  const answered = {
    ...handlersOf(app, reading, writing),
    ...handlersOf(files, reading, writing),
    ...handlersOf(budgets, reading, writing),
    ...handlersOf(edits, reading, writing),
    ...handlersOf(text, reading, writing),
    ...handlersOf(checks, reading, writing),
    ...handlersOf(answers, reading, writing),
    ...handlersOf(packages, reading, writing),
    ...handlersOf(exports, reading, writing),
    ...handlersOf(finance, reading, writing),
    ...handlersOf(receipts, reading, writing),
    ...handlersOf(layoutMethods, reading, writing),
    ...handlersOf(libraryMethods, reading, writing),
    ...handlersOf(jobs, reading, writing),
  }
  const handlers: Handlers<MethodName> = answered

  /** What a budget's tables or text are needed for waits until they are worked out. */
  async function computed(method: MethodName, params: object): Promise<void> {
    if (!('budget' in params) || needsRecordsOnly(method, params)) return
    const session = open.get(params.budget as string)
    if (session.ok) await session.value.computed()
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
      try {
        await computed(method, parsed.data)
        const handle = handlers[method] as (params: never) => Reply<unknown> | Promise<Reply<unknown>>
        return await handle(parsed.data as never)
      } catch (fault) {
        ports.log.error(`${method} threw`, fault)
        return fault instanceof SavedUnseen
          ? failed(
              'saved-unseen',
              '这一步已经存入文件；程序算到一半出了意外，已按文件重新算过。请核对后继续。',
            )
          : failed('internal', '程序出了意外，这一步没有做成。已保存的内容没有受影响，请重新打开文件再试。')
      }
    },
    uploads: long.uploads,
    cancelJobs: long.jobs.cancelAll,
    async close() {
      await long.close()
      open.closeAll()
    },
  }
}

/** What is answered before tables and text are there. */
const OF_RECORDS: readonly MethodName[] = [
  'budget.close',
  'budget.saveCopy',
  'export.place',
  'finance.rows',
  'finance.view',
  'finance.write',
  'history.list',
  'layout.keep',
  'layout.read',
  'library.learn',
  'library.search',
  'package.write',
  'pack.codes',
  'receipt.write',
]

/** Also the lists that a window opens with. */
function needsRecordsOnly(method: MethodName, params: object): boolean {
  if (OF_RECORDS.includes(method)) return true
  const { shows } = params as Partial<Params<'budget.show'>>
  return method === 'budget.show' && !shows?.some((part) => part === 'tables' || part === 'text')
}

function isMethod(name: string): name is MethodName {
  return Object.hasOwn(methods, name)
}
