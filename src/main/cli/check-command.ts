import type { Finding, Severity } from '../../shared/checks/finding'
import type { Reply } from '../../shared/contract/failure'
import type { SubmissionReport } from '../../shared/contract/report'
import type { BudgetView } from '../../shared/contract/results'
import { aligned } from './aligned'
import { type Call, type Command, type Printed, printed, TEXT_AND_JSON } from './command'
import { insidePath, shownPath } from './paths'
import { mapped, templateRefusal, withBudget } from './opened-budget'

export const checkCommand: Command = {
  name: 'check',
  summary: '检查：有未说明的错误时退出码为 1',
  operands: ['文件'],
  options: { report: { value: null, help: '提交前检查：未解决的、已说明的、完整性、复核，一页' } },
  formats: TEXT_AND_JSON,
  run: check,
}

const NAMES: Readonly<Record<Severity, string>> = {
  error: '错误',
  warning: '警告',
  info: '提示',
  note: '尾差',
}

function check({ operands, options, world }: Call): Promise<Reply<Printed>> {
  return withBudget(world, operands[0] ?? '', async ({ view, call }) => {
    const refused = templateRefusal(view)
    if (refused) return refused
    if (options['report'] !== undefined) {
      return mapped(await call('checks.report', {}), (report) => reportPrinted(view, report))
    }
    return mapped(await call('checks.list', {}), ({ findings, rules }) => {
      const open = findings.filter(({ acknowledged }) => !acknowledged)
      const settled = findings.filter(({ acknowledged }) => acknowledged)
      const data = {
        findings: open.map((finding) => shownFinding(view, finding)),
        ...(settled.length > 0 ? { acknowledged: settled.map((finding) => withReason(view, finding)) } : {}),
        outcomes: Object.fromEntries(rules.map(({ id, outcome }) => [id, outcome])),
      }
      const counts = [
        ...[...Map.groupBy(open, ({ severity }) => severity)].map(
          ([severity, own]) => `${NAMES[severity]} ${own.length}`,
        ),
        ...(settled.length > 0 ? [`已说明 ${settled.length}`] : []),
      ]
      return {
        ...printed(data, () => [
          ...findingLines(open),
          ...settled.map(reasonLine),
          counts.length === 0 ? '没有发现问题。' : `${counts.join('，')}。`,
        ]),
        hasErrors: hasErrors(open),
      }
    })
  })
}

function reportPrinted(view: BudgetView, report: SubmissionReport): Printed {
  const { counts, open, acknowledged, complete, parts, settings } = report
  const data = {
    ...report,
    open: open.map((finding) => shownFinding(view, finding)),
    acknowledged: acknowledged.map((finding) => withReason(view, finding)),
  }
  const lines = () => [
    `${report.agency} ${report.fiscalYear}年部门预算　提交前检查　第 ${report.revision} 版`,
    `错误 ${counts.error}，警告 ${counts.warning}，提示 ${counts.info}，已说明 ${counts.acknowledged}`,
    ...findingLines(open),
    ...acknowledged.map(reasonLine),
    ...complete.map(
      ({ what, of, lacking }) =>
        `${what}：${of - lacking.length}／${of}${lacking.length > 0 ? `，缺：${lacking.join('；')}` : ''}`,
    ),
    ...(settings.length > 0 ? [`这个文件另设的规则：${settings.map(settingWords).join('；')}`] : []),
    ...aligned(parts.map(({ name, state }) => [REVIEWED[state], name])),
  ]
  return { ...printed(data, lines), hasErrors: counts.error > 0 }
}

const REVIEWED: Readonly<Record<SubmissionReport['parts'][number]['state'], string>> = {
  reviewed: '已复核',
  changed: '复核后已变',
  open: '未复核',
}

function settingWords({
  rule,
  title,
  severity,
  usual,
  threshold,
}: SubmissionReport['settings'][number]): string {
  const as = severity === 'off' ? '不查' : severity === usual ? '' : `由${NAMES[usual]}改为${NAMES[severity]}`
  const from = threshold === undefined ? '' : `门槛 ${threshold}`
  return `${rule} ${title}：${[as, from].filter(Boolean).join('，')}`
}

function findingLines(findings: readonly Finding[]): readonly string[] {
  return aligned(findings.map(({ severity, rule, message }) => [NAMES[severity], rule, message]))
}

function reasonLine({ rule, message, acknowledged }: Finding): string {
  return `已说明  ${rule}  ${message}理由：${acknowledged?.reason ?? ''}`
}

function hasErrors(open: readonly Finding[]): boolean {
  return open.some(({ severity }) => severity === 'error')
}

function withReason(view: BudgetView, finding: Finding): object {
  return { ...shownFinding(view, finding), reason: finding.acknowledged?.reason }
}

/** A finding as data, its places as people name them; what mends it is for the window. */
export function shownFinding(
  view: Pick<BudgetView, 'document' | 'text'>,
  { fix: _, acknowledged: _said, figures: _rests, places, ...finding }: Finding,
): Omit<Finding, 'fix' | 'acknowledged' | 'figures'> {
  return { ...finding, places: places.map((place) => shownPlace(view, place)) }
}

/** Paragraphs by the key that people read, records by their code. */
export function shownPlace({ document, text }: Pick<BudgetView, 'document' | 'text'>, place: string): string {
  if (!/^p\d+\//.test(place)) return shownPath(document, place)
  for (const { blocks } of text) {
    const block = blocks.find(({ key }) => key === place)
    if (block) return block.shownKey
  }
  return place
}

/** The same as the program names it, of a place as people do. */
export function insidePlace(
  { document, text }: Pick<BudgetView, 'document' | 'text'>,
  typed: string,
): string {
  for (const { blocks } of text) {
    const block = blocks.find(({ shownKey }) => shownKey === typed)
    if (block) return block.key
  }
  return insidePath(document, typed)
}
