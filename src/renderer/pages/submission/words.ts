import type { ListedReceipt } from '../../../shared/contract/receipts'
import type { ColumnKind, DestinationForm } from '../../../shared/destination/spec'
import type { FinanceCell, FinanceColumn } from '../../../shared/contract/finance'
import { exactAmount } from '../../../shared/model/typed'
import type { Cents } from '../../../shared/money/cents'
import { formatAmount, grouped } from '../../../shared/money/format'

/** Forms of a package, as they are chosen. */
export const FORM_NAMES: Readonly<Record<DestinationForm, string>> = {
  xlsx: 'xlsx',
  json: 'JSON',
  csv: 'CSV',
  'csv-gb18030': 'CSV（GB18030）',
}

const KIND_NAMES: Readonly<Record<ColumnKind, string>> = {
  text: '文本',
  amount: '数字',
  number: '数字',
  flag: '数字',
}

/** What a column holds: 文本, 数字，元; 假定 where its source does not say it. */
export function kindWords({ as, unit, isAssumed, isRequired }: FinanceColumn): string {
  const parts = [KIND_NAMES[as], unit ?? '', isRequired ? '必填' : '', isAssumed ? '假定' : '']
  return parts.filter(Boolean).join('，')
}

/** A value as it will be written: amounts exact in the column's unit, grouped for the eye. */
export function valueWords({ value }: FinanceCell, { as, unit }: FinanceColumn): string {
  if (value === null) return ''
  if (as !== 'amount' || typeof value !== 'number') return String(value)
  const [whole = '', decimals = ''] = exactAmount(value as Cents, unit ?? '元').split('.')
  return `${grouped(whole)}.${decimals}`
}

/** In 元, to the 分. */
export function yuan(amount: Cents): string {
  return formatAmount(amount, { unit: '元', decimals: 2 })
}

/** 与报送一致, or how much changed since. */
export function sinceWords({ since, problem }: ListedReceipt): string {
  if (!since) return problem ?? ''
  const { cells, fields, paragraphs } = since
  const parts = [
    cells > 0 ? `${cells} 格` : '',
    fields > 0 ? `${fields} 处内容` : '',
    paragraphs > 0 ? `${paragraphs} 段` : '',
  ].filter(Boolean)
  return parts.length === 0 ? '与报送一致' : `之后改了 ${parts.join('、')}`
}

/** 10月12日 16:40 */
export function timeWords(at: string): string {
  const time = new Date(at)
  const minutes = String(time.getMinutes()).padStart(2, '0')
  return `${time.getMonth() + 1}月${time.getDate()}日 ${time.getHours()}:${minutes}`
}
