import {
  type Comparison,
  comparisonWording,
  printAmount,
  printDifference,
  printRate,
} from './printed-figures'
import {
  type TextRun,
  comparingFigure,
  figure,
  joined,
  listNumber,
  ownSentence,
  plain,
  words,
} from './text-run'
import { saysNothing } from './joint'
import { type Item, itemsOf } from './repetition'
import { type Quantity, type TextSources, quantity, readSum, readWords } from './sources'
import type { ComparisonSpec, ListSpec, Source, TextSpec, ValueSpec, VariantSpec } from './spec'
import { type Part, parseWording } from './wording'

/** What a wording is printed for: the turn of its repetition, and the change that its paragraph tells. */
export interface Scope {
  readonly item: Item | null
  readonly comparison?: WordedComparison
}

interface WordedComparison extends Comparison {
  readonly wording: ComparisonSpec | undefined
  readonly reason: Source | undefined
}

/** The meaning of a pack's names: prints wordings, and says whether a name has anything to print. */
export interface Names {
  /** Reads the value that a paragraph compares with last year. */
  compare(item: Item | null, value: string, wording: string | undefined): Scope
  print(wording: string, scope: Scope): TextRun
  /** The first variant whose condition holds; null when none does. */
  choose(variants: readonly VariantSpec[], scope: Scope): TextRun | null
}

const NOTHING = quantity(0, [], false)

export function openNames(spec: TextSpec, sources: TextSources): Names {
  const parsed = new Map<string, readonly Part[]>()

  return { compare, print, choose }

  function compare(item: Item | null, name: string, wording: string | undefined): Scope {
    const value = valueSpec(name)
    const comparison: WordedComparison = {
      now: valueNow(name, item),
      before: readSum(value.lastYear ?? [], item, sources),
      counts: value.amount === undefined,
      format: formatOf(value),
      isNew: item?.projectId !== undefined && sources.records.project(item.projectId)?.nature === 'new',
      wording: spec.comparisons[wording ?? ''],
      reason: value.reason ?? [value.lastYear ?? []].flat()[0],
    }
    return { item, comparison }
  }

  function print(wording: string, scope: Scope): TextRun {
    const parts = parsed.get(wording) ?? parseWording(wording)
    if (!parts) throw new Error(`unpaired 〔〕 in the text's template: ${wording}`)
    parsed.set(wording, parts)
    return joined(parts.flatMap((part) => printPart(part, scope) ?? []))
  }

  function choose(variants: readonly VariantSpec[], scope: Scope): TextRun | null {
    const chosen = variants.find(
      ({ when, unless }) =>
        (when === undefined || isThere(when, scope)) && (unless === undefined || !isThere(unless, scope)),
    )
    return chosen ? printUnlessEmpty(chosen.text, scope) : null
  }

  function printUnlessEmpty(wording: string, scope: Scope): TextRun | null {
    const run = print(wording, scope)
    return run.text === '' ? null : run
  }

  function printPart(part: Part, scope: Scope): TextRun | null {
    switch (part.part) {
      case 'plain':
        return plain(part.text)
      case 'slot':
        return printName(part.name, scope)
      case 'word':
        if (part.value !== null) {
          return figure(part.text, roleOf(valueSpec(part.value)), valueNow(part.value, scope.item))
        }
        return scope.comparison
          ? comparingFigure(part.text, 'direction', scope.comparison)
          : figure(part.text, 'direction', NOTHING)
      case 'optional': {
        const runs = part.parts.map((each) => printPart(each, scope))
        return runs.includes(null) ? null : joined(runs as readonly TextRun[])
      }
    }
  }

  /** Null when the name has nothing to print here. */
  function printName(name: string, scope: Scope): TextRun | null {
    const value = spec.values[name]
    if (value) return printValue(value, scope)
    const list = spec.lists[name]
    if (list) return printList(list, scope)
    const ofComparison = scope.comparison && printOfComparison(name, scope, scope.comparison)
    if (ofComparison !== undefined) return ofComparison
    const ofItem = printOfItem(name, scope.item)
    return ofItem === undefined ? printOfDepartment(name) : ofItem
  }

  function printValue(value: ValueSpec, { item }: Scope): TextRun | null {
    if (value.words !== undefined) return orNothing(readWords(value.words, item, sources))
    if (value.count !== undefined) {
      const count = readSum(value.count, item, sources)
      return figure(String(count.value), 'count', count)
    }
    const amount = readSum(value.amount ?? [], item, sources)
    return figure(printAmount(amount.value, formatOf(value)), 'amount', amount)
  }

  function printList({ each, text = '{name}', items = [], join, lastJoin = join }: ListSpec, scope: Scope) {
    const runs = each
      ? itemsOf(each, sources.records).flatMap((item) => printUnlessEmpty(text, { item }) ?? [])
      : items.flatMap((variant) => choose([variant], scope) ?? [])
    if (runs.length === 0) return null
    const list = joined(
      runs.flatMap((run, i) => (i === 0 ? [run] : [plain(i === runs.length - 1 ? lastJoin : join), run])),
    )
    // Its own entries' numbers are not the paragraph's.
    return { ...list, number: null }
  }

  function printOfComparison(
    name: string,
    scope: Scope,
    comparison: WordedComparison,
  ): TextRun | null | undefined {
    switch (name) {
      case 'comparison':
        if (!comparison.wording) throw new Error('the text’s template tells a change without a wording')
        return printUnlessEmpty(comparisonWording(comparison.wording, comparison), scope)
      case 'difference':
        return comparingFigure(printDifference(comparison), 'difference', comparison)
      case 'rate': {
        const rate = printRate(comparison)
        return rate === null ? null : comparingFigure(rate, 'rate', comparison)
      }
      case 'reason':
        return comparison.reason === undefined
          ? null
          : orNothing(readWords(comparison.reason, scope.item, sources))
      default:
        return undefined
    }
  }

  function printOfItem(name: string, item: Item | null): TextRun | null | undefined {
    if (!item) return undefined
    if (name === 'no') return listNumber(item.no)
    const project = item.projectId === undefined ? undefined : sources.records.project(item.projectId)
    if (name === 'name') {
      const unit = item.unitId === undefined ? undefined : sources.records.unit(item.unitId)
      const path = project ? `projects/${project.id}/name` : unit ? `units/${unit.id}/name` : null
      return words(project?.name ?? item.name ?? unit?.name ?? '', path)
    }
    if (!project) return undefined
    if (name === 'purpose')
      return orNothing({ text: project.purpose, path: `projects/${project.id}/purpose` })
    if (name === 'goals') return printGoals(project.id)
    return undefined
  }

  function printGoals(projectId: string): TextRun | null {
    const goals = sources.records.goals(projectId)
    if (goals.length === 0) return null
    return joined(
      goals.flatMap(({ id, number, text }, i) => [
        plain(`${i === 0 ? '' : '<br>'}${number === null ? '' : `${number}.`}`),
        ownSentence(text.replaceAll('\n', ' '), `goals/${id}/text`),
      ]),
    )
  }

  function printOfDepartment(name: string): TextRun {
    const { department } = sources.records
    if (name === 'agency') return words(department('agency'), 'department/agency')
    if (name === 'year') return printYear(department('fiscalYear'))
    if (name === 'lastYear') return printYear(department('fiscalYear') - 1)
    throw new Error(`the text's template uses {${name}}, which it does not define`)
  }

  function isThere(name: string, scope: Scope): boolean {
    const value = spec.values[name]
    if (value && value.words === undefined) return valueNow(name, scope.item).value !== 0
    return printName(name, scope) !== null
  }

  function valueNow(name: string, item: Item | null): Quantity {
    const value = valueSpec(name)
    return readSum(value.amount ?? value.count ?? [], item, sources)
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

function printYear(year: number): TextRun {
  return figure(String(year), 'year', quantity(year, ['department/fiscalYear']))
}

function roleOf(value: ValueSpec): 'amount' | 'count' {
  return value.amount === undefined ? 'count' : 'amount'
}

function orNothing({ text, path }: { readonly text: string; readonly path: string | null }): TextRun | null {
  // Nothing but marks and what the sentence says itself is nothing to say.
  return saysNothing(text) ? null : words(text, path)
}
