import type { CodeName } from './document'
import type { CodeField } from './field-types'

/** A year's codes as the classification pack lists them. */
export interface CodeListing {
  readonly functions: readonly NamedCode[]
  readonly economics: readonly NamedCode[]
  readonly govEconomics: readonly NamedCode[]
  readonly fundTypes: readonly NamedCode[]
}

interface NamedCode {
  readonly code: string
  readonly name: string
}

/** Printed names of codes: the document's own deviate from the edition's. Undefined for a code neither knows. */
export function openCodeWords(
  codes: CodeListing,
  own: () => readonly CodeName[],
): (type: CodeField['type'], code: string) => string | undefined {
  const editions = {
    functionCode: named(codes.functions),
    economicCode: named(codes.economics),
    govEconomicCode: named(codes.govEconomics),
    fundType: named(codes.fundTypes),
    classificationCode: new Map<string, string>(),
  }
  return (type, code) => {
    const classification = type === 'functionCode' ? 'function' : type === 'economicCode' ? 'economic' : null
    const deviating = own().find((each) => each.classification === classification && each.code === code)
    return deviating?.name ?? editions[type].get(code)
  }
}

function named(list: readonly NamedCode[]): ReadonlyMap<string, string> {
  return new Map(list.map(({ code, name }) => [code, name]))
}
