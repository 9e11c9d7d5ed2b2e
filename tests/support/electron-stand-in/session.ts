import { EventEmitter } from 'node:events'

type Handler = (request: Request) => Response | Promise<Response>

/** Schemes and who answers for them. A scheme must be registered before the program is ready, as in Electron. */
export class Protocol {
  readonly handlers = new Map<string, Handler>()
  readonly privileged = new Set<string>()
  ready = false

  registerSchemesAsPrivileged(
    schemes: readonly { scheme: string; privileges?: { standard?: boolean } }[],
  ): void {
    if (this.ready)
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme, privileges } of schemes) if (privileges?.standard) this.privileged.add(scheme)
  }

  handle(scheme: string, handler: Handler): void {
    this.handlers.set(scheme, handler)
  }

  /** A scheme that isn't registered as standard has no host and no relative addresses: its pages don't load. */
  async answer(request: Request): Promise<Response | null> {
    const scheme = new URL(request.url).protocol.slice(0, -1)
    const handler = this.privileged.has(scheme) ? this.handlers.get(scheme) : undefined
    return handler ? handler(request) : null
  }
}

/** Permission handlers are taken and never asked: that Chromium consults them is not proven here. */
export class Session extends EventEmitter {
  setPermissionRequestHandler = (): void => undefined
  setPermissionCheckHandler = (): void => undefined
  setDevicePermissionHandler = (): void => undefined
  setDisplayMediaRequestHandler = (): void => undefined
}
