import { type Client, createClient } from '../../shared/contract/client'
import { type Reply, done, failed } from '../../shared/contract/failure'
import type { MethodName, Params, Result } from '../../shared/contract/methods'
import type { BudgetView } from '../../shared/contract/results'
import { type Core, openCore } from '../core/core'
import type { World } from './command'

/** A budget opened for one command. */
export interface OpenedBudget {
  readonly path: string
  readonly view: BudgetView
  /** A call about this budget. */
  readonly call: <M extends BudgetMethod>(
    method: M,
    params: Omit<Params<M>, 'budget'>,
  ) => Promise<Reply<Result<M>>>
}

type BudgetMethod = { [M in MethodName]: Params<M> extends { budget: string } ? M : never }[MethodName]

/**
 * Opens the file through the core, does the work and closes it, whatever comes. Done for viewing only, it is said;
 * where that is why it was not done, the failure says it.
 */
export async function withBudget<T>(
  world: World,
  file: string,
  work: (budget: OpenedBudget) => Promise<Reply<T>>,
  as?: 'copy',
): Promise<Reply<T>> {
  const path = world.path(file)
  return withCore(world, async (client) => {
    const handle = world.ports.files.handle(path)
    const opened = await client.call('budget.open', as ? { file: handle, as } : { file: handle })
    if (!opened.ok) return opened
    const viewed = await client.call('budget.view', { budget: opened.value.budget })
    if (!viewed.ok) return viewed
    const view = viewed.value
    const { access } = view.state
    const reply = await work({
      path,
      view,
      call: (method, params) =>
        client.call(method, { ...params, budget: view.budget } as unknown as Params<typeof method>),
    })
    if (reply.ok && access.mode === 'view' && !as) world.note(access.message)
    return reply
  })
}

/** Of a budget whose template is not here nothing is printed. */
export function templateRefusal({ state: { access } }: BudgetView): Reply<never> | null {
  return access.mode === 'view' && access.why === 'packs' ? failed('unknown-pack', access.message) : null
}

/** A core for one command. */
export async function withCore<T>(
  world: World,
  work: (client: Client) => Promise<Reply<T>>,
): Promise<Reply<T>> {
  const core: Core = openCore(
    world.ports,
    world.followJobs(async () => (await core.cancelJobs()) > 0),
  )
  try {
    return await work(createClient((method, params) => core.dispatch(method, params)))
  } finally {
    await core.close()
  }
}

/** The value of a reply made into something else. */
export function mapped<A, B>(reply: Reply<A>, change: (value: A) => B): Reply<B> {
  return reply.ok ? done(change(reply.value)) : reply
}
