/* eslint-disable @typescript-eslint/no-unsafe-assignment -- packs are broken here in ways that no type allows */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Reply } from '../../src/shared/contract/failure'
import type { Fault } from '../../src/shared/model/faults'
import type { Printed, World } from '../../src/main/cli/command'
import { packCommands } from '../../src/main/cli/pack-commands'
import { type Packs, openPacks } from '../../src/main/packs/packs'
import { tempFolder } from '../support/temp-folder'

export const resources = resolve(import.meta.dirname, '../../resources')
export const neutral = resolve(import.meta.dirname, '../fixtures/neutral-pack')
export const SHIPPED = 'shenzhen-longgang-2024'

/** A file's content as a test changes it: any part by its path. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any

/** A root of its own with the shipped template and classification. */
export function copiedRoot(): string {
  const root = tempFolder()
  for (const kind of ['templates', 'classifications'])
    cpSync(join(resources, kind), join(root, kind), { recursive: true })
  return root
}

/** Changes one file below a root. */
export function change(root: string, file: string, how: (content: Json) => void): void {
  const path = join(root, file)
  const content = JSON.parse(readFileSync(path, 'utf8'))
  how(content)
  writeFileSync(path, JSON.stringify(content, null, 2))
}

/** The faults with which a template is listed. */
export function faultsIn(packs: Packs, id: string): readonly Fault[] {
  return packs.templates().find((each) => each.id === id)?.faults ?? []
}

export function opened(root: string, ...more: readonly string[]): Packs {
  return openPacks([root, ...more])
}

/** `pack check FOLDER`, as the command line runs it. */
export async function packCheck(folder: string, roots: readonly string[] = []): Promise<Reply<Printed>> {
  const world = {
    path: (typed: string) => typed,
    ports: { places: { resources, packRoots: roots, backups: '' } },
  } as unknown as World
  const command = packCommands[0]
  if (!command) throw new Error('there is no command')
  return command.run({ operands: ['check', folder], options: {}, world })
}

/** What `pack check --format json` prints, and the exit code. */
export async function checkedJson(folder: string, roots: readonly string[] = []) {
  const reply = await packCheck(folder, roots)
  if (!reply.ok) throw new Error(reply.error.message)
  const data = JSON.parse(reply.value.json?.() ?? '') as {
    readonly kind: string
    readonly id: string
    readonly title: string
    readonly faults: readonly Fault[]
    readonly preview: Json
  }
  return { data, text: reply.value.text?.() ?? '', code: reply.value.hasErrors === true ? 1 : 0 }
}
