/** Scheme and host of the program's own page. Registered as standard and secure, so `'self'` in the policy means it. */
export const PAGE_SCHEME = 'app'
export const PAGE_HOST = 'desk'
export const PAGE_URL = `${PAGE_SCHEME}://${PAGE_HOST}/index.html`

/** Electron's side of registering the scheme, before the program is ready. */
export const PAGE_SCHEME_PRIVILEGES = {
  scheme: PAGE_SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true },
} satisfies Electron.CustomScheme

/**
 * Where the page comes from: the built files, or the development server of `npm run dev` on this machine. A packaged
 * program never listens to the environment.
 */
export function pageUrl(packaged: boolean, devServer: string | undefined): string {
  if (packaged || devServer === undefined) return PAGE_URL
  const { protocol, hostname } = new URL(devServer)
  const local = protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1')
  return local ? devServer : PAGE_URL
}

/**
 * Whether `url` belongs to the page. Compares protocol and host: `origin` of a scheme that Node doesn't know is the
 * text "null", equal for all of them.
 */
export function isOwn(url: string, page: string): boolean {
  if (!URL.canParse(url)) return false
  const a = new URL(url)
  const b = new URL(page)
  return a.protocol === b.protocol && a.host === b.host
}
