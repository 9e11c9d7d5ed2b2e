import { done, type Reply } from '../../shared/contract/failure'
import type { Performance } from '../../shared/contract/performance'
import type { FileEntry } from '../../shared/contract/results'
import type { ShownParts } from '../../shared/contract/shown'
import { useHost } from '../host/host'
import { useSession } from './session'

/** Whose targets are looked for in another budget: a project by its code, else by its name; null: the department. */
export interface SoughtProject {
  readonly code: string
  readonly name: string
}

/** Goals and indicators of elsewhere, to be copied: nothing there is changed, and nothing of it is shown. */
export function useOtherTargets() {
  const host = useHost()
  const session = useSession()

  /** Of another project of this budget; null: of the department. */
  function ofProject(project: string | null): Promise<Reply<Performance | null>> {
    return targetsIn(session.frame.budget, project)
  }

  /** Of the same project in another file; null: there is none. Opened to look at, and closed again. */
  async function ofFile(
    { handle }: Pick<FileEntry, 'handle'>,
    sought: SoughtProject | null,
  ): Promise<Reply<{ readonly year: number; readonly targets: Performance | null }>> {
    const opened = await host.call('budget.open', { file: handle, as: 'copy' })
    if (!opened.ok) return opened
    const { budget, department } = opened.value
    try {
      const found = await sameProject(budget, sought)
      if (!found.ok) return found
      const targets = found.value === undefined ? done(null) : await targetsIn(budget, found.value)
      return targets.ok ? done({ year: department.fiscalYear, targets: targets.value }) : targets
    } finally {
      await host.call('budget.close', { budget })
    }
  }

  /** Undefined: there is no such project. */
  async function sameProject(
    budget: string,
    sought: SoughtProject | null,
  ): Promise<Reply<string | null | undefined>> {
    if (!sought) return done(null)
    const reply = await host.call('budget.show', { budget, shows: ['projects'] })
    if (!reply.ok) return reply
    const rows = reply.value.projects?.rows ?? []
    const found =
      rows.find(({ code }) => code === sought.code) ?? rows.find(({ name }) => name === sought.name)
    return done(found?.id)
  }

  async function targetsIn(budget: string, project: string | null): Promise<Reply<Performance | null>> {
    const part = project === null ? 'performance' : (`performance/${project}` as const)
    const reply: Reply<ShownParts> = await host.call('budget.show', { budget, shows: [part] })
    return reply.ok ? done(reply.value.performance ?? null) : reply
  }

  /** Files that may be looked into: those of the start-up folder, or opened lately. */
  function files(): Promise<Reply<readonly FileEntry[]>> {
    return host.call('file.list', {})
  }

  return { ofProject, ofFile, files }
}
