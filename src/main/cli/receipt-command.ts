import { done, failed, type Reply } from '../../shared/contract/failure'
import type {
  BudgetChanges,
  ChangeCounts,
  ChangedField,
  ListedReceipt,
  ReceiptChanges,
} from '../../shared/contract/receipts'
import type { BudgetView } from '../../shared/contract/results'
import { exactAmount } from '../../shared/model/typed'
import type { Cents } from '../../shared/money/cents'
import { statedUnit, type Unit } from '../../shared/money/format'
import { aligned } from './aligned'
import { type Call, type Command, type Printed, printed, TEXT_AND_JSON } from './command'
import { localTime } from './local-time'
import { mapped, type OpenedBudget, withBudget } from './opened-budget'
import { shownPath } from './paths'

export const receiptCommand: Command = {
  name: 'receipt',
  summary: '回执：报送过什么；写明第几份，列出报送后的改动，或把当时的文件再写出一份',
  operands: ['文件', '[第几份]'],
  options: {
    out: { value: '位置', help: '再写出当时报送的文件：以 .zip 结尾写成压缩包，否则新建文件夹；不覆盖' },
  },
  formats: TEXT_AND_JSON,
  run: receipt,
}

async function receipt({ operands, options, world }: Call): Promise<Reply<Printed>> {
  const [file = '', number] = operands
  const { out } = options
  if (number === undefined && out !== undefined) {
    return failed('bad-request', 'receipt 的 --out 要先写明第几份，如 receipt 文件 1 --out 位置。')
  }
  return withBudget(world, file, async ({ view, call }) => {
    const listed = await call('receipt.list', { isPlain: number !== undefined })
    if (!listed.ok) return listed
    if (number === undefined) return done(listPrinted(listed.value))
    const found = listed.value.find((each) => String(each.number) === number)
    if (!found) return failed('unknown-receipt', noSuch(number, listed.value))
    if (out !== undefined) return writeAgain(call, found, world.path(out), world.ports.files.handle)
    return mapped(await call('receipt.changes', { receipt: found.id }), (changes) =>
      changesPrinted(view, changes),
    )
  })
}

function noSuch(number: string, { length }: readonly ListedReceipt[]): string {
  return length === 0
    ? '这个文件还没有报送过，没有回执。'
    : `没有第“${number}”份回执。共 ${length} 份，请写 1 至 ${length}。`
}

async function writeAgain(
  call: OpenedBudget['call'],
  { id, number }: ListedReceipt,
  target: string,
  handle: (path: string) => string,
): Promise<Reply<Printed>> {
  return mapped(await call('receipt.write', { receipt: id, target: handle(target) }), ({ files }) =>
    printed({ out: target, receipt: number, files }, () => [
      `已写出 ${target}，与第 ${number} 份回执逐字节相同`,
      ...files.map(({ name, size }) => `  ${name}（${size} 字节）`),
    ]),
  )
}

function listPrinted(receipts: readonly ListedReceipt[]): Printed {
  const data = receipts.map(({ id: _, total, ...each }) => ({ ...each, total: exactAmount(total, '元') }))
  return printed(data, () =>
    receipts.length === 0
      ? ['还没有报送过。']
      : aligned(
          receipts.map(({ number, at, by, name, pack, form, note, total, since, problem }) => [
            String(number),
            localTime(at),
            by,
            name,
            `${pack} ${form}`,
            `控制数 ${exactAmount(total, '元')}元`,
            since ? sinceWords(since) : (problem ?? ''),
            note,
          ]),
        ),
  )
}

/** 之后改了 3 格、4 项、1 段 */
function sinceWords({ cells, fields, paragraphs }: ChangeCounts): string {
  const parts = [
    [cells, '格'],
    [fields, '项'],
    [paragraphs, '段'],
  ] as const
  const changed = parts.filter(([count]) => count > 0).map(([count, of]) => `${count} ${of}`)
  return changed.length === 0 ? '与报送一致' : `之后改了 ${changed.join('、')}`
}

function changesPrinted(view: BudgetView, changes: ReceiptChanges): Printed {
  const { receipt: sent, revision, manifest, counts } = changes
  const told = toldWords(view, changes)
  const { id: _, total, ...receiptData } = sent
  const data = {
    revision,
    receipt: { ...receiptData, total: exactAmount(total, '元'), manifest },
    counts,
    ...told,
  }
  return printed(data, () => [
    `第 ${sent.number} 份　${localTime(sent.at)} ${sent.by} 报送　${sent.name}　${sinceWords(counts)}`,
    ...aligned(
      told.cells.map(({ table, row, column, old, new: now }) => [
        `表${table}`,
        row,
        column,
        old ?? '没有',
        '→',
        now ?? '没有',
      ]),
      3,
    ),
    ...told.records.map(({ is, kind, name }) => `${is === 'added' ? '增加' : '去掉'}${kind}：${name}`),
    ...told.fields.map(
      ({ record, field, old, new: now }) => `${record}　${field}：${inLine(old)} → ${inLine(now)}`,
    ),
    ...told.paragraphs.flatMap(({ name, sentences }) => [
      name,
      ...sentences.flatMap(({ old, new: now }) => [
        ...(old === null ? [] : [`  原：${inLine(old)}`]),
        ...(now === null ? [] : [`  现：${inLine(now)}`]),
      ]),
    ]),
  ])
}

/** The same as data for people: amounts to the last 分, in the unit of their table or of entry; projects by code. */
function toldWords(view: BudgetView, { tables, records, fields, paragraphs }: BudgetChanges) {
  const { document } = view
  const entryUnit = statedUnit(document.department.entryUnit)
  return {
    cells: tables.flatMap(({ number, unit, cells }) =>
      cells.map(({ place: _, old, new: now, cell, ...words }) => ({
        cell,
        table: number,
        ...words,
        old: amountWords(old, unit),
        new: amountWords(now, unit),
      })),
    ),
    records: records.map(({ place: _, path, ...words }) => ({ path: shownPath(document, path), ...words })),
    fields: fields.map(({ place: _, path, type, record, field, old, new: now }) => ({
      path: shownPath(document, path),
      record,
      field,
      old: valueWords(type, old, entryUnit),
      new: valueWords(type, now, entryUnit),
    })),
    paragraphs: paragraphs.map(({ place: _, ...words }) => words),
  }
}

function amountWords(amount: Cents | null, unit: Unit): string | null {
  return amount === null ? null : exactAmount(amount, unit)
}

function valueWords(type: ChangedField['type'], value: ChangedField['old'], unit: Unit): string | null {
  if (typeof value !== 'number') return value
  return type === 'amount' ? exactAmount(value as Cents, unit) : String(value)
}

function inLine(text: string | null): string {
  return text === null || text === '' ? '（空）' : text.trimEnd().replaceAll('\n', '⏎')
}
