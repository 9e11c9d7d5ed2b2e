import { settable } from '../checks/settled'
import type { CheckBindings, RuleSpec } from '../checks/spec'
import type { Indicator } from '../model/document'
import type { Funding } from '../model/funding'
import type { TemplateRules } from '../model/rules'
import type { WordSources } from '../model/words'
import type { Unit } from '../money/format'
import type { NumberFormat, TextSpec } from '../narrative/spec'
import { partName } from '../narrative/naming'
import { reservedCodes } from '../tables/reserved'
import type { PublicationSpec } from '../publication/spec'
import type { TableSpec } from '../tables/spec'
import { type PrintedList, type PrintList, printedLists } from './printed-lists'

/** What differs by place and year: how a department publishes, and what money it may plan. */
export interface Template {
  readonly id: string
  readonly title: string
  readonly year: number
  /** Unit of entry of a new budget. */
  readonly unit: Unit
  /** Id of the classification pack it goes with. */
  readonly classification: string
  /** The lists in which tables and text print records in an order of their own (model: `placements`). */
  readonly lists: readonly PrintList[]
  /** Sources of money, in the order in which the window offers them. */
  readonly fundings: readonly Funding[]
  readonly thresholds: Thresholds
  /** Absent: the place names no levels and asks for no weights. */
  readonly performance?: PerformanceFramework
  readonly tables: readonly TableSpec[]
  readonly text: TextSpec
  /** Absent: the place says nothing of where the checks' measures stand. */
  readonly checks?: CheckBindings
  /** Absent: the document is put together as usual (publication/spec.ts). */
  readonly publication?: PublicationSpec
}

/** 绩效指标框架: the levels that indicators are of, and what their weights are to come to. Others may be used. */
export interface PerformanceFramework {
  readonly levels: readonly {
    /** 一级指标 */
    readonly name: string
    /** In points; null where the place asks for no weights. */
    readonly weight: number | null
    /** 二级指标 */
    readonly parts: readonly string[]
  }[]
  /** Indicators that the place suggests to everybody. */
  readonly indicators?: readonly Omit<Indicator, 'id' | 'position' | 'projectId' | 'weight' | 'lastValue'>[]
  /** Points that no indicator has, and what they are given for (预算执行率). */
  readonly rest?: { readonly label: string; readonly weight: number }
}

export interface Thresholds {
  /** Change against last year, in percent, from which a reason is due. */
  readonly reason: number
}

/** As much of the template as a window needs beside the views of tables and text. */
export interface TemplateView extends Pick<Template, 'id' | 'title' | 'year' | 'fundings' | 'thresholds'> {
  readonly lists: readonly PrintedList[]
  readonly performance: Omit<PerformanceFramework, 'indicators'>
  /** How the text prints numbers. */
  readonly format: NumberFormat
  readonly sections: readonly {
    readonly number: number
    readonly title: string
    readonly shortTitle: string
  }[]
}

export function templateView(template: Template): TemplateView {
  const { id, title, year, fundings, thresholds, text, performance = { levels: [] } } = template
  const { indicators: _suggested, ...framework } = performance
  const sections = text.sections.map((section) => ({
    number: section.number,
    title: section.title,
    shortTitle: section.shortTitle ?? section.title,
  }))
  return {
    id,
    title,
    year,
    lists: printedLists(template),
    fundings,
    thresholds,
    performance: framework,
    format: text.format,
    sections,
  }
}

/** What the model's rules need to know of a template. */
export function templateRules(
  {
    fundings,
    lists,
    tables,
    performance,
    text,
  }: Pick<Template, 'fundings' | 'lists' | 'tables' | 'performance' | 'text'>,
  rules: readonly RuleSpec[] | null,
): TemplateRules {
  return {
    ...(rules ? { checked: settable(rules) } : {}),
    fundings,
    lists,
    levels: performance?.levels ?? [],
    reserved: reservedCodes(tables),
    isPrinted: printedPlaces({ tables, text }),
  }
}

/** Whether a place is made like the id of a table or one of its cells, or like the key of a part of the text or a paragraph. */
function printedPlaces({ tables, text }: Pick<Template, 'tables' | 'text'>): (place: string) => boolean {
  const parts = new Set(text.sections.map(({ number }) => `p${number}`))
  return (place) => {
    const [first = '', ...rest] = place.split('/')
    if (parts.has(first)) return true
    const table = tables.find(({ id }) => id === first)
    if (!table || rest.length === 0) return table !== undefined
    const columns = [table.columns, ...(table.parts ?? []).map((part) => part.columns)].flat()
    return rest.length > 2 && columns.some(({ id }) => id === rest.at(-1))
  }
}

/** Printed name of a list, or of a fixed row of it. */
export function listNames({ lists }: Pick<Template, 'lists'>): WordSources['listName'] {
  return (list, item) => {
    const found = lists.find(({ id }) => id === list)
    return item === null ? found?.title : found?.items?.find(({ id }) => id === item)?.name
  }
}

/** What a template prints, by id or key: a table by its label, a part by its number. */
export function printedNames({ tables }: Pick<Template, 'tables'>): WordSources['printedName'] {
  return (place) => {
    const [first = '', ...rest] = place.replace(/^(tables|text)\//, '').split('/')
    const table = tables.find(({ id }) => id === first)
    if (table) return `表${table.number}`
    const part = /^p(\d+)$/.exec(first)?.[1]
    return part === undefined ? [first, ...rest].join('/') : partName(Number(part))
  }
}
