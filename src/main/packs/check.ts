import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { CodeLists } from '../../shared/contract/results'
import type { DestinationSpec } from '../../shared/destination/spec'
import type { Template } from '../../shared/template/template'
import { packFolders } from './folders'
import { loadClassification } from './load-classification'
import { loadDestination, ROWS } from './load-destination'
import { loadTemplate } from './load-template'
import type { Loaded } from './loaded'

/** A pack of any kind in a folder of its own, read and checked. */
export type Checked =
  | { readonly kind: 'template'; readonly pack: Loaded<Template> }
  | { readonly kind: 'classification'; readonly pack: Loaded<CodeLists> }
  | { readonly kind: 'destination'; readonly pack: Loaded<DestinationSpec> }

const OF_TEMPLATE = ['tables.json', 'text.json']
const OF_CLASSIFICATION = ['functions.json', 'economics.json', 'fund-types.json']

/**
 * Checks the pack of a folder, in a root or outside of all; null for a folder that holds none. A template's
 * classification is looked for in the roots, then beside it: `../../classifications`.
 */
export function checkPack(folder: string, roots: readonly string[]): Checked | null {
  const id = basename(folder)
  const has = (file: string) => existsSync(join(folder, file))
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return null
  if (has(ROWS)) return { kind: 'destination', pack: loadDestination(folder, id) }
  if (OF_TEMPLATE.some(has)) {
    const places = [...roots, dirname(dirname(folder))]
    return { kind: 'template', pack: loadTemplate(folder, id, (wanted) => classificationIn(places, wanted)) }
  }
  if (!OF_CLASSIFICATION.some(has)) return null
  return { kind: 'classification', pack: loadClassification(folder, id) }
}

function classificationIn(roots: readonly string[], id: string): Loaded<CodeLists> | undefined {
  const found = roots
    .flatMap((root) => packFolders(root, 'classifications'))
    .find((folder) => folder.id === id)
  return found && loadClassification(found.path, found.id)
}
