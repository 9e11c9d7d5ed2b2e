import { pageFile } from '../host/page-files'
import { SECURITY_HEADERS } from '../host/csp'
import { PAGE_HOST, PAGE_SCHEME } from './page-address'

/** Serves the built page from `folder` for `app://desk/…`: reading only, nothing outside the folder, known types only. */
export function serveApp(protocol: Pick<Electron.Protocol, 'handle'>, folder: string): void {
  protocol.handle(PAGE_SCHEME, (request) => answer(request, folder))
}

async function answer(request: Request, folder: string): Promise<Response> {
  const url = new URL(request.url)
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405)
  const file = url.host === PAGE_HOST ? await pageFile(folder, url.pathname) : null
  if (!file) return refusal(404)
  return new Response(new Uint8Array(file.body), {
    headers: { ...SECURITY_HEADERS, 'content-type': file.type },
  })
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: SECURITY_HEADERS })
}
