import { isOwn } from './page-address'

export interface LockedSession extends Pick<
  Electron.Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
> {
  on(event: 'will-download', listener: (event: Pick<Electron.Event, 'preventDefault'>) => void): unknown
}

/** The page asks for no permission, device or download; whatever asks is refused. */
export function lockSession(session: LockedSession): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null))
  session.on('will-download', (event) => event.preventDefault())
}

export interface LockedContents extends Pick<Electron.WebContents, 'setWindowOpenHandler'> {
  on(
    event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect',
    listener: (event: { readonly url: string; preventDefault(): void }) => void,
  ): unknown
  on(event: 'will-attach-webview', listener: (event: { preventDefault(): void }) => void): unknown
}

/** The window stays on its page: no other address, no second window, no guest page. Reloading is not leaving. */
export function lockContents(contents: LockedContents, page: string): void {
  const stay = (event: { readonly url: string; preventDefault(): void }): void => {
    if (!isOwn(event.url, page)) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
