import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const KINDS = ['dependencies', 'devDependencies', 'optionalDependencies'] as const

type Wanted = Partial<Record<(typeof KINDS)[number], Readonly<Record<string, string>>>>

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'))
}

/** `npm ci` lets a lock pass whose versions merely suit; then which packages are for development only may be wrong. */
test('package-lock.json is that of package.json (npm install --package-lock-only writes it anew)', () => {
  const wanted = read('package.json') as Wanted
  const locked = (read('package-lock.json') as { packages: Readonly<Record<string, Wanted>> }).packages['']
  for (const kind of KINDS) expect(locked?.[kind], kind).toEqual(wanted[kind])
})
