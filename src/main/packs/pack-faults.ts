import type { CodeLists } from '../../shared/contract/results'
import type { Funding } from '../../shared/model/funding'
import { type Finding, finding, repeated, within, withinEach } from './finding'
import type { TemplateHead } from './pack-schema'

/** 类, 款 and 项 of the national list have up to three digits; longer codes are a place's own detail of one of them. */
const NATIONAL_DIGITS = 3

/** What a template says of its classification: the list, or why it has none. */
export type Classification =
  | { readonly found: 'sound'; readonly codes: CodeLists }
  | { readonly found: 'none' }
  | { readonly found: 'broken' }

/** Everything in a template's pack.json that its shape does not show. */
export function packFaults(
  pack: TemplateHead,
  folder: string,
  classification: Classification,
): readonly Finding[] {
  return [
    ...idFaults(pack.id, folder),
    ...classificationFaults(pack.classification, classification),
    ...repeated(['lists'], pack.lists, ({ id }) => id, '列表代号', 'id'),
    ...withinEach(['lists'], pack.lists, ({ items = [] }) =>
      repeated(['items'], items, ({ id }) => id, '固定项代号', 'id'),
    ),
    ...repeated(['fundings'], pack.fundings, ({ id }) => id, '资金来源代号', 'id'),
    ...withinEach(['fundings'], pack.fundings, (funding, index) => [
      ...repeated(['fundTypes'], funding.fundTypes, (each) => each, '资金性质'),
      ...repeated(['kinds'], funding.kinds, (each) => each, '支出类别'),
      ...(classification.found === 'sound' ? fundTypeFaults(funding, classification.codes) : []),
      ...overlapFaults(funding, pack.fundings.slice(0, index)),
    ]),
  ]
}

/** The id is what files name the pack by, and its folder is where it is looked for. */
export function idFaults(id: string, folder: string): readonly Finding[] {
  return id === folder ? [] : [finding(['id'], `代号是“${id}”，文件夹却叫“${folder}”，两处要一致。`)]
}

function classificationFaults(id: string, { found }: Classification): readonly Finding[] {
  if (found === 'sound') return []
  const message = found === 'none' ? `没有名为“${id}”的科目版本。` : `科目版本“${id}”有错，先改好它。`
  return [finding(['classification'], message)]
}

/** Money lies at the ends of the national list: a code that stands for several kinds of money has no column. */
function fundTypeFaults({ fundTypes }: Funding, codes: CodeLists): readonly Finding[] {
  return within(
    ['fundTypes'],
    fundTypes.flatMap((type, index): readonly Finding[] => {
      if (!codes.fundTypes.some(({ code }) => code === type)) {
        return [finding([index], `科目版本里没有资金性质“${type}”，请核对代码。`)]
      }
      const below = codes.fundTypes
        .map(({ code }) => code)
        .filter((code) => code !== type && code.startsWith(type) && code.length <= NATIONAL_DIGITS)
      if (below.length === 0) return []
      return [finding([index], `资金性质“${type}”下面还有 ${below.join('、')}，请写到最细一级。`)]
    }),
  )
}

/** One line's money is of one source: the window shows it under that name. */
function overlapFaults(funding: Funding, earlier: readonly Funding[]): readonly Finding[] {
  return funding.fundTypes.flatMap((type, index) => {
    const other = earlier.find((each) => each.fundTypes.includes(type) && takesTheSame(funding, each))
    if (!other) return []
    const message = `资金来源“${other.id}”已经收这种钱（资金性质、拨款类别、支出类别都相同），请分清。`
    return [finding(['fundTypes', index], message)]
  })
}

function takesTheSame(a: Funding, b: Funding): boolean {
  const bySource = !a.sources || !b.sources || a.sources.some((source) => b.sources?.includes(source))
  return a.appropriation === b.appropriation && a.kinds.some((kind) => b.kinds.includes(kind)) && bySource
}
