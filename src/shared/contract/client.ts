import type { MethodName, Params, Result } from './methods'
import type { Reply } from './failure'

/** What a caller sees of the core, whatever carries the messages. */
export interface Client {
  call<M extends MethodName>(method: M, params: Params<M>): Promise<Reply<Result<M>>>
}

/**
 * A client over any transport. `send` delivers method and parameters and answers with the core's own `Reply`;
 * types come from the one table of methods, so nothing is checked twice.
 */
export function createClient(send: (method: MethodName, params: unknown) => Promise<unknown>): Client {
  return {
    call: async <M extends MethodName>(method: M, params: Params<M>) =>
      (await send(method, params)) as Reply<Result<M>>,
  }
}
