import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { FindingCounts } from '../../shared/checks/finding'
import { done, failed, type Reply } from '../../shared/contract/failure'
import type { HistoryStep } from '../../shared/contract/results'
import type { FileFault } from '../../shared/contract/patch'
import type { BudgetDocument } from '../../shared/model/document'
import { cents } from '../../shared/money/cents'
import { plainAmount, statedUnit } from '../../shared/money/format'
import { recordSets } from '../../shared/model/fields'
import { type FieldEntry, listFields } from '../../shared/model/settable-fields'
import { setLabel } from '../../shared/model/words'
import { listNames } from '../../shared/template/template'
import { aligned } from './aligned'
import { localTime } from './local-time'
import { type Call, type Command, type Printed, printed, TEXT_AND_JSON } from './command'
import { shownPath } from './paths'
import { mapped, templateRefusal, withBudget } from './opened-budget'
import { tableCsv, tableJson, tableLines } from './table-output'

export const showCommands: readonly Command[] = [
  {
    name: 'info',
    summary: '部门、年度、模板、版次、合计、各类条数、文件大小',
    operands: ['文件'],
    options: {},
    formats: TEXT_AND_JSON,
    run: info,
  },
  {
    name: 'tables',
    summary: '法定报表',
    operands: ['文件'],
    options: { table: { value: '编号', help: '只要这一张，如 3' } },
    formats: ['text', 'json', 'csv'],
    run: tables,
  },
  {
    name: 'fields',
    summary: '每个可改的字段：路径、类型、单位、现值、名称',
    operands: ['文件', '[路径开头]'],
    options: {},
    formats: TEXT_AND_JSON,
    run: fields,
  },
  {
    name: 'history',
    summary: '改动记录，新的在前',
    operands: ['文件'],
    options: { limit: { value: '条数', help: '只要最近这些条' } },
    formats: TEXT_AND_JSON,
    run: history,
  },
]

function info({ operands, world }: Call): Promise<Reply<Printed>> {
  return withBudget(
    world,
    operands[0] ?? '',
    async ({ path, view: { document, state, faults, unplaced } }) => {
      const { agency, fiscalYear, templatePack, classificationPack } = document.department
      const entryUnit = statedUnit(document.department.entryUnit)
      const { income, expenditure } = totals(document, faults)
      const { findings } = state
      const { size } = await stat(path)
      const data = {
        file: basename(path),
        size,
        agency,
        fiscalYear,
        templatePack,
        classificationPack,
        unit: entryUnit,
        revision: state.revision,
        savedAt: state.savedAt,
        access: state.access,
        totals: {
          income: plainAmount(income, entryUnit, 2),
          expenditure: plainAmount(expenditure, entryUnit, 2),
        },
        counts: counts(document),
        faults,
        unplaced: unplaced.length,
        findings: state.findings,
      }
      return done(
        printed(data, () =>
          aligned([
            ['部门', agency],
            ['年度', String(fiscalYear)],
            ['模板', templatePack],
            ['科目', classificationPack],
            ['版次', String(state.revision)],
            ['收入', `${data.totals.income}${entryUnit}`],
            ['支出', `${data.totals.expenditure}${entryUnit}`],
            ...collections.map((name) => [setLabel(name, fiscalYear), `${data.counts[name]} 条`]),
            ['文件大小', `${size} 字节`],
            ...(findings ? [['检查', findingsText(findings)]] : []),
            ...(unplaced.length > 0
              ? [['没有印出的手写段落', `${unplaced.length} 段，见 text --format json`]]
              : []),
            ...faults.map(({ grade, where, message }) => [
              grade === 'unreadable' ? '读不懂' : '不合现行规则',
              `${where}：${message}`,
            ]),
          ]),
        ),
      )
    },
  )
}

function findingsText({ error, warning, info: hints, note, acknowledged }: FindingCounts): string {
  return `错误 ${error}，警告 ${warning}，提示 ${hints}，尾差 ${note}，已说明 ${acknowledged}`
}

/** Income follows the lines' funding unless it is stated apart from them. */
function totals({ lines, incomes }: BudgetDocument, faults: readonly FileFault[]) {
  const unreadable = new Set(
    faults.flatMap(({ grade, path }) => (grade === 'unreadable' ? [path.split('/')[1]] : [])),
  )
  const sum = (records: BudgetDocument['lines'] | BudgetDocument['incomes']) =>
    cents(records.reduce((total, { id, amount }) => (unreadable.has(id) ? total : total + amount), 0))
  return { income: sum(incomes.length > 0 ? incomes : lines), expenditure: sum(lines) }
}

const collections = recordSets.filter((set) => set !== 'department')

function counts(document: BudgetDocument): Readonly<Record<string, number>> {
  return Object.fromEntries(collections.map((name) => [name, document[name].length]))
}

function tables({ operands, options, world }: Call): Promise<Reply<Printed>> {
  return withBudget(world, operands[0] ?? '', ({ view }) => {
    const refused = templateRefusal(view)
    if (refused) return Promise.resolve(refused)
    const { table } = options
    const wanted = view.tables.filter(
      ({ number, id }) => table === undefined || [String(number), id].includes(table),
    )
    if (wanted.length === 0) {
      const numbers = view.tables.map(({ number }) => number).join('、')
      return Promise.resolve(failed('bad-request', `没有表 ${table ?? ''}。可选：${numbers}。`))
    }
    const data = { revision: view.state.revision, tables: wanted.map(tableJson) }
    return Promise.resolve(
      done({
        ...printed(data, () => wanted.flatMap(tableLines)),
        csv: () => wanted.map(tableCsv).join('\r\n'),
      }),
    )
  })
}

function fields({ operands, world }: Call): Promise<Reply<Printed>> {
  const [file = '', prefix = ''] = operands
  return withBudget(world, file, async ({ view, call }) =>
    mapped(await call('pack.codes', {}), (codes) => {
      const found = listFields(view.document, codes, listNames(view.template), view.template.fundings)
        .map((entry) => ({ ...entry, path: shownPath(view.document, entry.path) }))
        .filter(({ path }) => path.startsWith(prefix))
      return printed(found, () => fieldLines(found))
    }),
  )
}

/**
 * A line for each field, the value last: texts are long, and nothing is to stand behind them. Records are aligned each by
 * itself, so that the longest name of all widens none but its own.
 */
function fieldLines(found: readonly FieldEntry[]): readonly string[] {
  const records = Map.groupBy(found, ({ path }) => path.slice(0, path.lastIndexOf('/')))
  const cells = ({ path, label, value, unit }: FieldEntry) => [
    path,
    label,
    `${shownOnLine(value)}${unit ?? ''}`,
  ]
  return [...records.values()].flatMap((own, index) => [
    ...(index > 0 ? [''] : []),
    ...aligned(own.map(cells)),
  ])
}

function shownOnLine(value: FieldEntry['value']): string {
  return (value ?? '').replaceAll('\n', '⏎')
}

function history({ operands, options, world }: Call): Promise<Reply<Printed>> {
  const limit = options['limit']
  if (limit !== undefined && !/^[1-9]\d*$/.test(limit)) {
    return Promise.resolve(failed('bad-request', `--limit ${limit} 不是条数。`))
  }
  return withBudget(world, operands[0] ?? '', async ({ view, call }) =>
    mapped(await call('history.list', limit === undefined ? {} : { limit: Number(limit) }), (found) => {
      const steps = found.map((step) => ({
        ...step,
        fields: step.fields.map((field) => ({ ...field, path: shownPath(view.document, field.path) })),
      }))
      return printed(steps, () => aligned(steps.map(stepCells)))
    }),
  )
}

function stepCells({ step, at, by, label, reverts }: HistoryStep): readonly string[] {
  return [String(step), localTime(at), by, reverts === null ? label : `${label}（第 ${reverts} 步）`]
}
