import type { Cents } from '../money/cents'

/**
 * The budget document: everything a preparer enters, nothing that is computed.
 * One document = one department (部门) and one fiscal year. Amounts are integer 分.
 * Identity is `id`, random for new entities; codes and names are attributes.
 * Collections are ordered by `position` (ties broken by id), never by identity.
 */
export interface BudgetDocument {
  readonly department: Department
  readonly units: readonly Unit[]
  readonly projects: readonly Project[]
  readonly placements: readonly Placement[]
  readonly lines: readonly BudgetLine[]
  readonly yearPlans: readonly YearPlan[]
  readonly procurements: readonly Procurement[]
  readonly acquisitions: readonly Acquisition[]
  readonly incomes: readonly IncomeEntry[]
  readonly priorFacts: readonly PriorFact[]
  readonly goals: readonly Goal[]
  readonly indicators: readonly Indicator[]
  readonly assets: readonly Asset[]
  readonly codeNames: readonly CodeName[]
  readonly facts: readonly Fact[]
  readonly blocks: readonly TextBlock[]
  readonly formulas: readonly Formula[]
  readonly acknowledgements: readonly Acknowledgement[]
  readonly remarks: readonly Remark[]
  readonly reviews: readonly Review[]
  readonly ruleSettings: readonly RuleSetting[]
}

/** 部门: the one that publishes. Singleton; its path is `department/FIELD`. */
export interface Department {
  /** Full name as printed on cover and table heads. */
  readonly agency: string
  /** 预算年度; the comparison base is the year before. */
  readonly fiscalYear: number
  readonly templatePack: string
  readonly classificationPack: string
  /** Unit in which a bare typed number is understood. */
  readonly entryUnit: '元' | '万元'
  /** 主管部门. */
  readonly supervisor: string
  /** What the weights of a list of indicators are to come to, in hundredths of a point; null: what the template says. */
  readonly weightTotal: number | null
  /** 财政区划, as the finance system writes it; '' where it is not stated. */
  readonly divisionCode: string
}

/** 预算单位. Only units of independent accounting (独立核算) have rows in the tables. */
export interface Unit {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly position: number
  /** 本级 */
  readonly main: boolean
  readonly independentAccounting: boolean
  /** 内设机构, in printed order. */
  readonly departments: readonly string[]
  /** 行政 / 参照公务员法管理 / 事业: by it the 政府经济 code of a line follows from its 部门经济 code. */
  readonly kind: 'administrative' | 'civilService' | 'publicInstitution'
  /** 统一社会信用代码; '' where it is not stated. */
  readonly creditCode: string
}

/** 项目. Its amount is the sum of its lines. */
export interface Project {
  readonly id: string
  readonly code: string
  readonly name: string
  /** Order wherever no list of the template says otherwise. */
  readonly position: number
  /** Survives roll-forward, hand-out and merging. */
  readonly lineageId: string
  /** 承担单位; null when several share it. */
  readonly unitId: string | null
  /** 项目类别 (PRO_CAT of the national codes): 22 其他运转类, 3 特定目标类. */
  readonly category: '22' | '3'
  /** 延续项目 / 新增项目 / 一次性项目 */
  readonly nature: 'continuing' | 'new' | 'oneOff'
  /** 通用项目 */
  readonly common: boolean
  /** 重点项目 */
  readonly key: boolean
  /** 主要用于…… */
  readonly purpose: string
  /** 起始年度 and 终止年度; null: not stated. */
  readonly startYear: number | null
  readonly endYear: number | null
  /** 涉密 */
  readonly secret: boolean
  /** 责任人 and how to reach them. */
  readonly responsible: string
  readonly phone: string
  /** 立项依据 */
  readonly legalBasis: string
  /** 项目概述 */
  readonly description: string
  /** 控制数 that the budget was given; null: none was given. */
  readonly controlFigure: Cents | null
  /** 项目总额 over all its years; null: not stated. */
  readonly totalAmount: Cents | null
}

/**
 * Where and how a thing is printed in one of the lists that the template names: a record (`object`), or a fixed row of
 * the template (`item`). What a list holds and no placement names stands behind, in the order of its collection.
 */
export interface Placement {
  readonly id: string
  /** Id of the list in the template pack. */
  readonly list: string
  /** `projects/ID`; null for a fixed row. */
  readonly object: string | null
  /** Name of the fixed row in the template; null for a record. */
  readonly item: string | null
  readonly position: number
  /** Printed instead of the record's own name; null where that is printed. */
  readonly name: string | null
  /** 主要内容, where the list prints one. */
  readonly content: string
}

/** 人员, 公用, 项目, 事业单位经营, 对附属单位补助, 上缴上级 */
export type LineKind = 'staff' | 'operating' | 'project' | 'business' | 'affiliateSubsidy' | 'superiorRemit'

/** 拨款类别 of general-budget money: 基本支出 / 履职类项目 / 财政专项资金 / 政府投资项目. */
export type Appropriation = 'basic' | 'duty' | 'special' | 'govInvest'

/** 拨款来源: 本级 / 上级专项转移支付 */
export type MoneySource = 'local' | 'superiorTransfer'

/** 分项 (budget line): the leaf that all tables add up. */
export interface BudgetLine {
  readonly id: string
  readonly position: number
  readonly unitId: string
  readonly kind: LineKind
  /** Set exactly when kind is `project`. */
  readonly projectId: string | null
  /** 功能分类, 项 (7 digits). */
  readonly functionCode: string
  /** 部门预算支出经济分类, 款 (5 digits). */
  readonly economicCode: string
  /** 资金性质 (FUND_TYPE of the national codes): 111, 121, 13, 2, 31 … */
  readonly fundType: string
  /** Only for general-budget money (fund type 11…), else null. */
  readonly appropriation: Appropriation | null
  readonly source: MoneySource
  /** 上年结余、结转 */
  readonly carryOver: boolean
  readonly amount: Cents
  /**
   * 政府采购: part of `amount`; its category; the parts reserved for SMEs and micro firms. Of a line with procurement
   * items these are what the items come to (booking.ts).
   */
  readonly procurement: Cents
  readonly procurementCategory: 'goods' | 'works' | 'services' | null
  readonly procurementSme: Cents
  readonly procurementMicro: Cents
  /** 用途 */
  readonly purpose: string
  /** 政府预算支出经济分类, 款 (5 digits); null: what follows from the economic code and the unit's kind (gov-economic.ts). */
  readonly govEconomicCode: string | null
}

/** 分年度计划: what a project that runs for several years is to cost in one of them. */
export interface YearPlan {
  readonly id: string
  readonly projectId: string
  readonly year: number
  readonly amount: Cents
}

/** 采购明细: something that is bought with a line's money by 政府采购. */
export interface Procurement {
  readonly id: string
  readonly position: number
  readonly lineId: string
  readonly category: 'goods' | 'works' | 'services'
  /** 采购品目, as the catalogue calls it. */
  readonly item: string
  /** 采购内容 */
  readonly content: string
  /** In hundredths of `unit`. */
  readonly quantity: number
  readonly unit: string
  /** Of one `unit`. */
  readonly price: Cents
  /** 预留: nothing / for SMEs / of that, for micro firms. */
  readonly reserve: 'none' | 'sme' | 'micro'
}

/** 资产购置: an asset that is bought with a line's money. */
export interface Acquisition {
  readonly id: string
  readonly position: number
  readonly lineId: string
  readonly name: string
  /** 规格 */
  readonly specification: string
  /** In hundredths of `unit`. */
  readonly quantity: number
  readonly unit: string
  /** Of one `unit`. */
  readonly price: Cents
}

/** 收入: only where income is stated apart from the lines; with none, income follows the lines' funding. */
export interface IncomeEntry {
  readonly id: string
  readonly position: number
  readonly unitId: string
  readonly fundType: string
  readonly appropriation: Appropriation | null
  readonly source: MoneySource
  readonly carryOver: boolean
  readonly amount: Cents
}

/** What a prior-year fact measures. */
export type PriorMeasure =
  | 'total'
  | 'project'
  | 'function'
  | 'economic'
  /** 三公 item × fund: economicCode (30212, 30217, 31013 …) and fundType. */
  | 'threePublic'
  /** 三公 in all: carries the reason of its own sentence; the figures come from the items. */
  | 'threePublicTotal'
  /** 机关运行经费 */
  | 'agencyOperating'
  | 'residual'

/** 上年数: published documents give margins, never lines; each with its basis and the reason for the change. */
export interface PriorFact {
  readonly id: string
  readonly position: number
  /** The year it is a figure of; sentences compare with those of the year before the budget's. */
  readonly year: number
  readonly measure: PriorMeasure
  readonly unitId: string | null
  readonly projectId: string | null
  readonly functionCode: string | null
  readonly economicCode: string | null
  readonly fundType: string | null
  /** Null: not known, which is another thing than zero; the fact may hold a reason all the same. */
  readonly amount: Cents | null
  /** 直接印出 / 由增减额推算 / 未分项余额 / 本人录入 */
  readonly basis: 'stated' | 'implied' | 'residual' | 'entered'
  /** Where the figure comes from, in words. */
  readonly evidence: string
  /** 增减原因, without lead-in and full stop. */
  readonly reason: string
}

/** 绩效目标 of a project, or of the department when projectId is null. */
export interface Goal {
  readonly id: string
  readonly position: number
  readonly projectId: string | null
  /** Printed number; null where the goal stands alone unnumbered. */
  readonly number: number | null
  readonly text: string
}

/** 绩效指标, three levels; `target` is what is printed, beside its parts (indicator-target.ts). */
export interface Indicator {
  readonly id: string
  readonly position: number
  readonly projectId: string | null
  readonly level1: string
  readonly level2: string
  readonly level3: string
  readonly target: string
  readonly sign: '≥' | '≤' | '=' | '>' | '<' | '定性' | null
  readonly value: string | null
  readonly unit: string | null
  /** In hundredths of a point; null when the pack asks for no weight. */
  readonly weight: number | null
  /** 上年值, in words; null: not known. */
  readonly lastValue: string | null
}

/** 国有资产占用: vehicles by kind, large equipment, planned purchases. `key` is the text's name of it. */
export interface Asset {
  readonly id: string
  readonly position: number
  readonly key: string
  readonly label: string
  readonly value: number
  readonly unit: string
}

/** A code's printed name where this document deviates from the edition. */
export interface CodeName {
  readonly id: string
  readonly classification: 'function' | 'economic'
  readonly code: string
  readonly name: string
}

/** A fact of the text that no table holds: 在职人员支出的内容, 绩效监控截止月份 … `key` is the template's name of it. */
export interface Fact {
  readonly id: string
  readonly position: number
  readonly key: string
  readonly label: string
  readonly type: 'text' | 'number'
  /** Text, or a decimal number in `unit`. */
  readonly value: string
  readonly unit: string | null
}

/** A paragraph that the preparer wrote: one of their own, or one in place of a generated paragraph. */
export interface TextBlock {
  readonly id: string
  readonly position: number
  readonly kind: 'free' | 'override'
  /** Its place in the template: `p1/duties`; of an override, that of the paragraph it replaces: `p3/projects`. */
  readonly place: string
  /** Overrides of a paragraph that is repeated over records: which record, `projects/ID`. It goes with it. */
  readonly object: string | null
  readonly text: string
  /** Overrides: what the program printed when it was written, of what the text may repeat (narrative/override.ts). */
  readonly writtenAgainst: readonly string[]
}

/**
 * The formula (算式) that an amount was typed as: `=12*3500`. The amount stands in its field; a formula that makes another
 * one says nothing.
 */
export interface Formula {
  readonly id: string
  /** The record of the field: `lines/ID`; the formula goes with it. */
  readonly object: string
  /** Name of the amount, stored or virtual: `amount`, `priorAmount`. */
  readonly field: string
  /** As typed, with its `=`. */
  readonly text: string
  /** The unit of its bare numbers. */
  readonly unit: '元' | '万元'
}

/** 已说明: why a finding of the checks is right as it stands. It holds as long as the finding says the same figures. */
export interface Acknowledgement {
  readonly id: string
  /** Id of the rule: R050. */
  readonly rule: string
  /** The record of the field that was found: `projects/ID`; the acknowledgement goes with it. Null: no field of a record. */
  readonly object: string | null
  /** The field's name; without a record the place whole: id of a cell, of a table, key of a paragraph. */
  readonly place: string
  /** What the finding says of figures (checks/settled.ts). */
  readonly figures: string
  /** 理由, printed with the report. */
  readonly reason: string
}

/** 批注: what people have to say of a place; with 待核 somebody still has to look at it. */
export interface Remark {
  readonly id: string
  /** Where, as of an acknowledgement. */
  readonly object: string | null
  readonly place: string
  readonly text: string
  /** 待核 */
  readonly pending: boolean
}

/** 已复核: a part of the document as somebody found it right. */
export interface Review {
  readonly id: string
  /** A table, `tables/t05`, or a part of the text, `text/p3`. */
  readonly part: string
  /** What it printed then, a line per row or paragraph. */
  readonly reviewed: readonly string[]
}

/** A rule of the checks that this budget takes otherwise than the template. */
export interface RuleSetting {
  readonly id: string
  readonly rule: string
  /** Null: as the template has it; `off`: nothing is looked for. */
  readonly severity: 'error' | 'warning' | 'info' | 'off' | null
  /** In hundredths of what the rule counts in: per cent, 元, pieces. Null: as the template has it. */
  readonly threshold: number | null
}
