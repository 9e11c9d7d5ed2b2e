import { readFile } from 'node:fs/promises'
import { extname, join, relative, resolve, sep } from 'node:path'

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

export interface PageFile {
  readonly body: Buffer
  readonly type: string
}

/** A file of the built window by its address; null for what is not there, lies outside or has an unknown type. */
export async function pageFile(folder: string, pathname: string): Promise<PageFile | null> {
  const path = pathIn(resolve(folder), pathname)
  const type = path === null ? undefined : CONTENT_TYPES[extname(path)]
  if (path === null || type === undefined) return null
  const body = await readFile(path).catch(() => null)
  return body && { body, type }
}

function pathIn(folder: string, pathname: string): string | null {
  const name = decoded(pathname)
  if (name === null || name.includes('\0') || name.includes('\\')) return null
  const path = join(folder, name === '/' ? 'index.html' : name)
  const inside = relative(folder, path)
  return inside === '..' || inside.startsWith(`..${sep}`) ? null : path
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}
