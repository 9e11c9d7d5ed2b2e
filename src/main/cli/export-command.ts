import { statSync } from 'node:fs'
import { basename, extname } from 'node:path'
import {
  type ExportContent,
  exportContents,
  type ExportForm,
  exportForms,
} from '../../shared/contract/exports'
import { destinationForms } from '../../shared/destination/spec'
import { done, failed, type Reply } from '../../shared/contract/failure'
import type { BudgetView } from '../../shared/contract/results'
import { type Call, type Command, type Printed, printed, TEXT_AND_JSON } from './command'
import { exportFinance } from './finance-export'
import { withBudget } from './opened-budget'

/** The package for a finance system, which is no form of the document. */
const FINANCE = 'finance'

export const exportCommand: Command = {
  name: 'export',
  summary:
    '输出文件：全文、报表、公开文本或明细，或给财政系统的报送包（finance）；涉密项目不写进任何文件；不覆盖已有的文件',
  operands: ['文件'],
  options: {
    as: { value: '格式', help: [...exportForms, FINANCE].join('、') },
    out: { value: '输出文件', help: '写到这里；报送包是新建的文件夹，或以 .zip 结尾的文件' },
    content: {
      value: '内容',
      help: 'whole 全文（不写即此）、text 公开文本、tables 报表、details 明细，或一张表的代号，如 t05',
    },
    pack: { value: '去向', help: '报送包给哪个系统（--as finance）' },
    note: { value: '附注', help: '留在报送回执里（--as finance）' },
    form: { value: '格式', help: `报送包的格式：${destinationForms.join('、')}；不写即去向的第一种` },
  },
  formats: TEXT_AND_JSON,
  run: (call) => (call.options['as'] === FINANCE ? exportFinance(call) : exportDocument(call)),
}

async function exportDocument({ operands, options, world }: Call): Promise<Reply<Printed>> {
  const { as, out, content = 'whole' } = options
  const stray = ['pack', 'form', 'note'].find((name) => options[name] !== undefined)
  if (stray !== undefined) return failed('bad-request', `--${stray} 只用于 --as ${FINANCE}。`)
  const form = exportForms.find((each) => each === as)
  if (!form) {
    return failed('bad-request', `export 的 --as 要写 ${[...exportForms, FINANCE].join('、')} 之一。`)
  }
  if (out === undefined) return failed('bad-request', 'export 还缺少 --out 输出文件。')
  const ending = extname(out).slice(1).toLowerCase()
  if (ending !== form && exportForms.some((each) => each === ending)) {
    return failed('bad-request', `--out 的文件名以 .${ending} 结尾，--as 却是 ${form}。请改成一样的。`)
  }
  const target = world.path(out)
  return withBudget(world, operands[0] ?? '', async ({ view, call }) => {
    const asked = contentOf(content, view)
    if (!asked.ok) return asked
    const file = world.ports.files.handle(target)
    const written = await call('export.write', { files: [{ file, form, content: asked.value }] })
    if (!written.ok) return written
    const [outcome] = written.value
    if (outcome && 'error' in outcome) return { ok: false, error: outcome.error }
    const errors = view.state.findings?.error ?? 0
    if (errors > 0) world.note(`还有 ${errors} 个错误（见 check），输出的是草稿；报送前须改完。`)
    return done(summary(target, form, content, view, errors))
  })
}

function summary(
  target: string,
  form: ExportForm,
  content: string,
  { state }: BudgetView,
  errors: number,
): Printed {
  const { size } = statSync(target)
  const data = { file: target, as: form, content, revision: state.revision, size, errors }
  return printed(data, () => [`已写出 ${target}（${Math.ceil(size / 1024)} KB）`])
}

function contentOf(typed: string, { tables }: BudgetView): Reply<ExportContent> {
  const known = exportContents.find((each) => each === typed)
  if (known) return done(known)
  const table = tables.find(({ id, number }) => id === typed || String(number) === typed)
  return table
    ? done({ table: table.id })
    : failed(
        'bad-request',
        `没有“${basename(typed)}”这种内容。可以是 ${exportContents.join('、')}，或表的代号 ${tables.map(({ id }) => id).join('、')}。`,
      )
}
