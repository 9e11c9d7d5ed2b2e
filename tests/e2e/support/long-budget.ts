import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { budget } from '../../support/program'
import { expect } from './desk'

const SAMPLE = new URL('../../../resources/samples/longgang-2024.json', import.meta.url)
const AGENCY = '深圳市龙岗区工业和信息化局（深圳市龙岗区金融工作局、深圳市龙岗区国防动员办公室）'
const PROJECT = '中小微企业数字化转型及产业空间保障专项资金（含以前年度结转和上级转移支付资金）'
const REASON =
  '一是根据《深圳市龙岗区区级财政专项资金管理办法》等有关规定，增加部分经费用于产业发展专项资金等开支；二是上年有一次性项目，本年不再安排'
/** 10 trillion yuan, in 分. */
const MOST = 1_000_000_000_000_000

interface Package {
  readonly department: Record<string, unknown>
  readonly units: Record<string, unknown>[]
  readonly projects: Record<string, unknown>[]
  readonly lines: Record<string, unknown>[]
  readonly priorFacts: Record<string, unknown>[]
}

/** The sample with the longest names and amounts that budgets have, as a file in the folder. */
export async function writeLongBudget(folder: string, name: string): Promise<void> {
  const sample = JSON.parse(readFileSync(SAMPLE, 'utf8')) as Package
  const long = (value: unknown, words: string) => `${String(value)}${words}`
  const budgetPackage = {
    ...sample,
    department: { ...sample.department, agency: AGENCY, supervisor: AGENCY },
    units: sample.units.map((unit) => ({
      ...unit,
      name: long(unit['name'], '（公益一类事业单位，独立核算）'),
    })),
    projects: sample.projects.map((project, index) =>
      index % 2 === 0 ? { ...project, name: long(project['name'], PROJECT) } : project,
    ),
    lines: sample.lines.map((line, index) => ({
      ...line,
      amount: line['projectId'] !== null && index % 5 === 0 ? MOST - index : line['amount'],
      purpose: index % 3 === 0 ? REASON.slice(0, 40) : line['purpose'],
    })),
    priorFacts: sample.priorFacts.map((fact, index) => ({
      ...fact,
      amount: fact['projectId'] === null || index % 3 > 0 ? fact['amount'] : MOST * 0.9 + index,
      reason: fact['projectId'] === null ? fact['reason'] : REASON,
    })),
  }
  const file = join(folder, 'long.json')
  writeFileSync(file, JSON.stringify(budgetPackage))
  const ended = await budget(folder, ['import', file, '--out', join(folder, `${name}.budget`)])
  expect(ended.stderr).toBe('')
  expect(ended.code).toBe(0)
}
