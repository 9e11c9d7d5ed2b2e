import { randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { fromChromium, toChromium } from './addresses'
import type { Browser } from './browser'
import type { Params } from './cdp'
import { ASK_BEFORE_UNLOAD, BINDING, FROM_MAIN, pageWorldScript, preloadScript, WORLD } from './page-scripts'
import type { Protocol, Session } from './session'
import { preventable } from './strict'

export interface WebPreferences {
  readonly preload?: string
  readonly sandbox?: boolean
  readonly contextIsolation?: boolean
  readonly nodeIntegration?: boolean
}

export interface Surroundings {
  readonly browser: Promise<Browser>
  readonly protocol: Protocol
  readonly session: Session
  /** ipcMain's handler of a channel. */
  invoke(channel: string, event: object, args: readonly unknown[]): Promise<unknown>
}

type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' }

/** One page of Chromium behind Electron's `WebContents`. */
export class WebContents extends EventEmitter {
  readonly session: Session
  zoomLevel = 0
  readonly #around: Surroundings
  readonly #preferences: WebPreferences
  readonly #attached: Promise<{ browser: Browser; session: string; target: string }>
  #mainFrame = ''
  #isolated = 0
  #url = ''
  #destroyed = false
  #navigatingTo: string | null = null
  #openHandler: OpenHandler = () => ({ action: 'allow' })

  constructor(around: Surroundings, preferences: WebPreferences, size: { width: number; height: number }) {
    super()
    this.session = around.session
    this.#around = around
    this.#preferences = preferences
    this.#attached = this.#attach(size)
  }

  async #attach(size: { width: number; height: number }) {
    const browser = await this.#around.browser
    const { cdp } = browser
    const { targetId } = await cdp.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      ...size,
    })
    const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: true })
    const session = sessionId as string
    const listen = (method: string, listener: (params: Params) => void): void => {
      cdp.on(method, (params, from) => {
        if (from === session) listener(params)
      })
    }
    const send = (method: string, params: Params = {}) => cdp.send(method, params, session)
    listen('Fetch.requestPaused', (params) => void this.#serve(params, send))
    listen('Runtime.executionContextCreated', ({ context }) => {
      const { id, name, auxData } = context as { id: number; name: string; auxData: { frameId: string } }
      if (name === WORLD && auxData.frameId === this.#mainFrame) this.#isolated = id
    })
    listen('Runtime.bindingCalled', ({ payload }) => void this.#receive(payload as string))
    listen('Page.frameNavigated', ({ frame }) => {
      const { parentId, url } = frame as { parentId?: string; url: string }
      if (parentId === undefined) this.#url = fromChromium(url)
    })
    listen('Page.loadEventFired', () => {
      if (this.#url !== 'about:blank') this.emit('did-finish-load')
    })
    listen('Inspector.targetCrashed', () =>
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 }),
    )
    cdp.on('Target.targetDestroyed', (params) => {
      if (params['targetId'] === targetId) this.#gone()
    })
    await cdp.send('Target.setDiscoverTargets', { discover: true })
    await send('Page.enable')
    await send('Inspector.enable')
    const { frameTree } = await send('Page.getFrameTree')
    this.#mainFrame = (frameTree as { frame: { id: string } }).frame.id
    await send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
    await send('Runtime.enable')
    await send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD })
    for (const script of this.#scripts()) await send('Page.addScriptToEvaluateOnNewDocument', script)
    return { browser, session, target: targetId as string }
  }

  /** A sandboxed preload is a script of CommonJS; a file of modules doesn't parse in it, and a missing one is reported. */
  #scripts(): Params[] {
    const { preload, contextIsolation, nodeIntegration, sandbox } = this.#preferences
    if (preload === undefined) return []
    const secret = randomBytes(12).toString('hex')
    try {
      const source = preloadScript(secret, readFileSync(preload, 'utf8'), contextIsolation !== false)
      return [
        { source: pageWorldScript(secret, nodeIntegration === true && sandbox !== true) },
        { source, worldName: WORLD },
      ]
    } catch (cause) {
      setImmediate(() => this.emit('preload-error', {}, preload, cause))
      return []
    }
  }

  async #serve(params: Params, send: (method: string, params: Params) => Promise<Params>): Promise<void> {
    const { requestId, request, resourceType, frameId } = params as {
      requestId: string
      request: { url: string; method: string }
      resourceType: string
      frameId: string
    }
    const url = fromChromium(request.url)
    if (resourceType === 'Document' && !this.#mayGo(url, frameId === this.#mainFrame)) {
      await send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
      return
    }
    if (url === request.url) {
      await send('Fetch.continueRequest', { requestId })
      return
    }
    const response = await this.#around.protocol.answer(new Request(url, { method: request.method }))
    if (!response) {
      await send('Fetch.failRequest', { requestId, errorReason: 'NameNotResolved' })
      return
    }
    await send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    })
  }

  #mayGo(url: string, main: boolean): boolean {
    if (main && url === this.#navigatingTo) {
      this.#navigatingTo = null
      return true
    }
    const event = preventable({ url, isMainFrame: main })
    this.emit('will-frame-navigate', event)
    if (main) this.emit('will-navigate', event, url)
    return !event.defaultPrevented
  }

  async #receive(payload: string): Promise<void> {
    const { id, channel, args, open } = JSON.parse(payload, bytesIn) as {
      id: number
      channel: string
      args: unknown[]
      open?: string
    }
    if (open !== undefined) return this.#open(open)
    const senderFrame = { url: this.#url, parent: null }
    try {
      const value = await this.#around.invoke(channel, { sender: this, senderFrame, type: 'frame' }, args)
      await this.#inPreload(
        `settle(${id}, true, ${value === undefined ? 'undefined' : JSON.stringify(structuredClone(value))})`,
      )
    } catch (cause) {
      const text = `Error invoking remote method '${channel}': ${String(cause)}`
      await this.#inPreload(`settle(${id}, false, ${JSON.stringify(text)})`)
    }
  }

  async #open(url: string): Promise<void> {
    if (this.#openHandler({ url: fromChromium(url) }).action === 'deny') return
    const { browser } = await this.#attached
    await browser.cdp.send('Target.createTarget', { url })
  }

  async #inPreload(call: string): Promise<void> {
    const { browser, session } = await this.#attached
    const expression = `globalThis.${FROM_MAIN}?.${call}`
    await browser.cdp
      .send('Runtime.evaluate', { expression, contextId: this.#isolated }, session)
      .catch(() => undefined)
  }

  async loadURL(url: string): Promise<void> {
    const { browser, session } = await this.#attached
    const loaded = new Promise((resolve) => this.once('did-finish-load', resolve))
    this.#navigatingTo = new URL(url).href
    const { errorText } = await browser.cdp.send('Page.navigate', { url: toChromium(url) }, session)
    if (typeof errorText === 'string') throw new Error(`${errorText} loading '${url}'`)
    await loaded
  }

  reload(): void {
    void this.loadURL(this.#url)
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed')
    void this.#inPreload(`emit(${JSON.stringify(channel)}, ${JSON.stringify(structuredClone(args))})`)
  }

  async executeJavaScript(code: string): Promise<unknown> {
    const { browser, session } = await this.#attached
    const { result, exceptionDetails } = (await browser.cdp.send(
      'Runtime.evaluate',
      { expression: code, awaitPromise: true, returnByValue: true },
      session,
    )) as { result: { value?: unknown }; exceptionDetails?: { text: string } }
    if (exceptionDetails) throw new Error(exceptionDetails.text)
    return result.value
  }

  async printToPDF(options: { preferCSSPageSize?: boolean; printBackground?: boolean }): Promise<Buffer> {
    const { browser, session } = await this.#attached
    const { data } = await browser.cdp.send('Page.printToPDF', { ...options }, session)
    return Buffer.from(data as string, 'base64')
  }

  print(_options: object, callback: (success: boolean, reason: string) => void): void {
    setImmediate(() => callback(false, 'no printer'))
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  forcefullyCrashRenderer(): void {
    void this.#attached
      .then(({ browser, session }) => browser.cdp.send('Page.crash', {}, session))
      .catch(() => undefined)
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  /** Whether the page may be closed: it is asked, and when it objects the program is. */
  async mayClose(): Promise<boolean> {
    if (this.#destroyed || (await this.executeJavaScript(ASK_BEFORE_UNLOAD)) !== true) return true
    const event = preventable({})
    this.emit('will-prevent-unload', event)
    return event.defaultPrevented
  }

  async destroy(): Promise<void> {
    const { browser, target } = await this.#attached
    await browser.cdp.send('Target.closeTarget', { targetId: target }).catch(() => undefined)
    this.#gone()
  }

  #gone(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    this.emit('destroyed')
  }
}

/** Bytes cross the page's border as base64. */
function bytesIn(_key: string, value: unknown): unknown {
  const { bytes } = (value ?? {}) as { readonly bytes?: unknown }
  return typeof bytes === 'string' ? Uint8Array.from(Buffer.from(bytes, 'base64')).buffer : value
}
