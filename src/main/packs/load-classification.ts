import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { CodeEntry, CodeLists } from '../../shared/contract/results'
import { type CodeFile, codeFaults, mappingFaults } from './classification-faults'
import { classificationSchema, codesSchema, mappingSchema, type WrittenCode } from './classification-schema'
import { inFile } from './finding'
import { type Loaded, nameOf } from './loaded'
import { idFaults } from './pack-faults'
import { readPackFile } from './read'

/** Reads and checks a classification; `id` is the name of its folder. */
export function loadClassification(folder: string, id: string): Loaded<CodeLists> {
  const pack = readPackFile(folder, 'pack.json', classificationSchema)
  const functions = readCodes(folder, 'functions.json')
  const economics = readCodes(folder, 'economics.json')
  const fundTypes = readCodes(folder, 'fund-types.json')
  const gov = readGovEconomics(folder, economics.faults.length === 0 ? economics.codes : [])
  const faults = [
    ...(pack.ok ? inFile('pack.json', idFaults(pack.value.id, id)) : pack.faults),
    ...functions.faults,
    ...economics.faults,
    ...fundTypes.faults,
    ...gov.faults,
  ]
  const value = {
    functions: codeEntries(functions.codes),
    economics: codeEntries(economics.codes),
    fundTypes: codeEntries(fundTypes.codes),
    govEconomics: codeEntries(gov.codes),
    economicMapping: gov.mapping,
  }
  return { id, ...nameOf(pack.raw, id), faults, value: faults.length === 0 ? value : null }
}

const GOV_FILES = ['gov-economics.json', 'economic-mapping.json'] as const

/** 政府经济科目 and what maps onto them: a pack brings both, or neither. */
function readGovEconomics(folder: string, economics: readonly WrittenCode[]) {
  if (!GOV_FILES.some((file) => existsSync(join(folder, file)))) return { codes: [], mapping: [], faults: [] }
  const { codes, faults } = readCodes(folder, GOV_FILES[0])
  const read = readPackFile(folder, GOV_FILES[1], mappingSchema)
  if (!read.ok) return { codes, mapping: [], faults: [...faults, ...read.faults] }
  const mapping = read.value.map(({ economic, administrative, institution }) => ({
    economic,
    administrative,
    institution,
  }))
  // While either list has faults of its own, what it lacks would only repeat them.
  const isListed = economics.length > 0 && codes.length > 0 && faults.length === 0
  const found = isListed ? inFile(GOV_FILES[1], mappingFaults(mapping, economics, codes)) : []
  return { codes, mapping, faults: [...faults, ...found] }
}

function readCodes(folder: string, file: CodeFile) {
  const read = readPackFile(folder, file, codesSchema)
  return read.ok
    ? { codes: read.value, faults: inFile(file, codeFaults(file, read.value)) }
    : { codes: [], faults: read.faults }
}

/** Codes with their levels: those written, else one below the parent's. Each is worked out once. */
function codeEntries(written: readonly WrittenCode[]): readonly CodeEntry[] {
  const byCode = new Map(written.map((entry) => [entry.code, entry]))
  const levels = new Map<string, number>()
  return written.map(({ code, name }) => ({ code, name, level: levelOf(code) }))

  function levelOf(code: string): number {
    const known = levels.get(code)
    if (known !== undefined) return known
    const { level, parent } = byCode.get(code) ?? {}
    // A list with faults may name itself as its parent; parents are shorter in a sound one.
    const above = parent && parent.length < code.length ? levelOf(parent) + 1 : 1
    levels.set(code, level ?? above)
    return level ?? above
  }
}
