import type { ProjectSheet } from '../../../shared/contract/shown'
import { unnumberedDocuments } from '../../../shared/model/legal-basis'
import { LACKS_REASON } from './row-marks'

/** A part of the editor that is gone to by its words. */
export interface Section {
  readonly name: string
  readonly label: string
  readonly count?: number | string
  /** What is missing there. */
  readonly warning?: string | undefined
}

/** The parts of the editor that its line of sections leads to, in their order. */
export function sectionsOf(sheet: ProjectSheet, lacksReason: boolean): readonly Section[] {
  const { lines, procurements, acquisitions, prior, yearPlans, goals, project } = sheet
  const basis = basisWarning(project.legalBasis)
  return [
    { name: 'basics', label: '基本信息' },
    { name: 'lines', label: '分项', count: lines.length },
    { name: 'procurements', label: '采购', count: procurements.length },
    { name: 'acquisitions', label: '资产', count: acquisitions.length },
    { name: 'prior', label: '上年', count: prior.facts.length },
    // From the reason on, or to the grounds where these alone lack something.
    {
      name: lacksReason || basis === '' ? 'reason' : 'basis',
      label: '说明',
      warning: lacksReason ? LACKS_REASON : basis === '' ? undefined : basis,
    },
    {
      name: 'plans',
      label: '分年度',
      ...(yearPlans.length > 0 ? { count: `${yearPlans.length + 1} 年` } : {}),
    },
    { name: 'targets', label: '绩效', count: goals.length },
  ]
}

/** What the grounds of a project lack; empty: nothing. */
export function basisWarning(legalBasis: string): string {
  const documents = unnumberedDocuments(legalBasis)
  if (documents.length === 0) return ''
  return `${documents.length === 1 ? (documents[0] ?? '') : `${documents.length} 份文件都`}没有文号，请补在书名号后，如〔2023〕12号。`
}
