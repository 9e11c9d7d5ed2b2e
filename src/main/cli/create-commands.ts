import type { Client } from '../../shared/contract/client'
import { done, failed, type Reply } from '../../shared/contract/failure'
import type { Params } from '../../shared/contract/methods'
import type { BudgetFrame } from '../../shared/contract/results'
import { type Call, type Command, type Printed, printed, TEXT_AND_JSON } from './command'
import { mapped, withCore } from './opened-budget'

type Origin = Params<'budget.create'>['from']

export const createCommands: readonly Command[] = [
  {
    name: 'new',
    summary: '新建预算文件；不覆盖已有的文件',
    operands: ['文件'],
    options: {
      sample: { value: '名称', help: '从随附的示例新建' },
      unit: { value: '名称', help: '部门名称，与 --year 同用' },
      year: { value: '年度', help: '预算年度，如 2024' },
      pack: { value: '模板', help: '报表模板；只有一个可用的模板时可不写' },
    },
    formats: TEXT_AND_JSON,
    run: create,
  },
]

async function create({ operands, options, world }: Call): Promise<Reply<Printed>> {
  const fault = optionFault(options)
  if (fault !== null) return failed('bad-request', fault)
  const path = world.path(operands[0] ?? '')
  return withCore(world, async (client) => {
    const from = await origin(options, client)
    if (!from.ok) return from
    const file = world.ports.files.handle(path)
    return mapped(await client.call('budget.create', { file, from: from.value }), (frame) =>
      createdPrinted(path, frame),
    )
  })
}

function optionFault({ sample, unit, year, pack }: Call['options']): string | null {
  if (sample !== undefined) {
    return unit === undefined && year === undefined && pack === undefined
      ? null
      : '--sample 不与 --unit、--year、--pack 同用。'
  }
  if (unit === undefined || year === undefined) return '请写 --sample 名称，或 --unit 名称 --year 年度。'
  return /^\d{4}$/.test(year) ? null : `--year ${year} 不是年度，请写四位数字，如 2024。`
}

/** No template is a default: it may be left out only while there is no choice. */
async function origin({ sample, unit, year, pack }: Call['options'], client: Client): Promise<Reply<Origin>> {
  if (sample !== undefined) return done({ sample })
  const named = { agency: unit ?? '', fiscalYear: Number(year) }
  if (pack !== undefined) return done({ ...named, templatePack: pack })
  const info = await client.call('app.info', {})
  if (!info.ok) return info
  const sound = info.value.templates.filter(({ faults }) => faults.length === 0)
  const [only, ...others] = sound
  if (only && others.length === 0) return done({ ...named, templatePack: only.id })
  const list = sound.map(({ id, title }) => `${id}（${title}）`).join('、')
  return failed(
    'bad-request',
    only
      ? `可用的报表模板有 ${sound.length} 个，请用 --pack 写明一个：${list}。`
      : '没有可用的报表模板。请用 pack check 查看模板的错误，或重装程序。',
  )
}

function createdPrinted(path: string, { department, state }: BudgetFrame): Printed {
  const { agency, fiscalYear, templatePack } = department
  const data = { file: path, agency, fiscalYear, templatePack, revision: state.revision }
  return printed(data, () => [`已新建 ${path}`, `${agency} ${fiscalYear}年`])
}
