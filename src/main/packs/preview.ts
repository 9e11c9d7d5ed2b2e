import type { DestinationSpec } from '../../shared/destination/spec'
import type { CodeLists } from '../../shared/contract/results'
import type { Template } from '../../shared/template/template'
import type { Checked } from './check'

/** What is in a pack, in few words and numbers. */
export type Preview = TemplatePreview | ClassificationPreview | DestinationPreview

interface TemplatePreview {
  readonly title: string
  readonly year: number
  readonly tables: readonly {
    readonly number: number
    readonly title: string
    readonly columns: number
    readonly rows: number
  }[]
  readonly sections: readonly { readonly number: number; readonly title: string; readonly blocks: number }[]
  readonly lists: readonly { readonly id: string; readonly title: string }[]
  readonly fundings: readonly { readonly id: string; readonly label: string }[]
}

interface DestinationPreview {
  readonly title: string
  readonly year: number
  readonly source: string
  readonly forms: readonly string[]
  readonly rows: readonly {
    readonly id: string
    readonly name: string
    readonly columns: number
    readonly required: number
    readonly assumed: number
  }[]
}

interface ClassificationPreview {
  readonly title: string
  readonly year: number | null
  readonly functions: number
  readonly economics: number
  readonly fundTypes: number
  readonly govEconomics: number
}

/** Null for a pack with faults: what it says is not to be relied on. */
export function previewOf({ kind, pack }: Checked): Preview | null {
  if (pack.value === null) return null
  if (kind === 'destination') return destinationPreview(pack.value)
  return kind === 'template'
    ? templatePreview(pack.value)
    : { title: pack.title, year: pack.year, ...codeCounts(pack.value) }
}

function templatePreview({ title, year, tables, text, lists, fundings }: Template): TemplatePreview {
  return {
    title,
    year,
    tables: tables.map(({ number, title, columns, rows }) => ({
      number,
      title,
      columns: columns.length,
      rows: rows.length,
    })),
    sections: text.sections.map(({ number, title, blocks }) => ({ number, title, blocks: blocks.length })),
    lists: lists.map(({ id, title }) => ({ id, title })),
    fundings: fundings.map(({ id, label, group }) => ({
      id,
      label: group === null ? label : `${group}·${label}`,
    })),
  }
}

function destinationPreview({ title, year, source, forms, tables }: DestinationSpec): DestinationPreview {
  return {
    title,
    year,
    source,
    forms,
    rows: tables.map(({ id, name, columns, assumed }) => ({
      id,
      name,
      columns: columns.length,
      required: columns.filter(({ required }) => required).length,
      assumed: columns.filter((column) => assumed ?? column.assumed).length,
    })),
  }
}

function codeCounts({ functions, economics, fundTypes, govEconomics }: CodeLists) {
  return {
    functions: functions.length,
    economics: economics.length,
    fundTypes: fundTypes.length,
    govEconomics: govEconomics.length,
  }
}

/** The preview as lines of text. */
export function previewLines(preview: Preview): readonly string[] {
  const head = [`${preview.title}　${preview.year ?? ''}年`]
  if ('functions' in preview) {
    const { functions, economics, fundTypes, govEconomics } = preview
    const gov = govEconomics === 0 ? '' : `、政府经济科目 ${govEconomics} 个`
    return [...head, `功能科目 ${functions} 个、经济科目 ${economics} 个、资金性质 ${fundTypes} 个${gov}`]
  }
  if ('rows' in preview) {
    const { source, forms, rows } = preview
    return [
      ...head,
      `出处 ${source}`,
      `格式 ${forms.join('、')}`,
      ...rows.map(
        ({ id, name, columns, required, assumed }) =>
          `表 ${id}　${name}　${columns} 栏　必填 ${required}　假定 ${assumed}`,
      ),
    ]
  }
  return [
    ...head,
    ...preview.tables.map(
      ({ number, title, columns, rows }) => `表 ${number}　${title}　${columns} 栏　${rows} 组行`,
    ),
    ...preview.sections.map(({ number, title, blocks }) => `部分 ${number}　${title}　${blocks} 段`),
    ...preview.lists.map(({ id, title }) => `列表 ${id}　${title}`),
    ...preview.fundings.map(({ id, label }) => `资金来源 ${id}　${label}`),
  ]
}
