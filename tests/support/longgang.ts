import { readFileSync } from 'node:fs'
import type { BudgetDocument } from '../../src/shared/model/document'
import type { RuleSources } from '../../src/shared/model/rules'
import type { TableSpec } from '../../src/shared/tables/spec'
import type { CodeBook } from '../../src/shared/tables/printed-names'
import { type Template, templateRules } from '../../src/shared/template/template'

/** The real 2024 budget of 深圳市龙岗区工业和信息化局: the shipped sample, its pack, and the tables as published. */
const root = new URL('../../', import.meta.url)

function read(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, root), 'utf8'))
}

export function sampleDocument(): BudgetDocument {
  return read('resources/samples/longgang-2024.json') as BudgetDocument
}

/** Ids of the sample's units and projects, by the codes that people know them by. */
export const sampleIds = {
  unit: (code: string): string => idOf('units', code),
  project: (code: string): string => idOf('projects', code),
}

function idOf(set: 'units' | 'projects', code: string): string {
  const found = sampleDocument()[set].find((record) => record.code === code)
  if (!found) throw new Error(`the sample has no ${set} ${code}`)
  return found.id
}

/** What the pack says of lists, money and thresholds. */
export function templatePack(): Omit<Template, 'tables' | 'text'> {
  return read('resources/templates/shenzhen-longgang-2024/pack.json') as Omit<Template, 'tables' | 'text'>
}

export function templateTables(): readonly TableSpec[] {
  return sampleTemplate().tables
}

/** The sample's template pack, put together of its files. */
export function sampleTemplate(): Template {
  const folder = 'resources/templates/shenzhen-longgang-2024'
  const pack = read(`${folder}/pack.json`) as Omit<Template, 'tables' | 'text'>
  const { tables } = read(`${folder}/tables.json`) as Pick<Template, 'tables'>
  return {
    ...pack,
    tables,
    text: read(`${folder}/text.json`) as Template['text'],
    checks: read(`${folder}/checks.json`) as NonNullable<Template['checks']>,
    publication: read(`${folder}/publication.json`) as NonNullable<Template['publication']>,
  }
}

/** What the model's rules ask of that pack. */
export function sampleRules(): Pick<RuleSources, 'fundings' | 'reserved'> {
  return templateRules(sampleTemplate(), null)
}

export function codeBook(): CodeBook {
  const names = (file: string): ReadonlyMap<string, string> =>
    new Map(
      (read(`resources/classifications/2024/${file}.json`) as { code: string; name: string }[]).map(
        (entry) => [entry.code, entry.name],
      ),
    )
  return { functions: names('functions'), economics: names('economics') }
}

/** One table as published. */
export interface PublishedTable {
  readonly number: number
  readonly title: string
  readonly agency: string
  readonly unit: string
  readonly rowHeaders: readonly unknown[]
  readonly columns: readonly unknown[]
  readonly rows: readonly PublishedRow[]
  readonly notes: readonly string[]
  readonly goals?: readonly { number: number; text: string; printed: string }[]
  readonly indicators?: readonly Record<'level1' | 'level2' | 'level3' | 'target', string>[]
  readonly indicatorColumns?: readonly string[]
  readonly supervisor?: string
  readonly departmentName?: string
  readonly year?: string
  readonly goalsTitle?: string
  readonly indicatorsTitle?: string
}

export interface PublishedRow {
  readonly id: string
  readonly line: number
  readonly side: string | null
  readonly kind: string
  readonly code: string | null
  readonly refCode: string | null
  readonly projectId: string | null
  readonly name: string
  readonly level: number
  readonly levelName: string | null
  readonly parentId: string | null
  readonly refYear?: string | null
  readonly unitName?: string
  readonly content?: string
  readonly cells: Readonly<Record<string, string>>
}

export function publishedTable(number: number): PublishedTable {
  const name = String(number).padStart(2, '0')
  return read(`tests/fixtures/longgang-2024/tables/table-${name}.json`) as PublishedTable
}
