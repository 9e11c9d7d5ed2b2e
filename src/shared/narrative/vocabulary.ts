import { type Compared, comparisonWording, printAmount, printDifference, printRate } from './numbers'
import { type Piece, comparingFigure, figure, joined, listNumber, plain, words } from './piece'
import { type Item, itemsOf } from './repetition'
import { type Quantity, type Well, quantity, readSum, readWords } from './sources'
import type { ComparisonSpec, ListSpec, Source, TextSpec, ValueSpec, VariantSpec } from './spec'
import { type Part, parseWording } from './wording'

/** What a wording is printed for: the turn of its repetition, and the change that its paragraph tells. */
export interface Scope {
  readonly item: Item | null
  readonly told?: Told
}

interface Told extends Compared {
  readonly wording: ComparisonSpec | undefined
  readonly reason: Source | undefined
}

/** The meaning of a pack's names: prints wordings, and says whether a name has anything to print. */
export interface Vocabulary {
  /** Reads the value that a paragraph compares with last year. */
  compare(item: Item | null, value: string, wording: string | undefined): Scope
  print(wording: string, scope: Scope): Piece
  /** The first variant whose condition holds; null when none does. */
  choose(variants: readonly VariantSpec[], scope: Scope): Piece | null
}

const NOTHING = quantity(0, [], false)

export function openVocabulary(spec: TextSpec, well: Well): Vocabulary {
  const parsed = new Map<string, readonly Part[]>()

  return { compare, print, choose }

  function compare(item: Item | null, name: string, wording: string | undefined): Scope {
    const value = valueSpec(name)
    const told: Told = {
      now: valueNow(name, item),
      before: readSum(value.lastYear ?? [], item, well),
      counts: value.amount === undefined,
      format: formatOf(value),
      isNew: item?.projectId !== undefined && well.records.project(item.projectId)?.nature === 'new',
      wording: spec.comparisons[wording ?? ''],
      reason: value.reason ?? [value.lastYear ?? []].flat()[0],
    }
    return { item, told }
  }

  function print(wording: string, scope: Scope): Piece {
    const parts = parsed.get(wording) ?? parseWording(wording)
    if (!parts) throw new Error(`unpaired 〔〕 in the text's template: ${wording}`)
    parsed.set(wording, parts)
    return joined(parts.flatMap((part) => printPart(part, scope) ?? []))
  }

  function choose(variants: readonly VariantSpec[], scope: Scope): Piece | null {
    const chosen = variants.find(
      ({ when, unless }) =>
        (when === undefined || isThere(when, scope)) && (unless === undefined || !isThere(unless, scope)),
    )
    return chosen ? print(chosen.text, scope) : null
  }

  function printPart(part: Part, scope: Scope): Piece | null {
    switch (part.part) {
      case 'plain':
        return plain(part.text)
      case 'slot':
        return printName(part.name, scope)
      case 'word':
        if (part.value !== null) {
          return figure(part.text, roleOf(valueSpec(part.value)), valueNow(part.value, scope.item))
        }
        return scope.told
          ? comparingFigure(part.text, 'direction', scope.told)
          : figure(part.text, 'direction', NOTHING)
      case 'optional': {
        const pieces = part.parts.map((each) => printPart(each, scope))
        return pieces.includes(null) ? null : joined(pieces as readonly Piece[])
      }
    }
  }

  /** Null when the name has nothing to print here. */
  function printName(name: string, scope: Scope): Piece | null {
    const value = spec.values[name]
    if (value) return printValue(value, scope)
    const list = spec.lists[name]
    if (list) return printList(list, scope)
    const told = scope.told && printOfComparison(name, scope, scope.told)
    if (told !== undefined) return told
    const ofItem = printOfItem(name, scope.item)
    return ofItem === undefined ? printOfDepartment(name) : ofItem
  }

  function printValue(value: ValueSpec, { item }: Scope): Piece | null {
    if (value.words !== undefined) return orNothing(readWords(value.words, item, well))
    if (value.count !== undefined) {
      const count = readSum(value.count, item, well)
      return figure(String(count.value), 'count', count)
    }
    const amount = readSum(value.amount ?? [], item, well)
    return figure(printAmount(amount.value, formatOf(value)), 'amount', amount)
  }

  function printList({ each, text = '{name}', items = [], join, lastJoin = join }: ListSpec, scope: Scope) {
    const pieces = each
      ? itemsOf(each, well.records).map((item) => print(text, { item }))
      : items.flatMap((variant) => choose([variant], scope) ?? [])
    if (pieces.length === 0) return null
    return joined(
      pieces.flatMap((piece, i) =>
        i === 0 ? [piece] : [plain(i === pieces.length - 1 ? lastJoin : join), piece],
      ),
    )
  }

  function printOfComparison(name: string, scope: Scope, told: Told): Piece | null | undefined {
    switch (name) {
      case 'comparison':
        if (!told.wording) throw new Error('the text’s template tells a change without a wording')
        return print(comparisonWording(told.wording, told), scope)
      case 'difference':
        return comparingFigure(printDifference(told), 'difference', told)
      case 'rate': {
        const rate = printRate(told)
        return rate === null ? null : comparingFigure(rate, 'rate', told)
      }
      case 'reason':
        return told.reason === undefined ? null : orNothing(readWords(told.reason, scope.item, well))
      default:
        return undefined
    }
  }

  function printOfItem(name: string, item: Item | null): Piece | null | undefined {
    if (!item) return undefined
    if (name === 'no') return listNumber(item.no)
    const project = item.projectId === undefined ? undefined : well.records.project(item.projectId)
    if (name === 'name') {
      const path = project ? `projects/${project.id}/name` : item.unit ? `units/${item.unit.id}/name` : null
      return words(project?.name ?? item.name, path)
    }
    if (!project) return undefined
    if (name === 'purpose')
      return orNothing({ text: project.purpose, path: `projects/${project.id}/purpose` })
    if (name === 'goals') return printGoals(project.id)
    return undefined
  }

  function printGoals(projectId: string): Piece | null {
    const goals = well.records.goals(projectId)
    if (goals.length === 0) return null
    return joined(
      goals.flatMap(({ id, number, text }, i) => [
        plain(`${i === 0 ? '' : '<br>'}${number === null ? '' : `${number}.`}`),
        words(text, `goals/${id}/text`),
      ]),
    )
  }

  function printOfDepartment(name: string): Piece {
    const { agency, fiscalYear } = well.records.department()
    if (name === 'agency') return words(agency, 'department/agency')
    if (name === 'year') return printYear(fiscalYear)
    if (name === 'lastYear') return printYear(fiscalYear - 1)
    throw new Error(`the text's template uses {${name}}, which it does not define`)
  }

  function isThere(name: string, scope: Scope): boolean {
    const value = spec.values[name]
    if (value && value.words === undefined) return valueNow(name, scope.item).value !== 0
    return printName(name, scope) !== null
  }

  function valueNow(name: string, item: Item | null): Quantity {
    const value = valueSpec(name)
    return readSum(value.amount ?? value.count ?? [], item, well)
  }

  function valueSpec(name: string): ValueSpec {
    const value = spec.values[name]
    if (!value) throw new Error(`the text's template has no value ${name}`)
    return value
  }

  function formatOf({ zero = spec.format.zero }: ValueSpec) {
    return { ...spec.format, zero }
  }
}

function printYear(year: number): Piece {
  return figure(String(year), 'year', quantity(year, ['department/fiscalYear']))
}

function roleOf(value: ValueSpec): 'amount' | 'count' {
  return value.amount === undefined ? 'count' : 'amount'
}

function orNothing({ text, path }: { readonly text: string; readonly path: string | null }): Piece | null {
  return text === '' ? null : words(text, path)
}
