/**
 * Plain Chromium can't go to `app://desk/…`; it is shown `https://desk.app.localhost/…` instead, which is as secure a
 * context. So origins, `app:` sources in a policy and storage per scheme are not proven by the stand-in.
 */
export function toChromium(url: string): string {
  const { protocol, host, pathname, search, hash } = new URL(url)
  if (['http:', 'https:', 'data:', 'about:', 'chrome:', 'file:'].includes(protocol)) return url
  return `https://${host}.${protocol.slice(0, -1)}.localhost${pathname}${search}${hash}`
}

export function fromChromium(url: string): string {
  const own = /^https:\/\/([^./]+)\.([^./]+)\.localhost(\/.*)?$/.exec(url)
  return own ? `${own[2]}://${own[1]}${own[3] ?? '/'}` : url
}
