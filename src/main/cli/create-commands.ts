import { failed, type Reply } from '../../shared/contract/failure'
import type { BudgetView, Params } from '../../shared/contract/methods'
import { type Call, type Command, type Printed, printed, TEXT_AND_JSON } from './command'
import { mapped, withCore } from './session'

type Origin = Params<'budget.create'>['from']

const DEFAULT_PACK = 'shenzhen-longgang-2024'

export const createCommands: readonly Command[] = [
  {
    name: 'new',
    summary: '新建预算文件；不覆盖已有的文件',
    operands: ['文件'],
    options: {
      sample: { value: '名称', help: '从随附的示例新建，如 longgang-2024' },
      unit: { value: '名称', help: '部门名称，与 --year 同用' },
      year: { value: '年度', help: '预算年度，如 2024' },
      pack: { value: '模板', help: `报表模板，默认 ${DEFAULT_PACK}` },
    },
    formats: TEXT_AND_JSON,
    run: create,
  },
]

async function create({ operands, options, world }: Call): Promise<Reply<Printed>> {
  const from = origin(options)
  if (typeof from === 'string') return failed('bad-request', from)
  const path = world.path(operands[0] ?? '')
  return withCore(world, async (client) =>
    mapped(await client.call('budget.create', { file: world.ports.files.handle(path), from }), (view) =>
      createdPrinted(path, view),
    ),
  )
}

function origin({ sample, unit, year, pack }: Call['options']): Origin | string {
  if (sample !== undefined) {
    return unit === undefined && year === undefined && pack === undefined
      ? { sample }
      : '--sample 不与 --unit、--year、--pack 同用。'
  }
  if (unit === undefined || year === undefined) return '请写 --sample 名称，或 --unit 名称 --year 年度。'
  if (!/^\d{4}$/.test(year)) return `--year ${year} 不是年度，请写四位数字，如 2024。`
  return { agency: unit, fiscalYear: Number(year), templatePack: pack ?? DEFAULT_PACK }
}

export function createdPrinted(path: string, { document, state }: BudgetView): Printed {
  const { agency, fiscalYear, templatePack } = document.department
  const data = { file: path, agency, fiscalYear, templatePack, revision: state.revision }
  return printed(data, () => [`已新建 ${path}`, `${agency} ${fiscalYear}年`])
}
