import type { DocumentDefinition, Field, RecordSet } from './field-types'
import { OTHER_SIGNS } from './sign-words'

const SOURCE = {
  label: '拨款来源',
  type: 'enum',
  options: { local: '本级', superiorTransfer: '上级专项转移支付' },
  default: 'local',
} as const
const APPROPRIATION = {
  label: '拨款类别',
  type: 'enum',
  options: { basic: '基本支出', duty: '履职类项目', special: '财政专项资金', govInvest: '政府投资项目' },
  nullable: true,
} as const
const POSITION = { label: '次序', type: 'position' } as const
const AMOUNT = { label: '金额', type: 'amount', default: 0 } as const
const FUND_DIGITS = [1, 2, 3, 4, 5] as const
const FUND_TYPE = { label: '资金性质', type: 'fundType', digits: FUND_DIGITS, default: '111' } as const
const YEAR = { type: 'integer', min: 1990, max: 2100 } as const
const LINE = { label: '分项', type: 'ref', to: 'lines', owns: true } as const
const QUANTITY = { label: '数量', type: 'decimal', min: 1, max: 1_000_000_000, default: 100 } as const
const UNIT = { label: '计量单位', type: 'text', default: '' } as const
const PRICE = { label: '单价', type: 'amount', default: 0 } as const
const CATEGORIES = { goods: '货物', works: '工程', services: '服务' } as const
/** The record of a field that something is said of; places that are no fields have none. */
const OBJECT = {
  label: '对象',
  type: 'object',
  to: [
    'units',
    'projects',
    'placements',
    'lines',
    'yearPlans',
    'procurements',
    'acquisitions',
    'incomes',
    'priorFacts',
    'goals',
    'indicators',
    'assets',
    'codeNames',
    'facts',
    'blocks',
  ],
  nullable: true,
  fixed: true,
} as const
const PLACE = { label: '位置', type: 'text', filled: true, fixed: true } as const
const CARRY_OVER = { label: '上年结余、结转', type: 'boolean', default: false } as const

/**
 * The document's fields as data. This one table makes the file's columns, the paths, what may be typed, `add`,
 * the package's schema and the words for all of them. Order = order of columns and of listings.
 * A left-out field is its default; without one: null where nullable, last where a place in an order,
 * 本级 where a unit; any other field is required.
 */
export const definition = {
  department: {
    kind: 'department',
    label: '部门',
    fields: {
      agency: { label: '部门名称', type: 'text', filled: true },
      fiscalYear: { label: '预算年度', type: 'integer', min: 2000, max: 2100 },
      templatePack: { label: '报表模板', type: 'key', fixed: true },
      classificationPack: { label: '科目版本', type: 'key', fixed: true },
      entryUnit: { label: '录入单位', type: 'enum', options: { 元: '元', 万元: '万元' }, default: '万元' },
      supervisor: { label: '主管部门', type: 'text', default: '' },
      weightTotal: {
        label: '指标权重合计',
        type: 'decimal',
        isPoints: true,
        min: 1,
        max: 10_000,
        nullable: true,
      },
      divisionCode: { label: '财政区划', type: 'text', default: '' },
    },
  },
  units: {
    kind: 'unit',
    label: '预算单位',
    unique: ['code'],
    fields: {
      code: { label: '单位代码', type: 'key' },
      name: { label: '单位名称', type: 'text', filled: true },
      position: POSITION,
      main: { label: '本级', type: 'boolean', default: false },
      independentAccounting: { label: '独立核算', type: 'boolean', default: true },
      departments: { label: '内设机构', type: 'textList' },
      kind: {
        label: '单位性质',
        type: 'enum',
        options: { administrative: '行政', civilService: '参公', publicInstitution: '事业' },
        default: 'administrative',
      },
      creditCode: { label: '统一社会信用代码', type: 'text', default: '' },
    },
  },
  projects: {
    kind: 'project',
    label: '项目',
    unique: ['code'],
    fields: {
      code: { label: '项目代码', type: 'key' },
      name: { label: '项目名称', type: 'text', filled: true },
      position: POSITION,
      lineageId: { label: '沿革标识', type: 'lineage', fixed: true },
      unitId: { label: '承担单位', type: 'ref', to: 'units', nullable: true },
      category: {
        label: '项目类别',
        type: 'enum',
        options: { 22: '其他运转类', 3: '特定目标类' },
        default: '3',
      },
      nature: {
        label: '项目性质',
        type: 'enum',
        options: { continuing: '延续项目', new: '新增项目', oneOff: '一次性项目' },
        default: 'continuing',
      },
      common: { label: '通用项目', type: 'boolean', default: false },
      key: { label: '重点项目', type: 'boolean', default: false },
      purpose: { label: '主要用于', type: 'text', default: '' },
      startYear: { label: '起始年度', ...YEAR, nullable: true },
      endYear: { label: '终止年度', ...YEAR, nullable: true },
      secret: { label: '涉密', type: 'boolean', default: false },
      responsible: { label: '责任人', type: 'text', default: '' },
      phone: { label: '联系电话', type: 'text', default: '' },
      legalBasis: { label: '立项依据', type: 'text', lines: 'many', default: '' },
      description: { label: '项目概述', type: 'text', lines: 'many', default: '' },
      controlFigure: { label: '控制数', type: 'amount', nullable: true },
      totalAmount: { label: '项目总额', type: 'amount', nullable: true },
    },
  },
  placements: {
    kind: 'placement',
    label: '列印次序',
    unique: ['list', 'object', 'item'],
    uniqueLabel: '同一列表里的同一项',
    orderedWithin: 'list',
    fields: {
      list: { label: '列表', type: 'key' },
      object: { label: '对象', type: 'object', to: ['projects'], nullable: true },
      item: { label: '固定项', type: 'key', nullable: true },
      position: POSITION,
      name: { label: '列印名称', type: 'text', nullable: true },
      content: { label: '主要内容', type: 'text', lines: 'many', default: '' },
    },
  },
  lines: {
    kind: 'line',
    label: '分项',
    fields: {
      position: POSITION,
      unitId: { label: '预算单位', type: 'ref', to: 'units' },
      kind: {
        label: '支出类别',
        type: 'enum',
        options: {
          staff: '人员',
          operating: '公用',
          project: '项目',
          business: '事业单位经营',
          affiliateSubsidy: '对附属单位补助',
          superiorRemit: '上缴上级',
        },
        default: 'project',
      },
      projectId: { label: '项目', type: 'ref', to: 'projects', owns: true, nullable: true },
      functionCode: { label: '功能科目', type: 'functionCode', digits: [7] },
      economicCode: { label: '经济科目', type: 'economicCode', digits: [5] },
      fundType: FUND_TYPE,
      appropriation: APPROPRIATION,
      source: SOURCE,
      carryOver: CARRY_OVER,
      amount: AMOUNT,
      procurement: { label: '政府采购', type: 'amount', default: 0, partOf: 'amount' },
      procurementCategory: {
        label: '采购类别',
        type: 'enum',
        options: CATEGORIES,
        nullable: true,
      },
      procurementSme: { label: '预留中小企业', type: 'amount', default: 0, partOf: 'procurement' },
      procurementMicro: { label: '预留小微企业', type: 'amount', default: 0, partOf: 'procurementSme' },
      purpose: { label: '用途', type: 'text', default: '' },
      govEconomicCode: { label: '政府经济科目', type: 'govEconomicCode', digits: [5], nullable: true },
    },
  },
  yearPlans: {
    kind: 'yearPlan',
    label: '分年度计划',
    unique: ['projectId', 'year'],
    uniqueLabel: '同一项目同一年度的计划',
    fields: {
      projectId: { label: '项目', type: 'ref', to: 'projects', owns: true },
      year: { label: '年度', ...YEAR },
      amount: AMOUNT,
    },
  },
  procurements: {
    kind: 'procurement',
    label: '采购明细',
    fields: {
      position: POSITION,
      lineId: LINE,
      category: { label: '采购类别', type: 'enum', options: CATEGORIES, default: 'services' },
      item: { label: '采购品目', type: 'text', default: '' },
      content: { label: '采购内容', type: 'text', filled: true },
      quantity: QUANTITY,
      unit: UNIT,
      price: PRICE,
      reserve: {
        label: '预留',
        type: 'enum',
        options: { none: '不预留', sme: '中小企业', micro: '小微企业' },
        default: 'none',
      },
    },
  },
  acquisitions: {
    kind: 'acquisition',
    label: '资产购置',
    fields: {
      position: POSITION,
      lineId: LINE,
      name: { label: '资产名称', type: 'text', filled: true },
      specification: { label: '规格', type: 'text', default: '' },
      quantity: QUANTITY,
      unit: UNIT,
      price: PRICE,
    },
  },
  incomes: {
    kind: 'income',
    label: '收入',
    fields: {
      position: POSITION,
      unitId: { label: '预算单位', type: 'ref', to: 'units' },
      fundType: FUND_TYPE,
      appropriation: APPROPRIATION,
      source: SOURCE,
      carryOver: CARRY_OVER,
      amount: AMOUNT,
    },
  },
  priorFacts: {
    kind: 'priorFact',
    label: '上年数',
    unique: ['year', 'measure', 'unitId', 'projectId', 'functionCode', 'economicCode', 'fundType'],
    uniqueLabel: '同一年度、同一对象的上年数',
    fields: {
      position: POSITION,
      year: { label: '年度', ...YEAR, default: 'lastYear' },
      measure: {
        label: '口径',
        type: 'enum',
        options: {
          total: '总额',
          project: '项目',
          function: '功能科目',
          economic: '经济科目',
          threePublic: '“三公”经费',
          threePublicTotal: '“三公”经费合计',
          agencyOperating: '机关运行经费',
          residual: '未分项余额',
        },
      },
      unitId: { label: '预算单位', type: 'ref', to: 'units', nullable: true },
      projectId: { label: '项目', type: 'ref', to: 'projects', owns: true, nullable: true },
      functionCode: { label: '功能科目', type: 'functionCode', digits: [3, 5, 7], nullable: true },
      economicCode: { label: '经济科目', type: 'economicCode', digits: [3, 5], nullable: true },
      fundType: { label: '资金性质', type: 'fundType', digits: FUND_DIGITS, nullable: true },
      amount: { label: '金额', type: 'amount', nullable: true },
      basis: {
        label: '依据',
        type: 'enum',
        options: {
          stated: '直接印出',
          implied: '由增减额推算',
          residual: '未分项余额',
          entered: '本人录入',
        },
        default: 'entered',
      },
      evidence: { label: '出处', type: 'text', default: '' },
      reason: { label: '增减原因', type: 'text', default: '' },
    },
  },
  goals: {
    kind: 'goal',
    label: '绩效目标',
    fields: {
      position: POSITION,
      projectId: { label: '项目', type: 'ref', to: 'projects', owns: true, nullable: true },
      number: { label: '序号', type: 'integer', min: 0, max: 9999, nullable: true },
      text: { label: '目标内容', type: 'text', lines: 'many' },
    },
  },
  indicators: {
    kind: 'indicator',
    label: '绩效指标',
    fields: {
      position: POSITION,
      projectId: { label: '项目', type: 'ref', to: 'projects', owns: true, nullable: true },
      level1: { label: '一级指标', type: 'text' },
      level2: { label: '二级指标', type: 'text' },
      level3: { label: '三级指标', type: 'text' },
      target: { label: '目标值', type: 'text', default: '' },
      sign: {
        label: '计算符号',
        type: 'enum',
        options: { '≥': '≥', '≤': '≤', '=': '=', '>': '>', '<': '<', 定性: '定性' },
        also: OTHER_SIGNS,
        nullable: true,
      },
      value: { label: '指标值', type: 'text', nullable: true },
      unit: { label: '计量单位', type: 'text', nullable: true },
      weight: { label: '权重', type: 'decimal', isPoints: true, min: 0, max: 10_000, nullable: true },
      lastValue: { label: '上年值', type: 'text', nullable: true },
    },
  },
  assets: {
    kind: 'asset',
    label: '国有资产',
    unique: ['key'],
    fields: {
      position: POSITION,
      key: { label: '代号', type: 'key' },
      label: { label: '名称', type: 'text' },
      value: { label: '数量', type: 'integer', min: 0, max: 1_000_000_000, default: 0 },
      unit: { label: '计量单位', type: 'text' },
    },
  },
  codeNames: {
    kind: 'codeName',
    label: '科目名称',
    unique: ['classification', 'code'],
    fields: {
      classification: {
        label: '分类',
        type: 'enum',
        options: { function: '功能分类', economic: '经济分类' },
      },
      code: { label: '科目代码', type: 'classificationCode', digits: [3, 5, 7] },
      name: { label: '名称', type: 'text' },
    },
  },
  facts: {
    kind: 'fact',
    label: '文本事项',
    unique: ['key'],
    fields: {
      position: POSITION,
      key: { label: '代号', type: 'key' },
      label: { label: '名称', type: 'text', filled: true },
      type: { label: '类型', type: 'enum', options: { text: '文字', number: '数字' }, default: 'text' },
      value: { label: '内容', type: 'text', default: '' },
      unit: { label: '计量单位', type: 'text', nullable: true },
    },
  },
  blocks: {
    kind: 'block',
    label: '文本段落',
    unique: ['place', 'object'],
    uniqueAmong: { kind: 'override' },
    uniqueLabel: '同一段的改写',
    fields: {
      position: POSITION,
      kind: {
        label: '类型',
        type: 'enum',
        options: { free: '自写', override: '改写' },
        default: 'free',
        fixed: true,
      },
      place: { label: '位置', type: 'text', filled: true, fixed: true },
      object: { label: '对象', type: 'object', to: ['projects', 'units'], nullable: true, fixed: true },
      text: { label: '文字', type: 'text', lines: 'many', default: '' },
      writtenAgainst: { label: '改写时的内容', type: 'textList', fixed: true },
    },
  },
  formulas: {
    kind: 'formula',
    label: '算式',
    unique: ['object', 'field'],
    uniqueLabel: '同一处的算式',
    fields: {
      object: {
        label: '对象',
        type: 'object',
        to: ['projects', 'lines', 'yearPlans', 'procurements', 'acquisitions', 'incomes', 'priorFacts'],
        fixed: true,
      },
      field: { label: '字段', type: 'key', fixed: true },
      text: { label: '算式', type: 'text', filled: true, fixed: true },
      unit: { label: '单位', type: 'enum', options: { 元: '元', 万元: '万元' }, fixed: true },
    },
  },
  acknowledgements: {
    kind: 'acknowledgement',
    label: '说明',
    unique: ['rule', 'object', 'place', 'figures'],
    uniqueLabel: '同一问题的说明',
    fields: {
      rule: { label: '规则', type: 'key', fixed: true },
      object: OBJECT,
      place: PLACE,
      figures: { label: '说明时的数字', type: 'text', fixed: true, default: '' },
      reason: { label: '理由', type: 'text', filled: true },
    },
  },
  remarks: {
    kind: 'remark',
    label: '批注',
    unique: ['object', 'place'],
    uniqueLabel: '同一处的批注',
    fields: {
      object: OBJECT,
      place: PLACE,
      text: { label: '批注内容', type: 'text', lines: 'many', default: '' },
      pending: { label: '待核', type: 'boolean', default: false },
    },
  },
  reviews: {
    kind: 'review',
    label: '复核',
    unique: ['part'],
    uniqueLabel: '同一部分的复核',
    fields: {
      part: { label: '部分', type: 'text', filled: true, fixed: true },
      reviewed: { label: '复核时的内容', type: 'textList', fixed: true },
    },
  },
  ruleSettings: {
    kind: 'ruleSetting',
    label: '检查设置',
    unique: ['rule'],
    uniqueLabel: '同一规则的设置',
    fields: {
      rule: { label: '规则', type: 'key', fixed: true },
      severity: {
        label: '级别',
        type: 'enum',
        options: { error: '错误', warning: '警告', info: '提示', off: '不查' },
        nullable: true,
      },
      threshold: { label: '门槛', type: 'decimal', min: 0, max: 100_000_000, nullable: true },
    },
  },
} as const satisfies DocumentDefinition

/** Every set of records, department first, in the order in which packages and files hold them. */
export const recordSets = Object.keys(definition) as readonly RecordSet[]

/** A record as the definitions see it. */
export type RecordValues = Readonly<Record<string, unknown>>

/** The fields of a set by name, in order; `id` is none of them. */
export function fieldsOf(set: RecordSet): Readonly<Record<string, Field>> {
  return definition[set].fields
}

/** The same as pairs, made once: whole documents are walked field by field. */
export const fieldEntries: Readonly<Record<RecordSet, readonly (readonly [name: string, field: Field])[]>> =
  Object.fromEntries(recordSets.map((set) => [set, Object.entries(fieldsOf(set))])) as never

/** The field by whose value records have an order among themselves, where it is not the record that they belong to. */
export function orderedWithin(set: RecordSet): string | undefined {
  return (definition[set] as { readonly orderedWithin?: string }).orderedWithin
}

/** Fields whose values together occur once in the set. */
export function uniqueFieldsOf(set: RecordSet): readonly string[] {
  return (definition[set] as { readonly unique?: readonly string[] }).unique ?? []
}

/** What a record with these unique values is one of, where the definition has words of its own for it. */
export function uniqueWords(set: RecordSet): string | undefined {
  return (definition[set] as { readonly uniqueLabel?: string }).uniqueLabel
}

/** The values that a record must have for its unique fields to count. */
export function uniqueAmong(set: RecordSet): RecordValues {
  return (definition[set] as { readonly uniqueAmong?: RecordValues }).uniqueAmong ?? {}
}

/** Definition of one field; undefined for a name the set does not have. */
export function fieldOf(set: RecordSet, name: string): Field | undefined {
  const fields = fieldsOf(set)
  return Object.hasOwn(fields, name) ? fields[name] : undefined
}

/** The collection that `add KIND` means; undefined for an unknown kind. The department cannot be added. */
export function collectionOfKind(kind: string): Exclude<RecordSet, 'department'> | undefined {
  return recordSets.find((set) => set !== 'department' && definition[set].kind === kind) as
    Exclude<RecordSet, 'department'> | undefined
}
