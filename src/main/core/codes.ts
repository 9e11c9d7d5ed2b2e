import type { CodeEntry, CodeLists } from '../../shared/contract/results'
import type { CodeName } from '../../shared/model/document'
import type { BudgetReader } from './reader'

/** `pack.codes`: the year's codes under the names this document prints, with those that only it knows. */
export function codeLists({ codes, records }: Pick<BudgetReader, 'codes' | 'records'>): CodeLists {
  const own = records.all('codeNames')
  return {
    functions: named(codes.functions, own, 'function'),
    economics: named(codes.economics, own, 'economic'),
    fundTypes: codes.fundTypes,
    govEconomics: codes.govEconomics,
    economicMapping: codes.economicMapping,
  }
}

function named(
  entries: readonly CodeEntry[],
  own: readonly CodeName[],
  classification: CodeName['classification'],
): readonly CodeEntry[] {
  const names = new Map(
    own.filter((each) => each.classification === classification).map(({ code, name }) => [code, name]),
  )
  const known = new Set(entries.map(({ code }) => code))
  const added = [...names].filter(([code]) => !known.has(code))
  return [
    ...entries.map((entry) => ({ ...entry, name: names.get(entry.code) ?? entry.name })),
    // 类 has three digits, each further level two more.
    ...added.map(([code, name]) => ({ code, name, level: (code.length - 1) / 2 })),
  ].sort((a, b) => (a.code < b.code ? -1 : 1))
}
