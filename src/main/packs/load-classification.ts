import type { CodeEntry, CodeLists } from '../../shared/contract/results'
import { type CodeFile, codeFaults } from './classification-faults'
import { classificationSchema, codesSchema, type WrittenCode } from './classification-schema'
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
  const faults = [
    ...(pack.ok ? inFile('pack.json', idFaults(pack.value.id, id)) : pack.faults),
    ...functions.faults,
    ...economics.faults,
    ...fundTypes.faults,
  ]
  const value = {
    functions: codeEntries(functions.codes),
    economics: codeEntries(economics.codes),
    fundTypes: codeEntries(fundTypes.codes),
  }
  return { id, ...nameOf(pack.raw, id), faults, value: faults.length === 0 ? value : null }
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
