import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { DestinationEntry } from '../../shared/contract/finance'
import type { DestinationSpec } from '../../shared/destination/spec'
import { destinationFaults, unusedMaps } from './destination-faults'
import { fileNameFaults } from './destination-names'
import { codeMapsSchema, destinationHeadSchema, rowsSchema } from './destination-schema'
import { inFile, repeated } from './finding'
import { listed, type Loaded, nameOf } from './loaded'
import { idFaults } from './pack-faults'
import { readPackFile } from './read'

/** The file by which a folder is known as a destination. */
export const ROWS = 'rows.json'
const CODES = 'codes.json'

/** Reads and checks a destination; `id` is the name of its folder. */
export function loadDestination(folder: string, id: string): Loaded<DestinationSpec> {
  const pack = readPackFile(folder, 'pack.json', destinationHeadSchema)
  const codes = existsSync(join(folder, CODES)) ? readPackFile(folder, CODES, codeMapsSchema) : undefined
  const rows = readPackFile(folder, ROWS, rowsSchema)
  const maps = codes?.ok ? codes.value : {}
  const faults = [
    ...(pack.ok ? inFile('pack.json', headFaults(pack.value, id)) : pack.faults),
    ...(codes && !codes.ok ? codes.faults : []),
    ...(rows.ok ? [] : rows.faults),
  ]
  // While the maps cannot be read, columns that name one would only repeat it.
  if (rows.ok && codes?.ok !== false) {
    const { tables } = rows.value
    const found = destinationFaults(tables, maps)
    faults.push(...inFile(ROWS, found))
    if (found.length === 0) faults.push(...inFile(CODES, unusedMaps(tables, maps)))
  }
  const value =
    pack.ok && rows.ok && faults.length === 0
      ? { ...pack.value, ...(codes ? { codes: maps } : {}), tables: rows.value.tables }
      : null
  return { id, ...nameOf(pack.raw, id), faults, value }
}

function headFaults(
  { id, forms }: { readonly id: string; readonly forms: readonly string[] },
  folder: string,
) {
  return [
    ...idFaults(id, folder),
    ...fileNameFaults(id),
    ...repeated(['forms'], forms, (form) => form, '格式'),
  ]
}

/** A destination as it is offered: what it takes, where it has no faults. */
export function destinationEntry(pack: Loaded<DestinationSpec>): DestinationEntry {
  const { value } = pack
  return {
    ...listed(pack),
    source: value?.source ?? null,
    forms: value?.forms ?? [],
    tables: (value?.tables ?? []).map((table) => ({
      id: table.id,
      name: table.name,
      assumed: table.assumed ?? false,
    })),
  }
}
