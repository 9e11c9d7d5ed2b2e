import type { Acquisition, BudgetLine, Procurement, Project } from '../model/document'
import { worthOf } from '../model/booking'
import { govEconomicOf } from '../model/gov-economic'
import { functionOf } from '../model/project-function'
import { sumOf } from '../money/cents'
import type { Scope, Sources } from './sources'

/** What a value is, for what a column may make of it. */
export type ValueType = 'text' | 'amount' | 'number' | 'boolean' | 'functionCode' | 'govEconomicCode'

interface Derived {
  readonly label: string
  readonly type: ValueType
  readonly read: (scope: Scope, sources: Sources) => unknown
}

const linesOf = ({ project }: Scope, { linesOfProject }: Sources): readonly BudgetLine[] =>
  linesOfProject((project as unknown as Project).id)
const line = (scope: Scope): BudgetLine => scope.line as unknown as BudgetLine

/** Values that no field holds, or that a field holds only where they differ from what follows; read under `ROOT.NAME` like fields. */
const derivedValues = {
  'project.amount': {
    label: '本年预算',
    type: 'amount',
    read: (scope, sources) => sumOf(linesOf(scope, sources)),
  },
  'project.nonFiscalAmount': {
    label: '本年预算里的非财政资金',
    type: 'amount',
    // 财政专户管理资金 and 单位资金; 政府预算资金 are the codes under 1.
    read: (scope, sources) =>
      sumOf(linesOf(scope, sources).filter(({ fundType }) => !fundType.startsWith('1'))),
  },
  'project.functionCode': {
    label: '功能科目',
    type: 'functionCode',
    read: (scope, sources) => functionOf(linesOf(scope, sources)),
  },
  'project.term': {
    label: '期限（年）',
    type: 'number',
    read: ({ project }) => {
      const { startYear, endYear } = project as unknown as Project
      return startYear === null || endYear === null ? null : endYear - startYear + 1
    },
  },
  'project.hasProcurement': {
    label: '有政府采购',
    type: 'boolean',
    read: (scope, sources) => linesOf(scope, sources).some(({ procurement }) => procurement > 0),
  },
  'project.hasIndicators': {
    label: '有绩效指标',
    type: 'boolean',
    read: ({ project }, { hasIndicators }) => hasIndicators((project as unknown as Project).id),
  },
  'line.govEconomicCode': {
    label: '政府经济科目',
    type: 'govEconomicCode',
    read: (scope, { mapping }) => govEconomicOf(line(scope), scope.unit as never, mapping),
  },
  'line.hasProcurement': {
    label: '有政府采购',
    type: 'boolean',
    read: (scope) => line(scope).procurement > 0,
  },
  'line.hasAcquisitions': {
    label: '有资产购置',
    type: 'boolean',
    read: (scope, { hasAcquisitions }) => hasAcquisitions(line(scope).id),
  },
  'procurement.amount': {
    label: '金额（数量乘以单价）',
    type: 'amount',
    read: ({ procurement }) => worthOf(procurement as unknown as Procurement),
  },
  'acquisition.amount': {
    label: '金额（数量乘以单价）',
    type: 'amount',
    read: ({ acquisition }) => worthOf(acquisition as unknown as Acquisition),
  },
} as const satisfies Readonly<Record<string, Derived>>

export function derivedOf(from: string): Derived | undefined {
  return Object.hasOwn(derivedValues, from) ? derivedValues[from as keyof typeof derivedValues] : undefined
}
