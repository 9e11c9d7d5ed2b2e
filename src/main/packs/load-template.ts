import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { CodeLists } from '../../shared/contract/results'
import type { Fault } from '../../shared/model/faults'
import { faultsOf } from '../../shared/narrative/faults'
import type { Template } from '../../shared/template/template'
import { inFile } from './finding'
import { lawFaults, unmetFaults } from './law'
import { type Loaded, nameOf } from './loaded'
import { type Classification, packFaults } from './pack-faults'
import { packSchema } from './pack-schema'
import { sumFaults } from './predicate-faults'
import { readPackFile } from './read'
import { tableFaults } from './table-faults'
import { tablesSchema } from './tables-schema'
import { bindingFaults, bindingsSchema } from './checks-schema'
import { publicationFaults, publicationSchema } from './publication-schema'
import { textSchema } from './text-schema'

/** How the document is put together; a pack may leave it to what is usual. */
const PUBLICATION = 'publication.json'

/** The classification of an id, wherever packs are looked for; undefined where there is none. */
export type FindClassification = (id: string) => Loaded<CodeLists> | undefined

/**
 * Reads and checks a template; `id` is the name of its folder. What one file says of another is checked where the other
 * could be read, so that one slip is one fault.
 */
export function loadTemplate(
  folder: string,
  id: string,
  findClassification: FindClassification,
): Loaded<Template> {
  const pack = readPackFile(folder, 'pack.json', packSchema)
  const tables = readPackFile(folder, 'tables.json', tablesSchema)
  const text = readPackFile(folder, 'text.json', textSchema)
  // A pack may leave it to others to say where measures stand.
  const checks = existsSync(join(folder, 'checks.json'))
    ? readPackFile(folder, 'checks.json', bindingsSchema)
    : undefined
  const publication = existsSync(join(folder, PUBLICATION))
    ? readPackFile(folder, PUBLICATION, publicationSchema)
    : undefined
  const classification = pack.ok ? stateOf(findClassification(pack.value.classification)) : undefined
  const codes = classification?.found === 'sound' ? classification.codes : undefined
  const lists = pack.ok ? pack.value.lists : undefined
  const faults: Fault[] = [
    ...(pack.ok ? [] : pack.faults),
    ...(pack.ok && classification ? inFile('pack.json', packFaults(pack.value, id, classification)) : []),
    ...(tables.ok ? [] : tables.faults),
  ]
  const fundTypes = codes && new Set(codes.fundTypes.map(({ code }) => code))
  if (tables.ok) {
    faults.push(...inFile('tables.json', tableFaults(tables.value.tables, { lists, fundTypes })))
    // The law speaks of columns and money: while either has faults of its own, what it says would only repeat them.
    if (pack.ok && faults.length === 0) {
      const { fundings } = pack.value
      faults.push(...inFile('tables.json', lawFaults(fundings, tables.value.tables)))
      faults.push(...inFile('tables.json', unmetFaults(fundings, tables.value.tables)))
    }
  }
  if (!text.ok) faults.push(...text.faults)
  else faults.push(...inFile('text.json', sumFaults(text.value.lineSums, fundTypes)))
  if (text.ok && tables.ok && lists) {
    const found = faultsOf(text.value, { tables: tables.value.tables, lists })
    faults.push(...found.map(({ place, message }) => ({ place: `text.json ${place}`, message })))
  }
  if (checks && !checks.ok) faults.push(...checks.faults)
  if (publication && !publication.ok) faults.push(...publication.faults)
  if (publication?.ok) faults.push(...inFile(PUBLICATION, publicationFaults(publication.value)))
  // While tables have faults of their own, what they lack would only repeat them.
  if (checks?.ok && tables.ok && text.ok && faults.length === 0) {
    const found = bindingFaults(checks.value, tables.value.tables, text.value.lineSums)
    faults.push(...inFile('checks.json', found))
  }
  const value =
    pack.ok && tables.ok && text.ok && faults.length === 0
      ? {
          ...pack.value,
          tables: tables.value.tables,
          text: text.value,
          ...(checks?.ok ? { checks: checks.value } : {}),
          ...(publication?.ok ? { publication: publication.value } : {}),
        }
      : null
  return { id, ...nameOf(pack.raw, id), faults, value }
}

function stateOf(found: Loaded<CodeLists> | undefined): Classification {
  if (!found) return { found: 'none' }
  return found.value ? { found: 'sound', codes: found.value } : { found: 'broken' }
}
