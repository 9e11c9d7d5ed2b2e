import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Tell } from '../../shared/contract/events'

/** Windows that listen: server-sent events, each told everything from when it came. */
export interface EventStreams {
  readonly tell: Tell
  /** Keeps the answer open until the window goes. */
  listen(request: IncomingMessage, response: ServerResponse): void
  /** Ends all, so that the server can close. */
  close(): void
}

export function openEventStreams(): EventStreams {
  const listening = new Set<ServerResponse>()
  return {
    tell(event, payload) {
      if (listening.size === 0) return
      const message = `event: ${event}\ndata: ${JSON.stringify(payload)}\n\n`
      for (const response of listening) response.write(message)
    },
    listen(request, response) {
      listening.add(response)
      request.once('close', () => listening.delete(response))
      // Told at once, so that a window knows from when on it hears.
      response.write(': listening\n\n')
    },
    close() {
      // Told to go, a window does not try again where nobody answers.
      for (const response of listening) response.end('event: closed\ndata:\n\n')
      listening.clear()
    },
  }
}
