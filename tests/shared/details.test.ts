import { describe, expect, it } from 'vitest'
import type { BudgetDocument } from '../../src/shared/model/document'
import type { DataSheet } from '../../src/shared/publication/data-sheet'
import { detailSheets } from '../../src/shared/publication/details'
import { codeBook, publishedTable, sampleDocument, sampleIds } from '../support/longgang'

const names = { codeBook: codeBook(), fundTypes: new Map([['111', '一般公共预算资金']]) }

/** Rows as records, by the head over each cell. */
function recordsOf(document: BudgetDocument, name: string): readonly Readonly<Record<string, unknown>>[] {
  const sheet = detailSheets(document, names).find((each) => each.name === name) as DataSheet
  const head = sheet.head[0]?.map(({ text }) => text) ?? []
  return sheet.rows.map(({ cells }) => Object.fromEntries(head.map((text, column) => [text, cells[column]])))
}

describe('the lists of what the tables are made of', () => {
  it('lists lines with the names of their codes, and all of their money', () => {
    const lines = recordsOf(sampleDocument(), '分项')
    expect(lines).toHaveLength(sampleDocument().lines.length)
    expect(lines.find((line) => line['项目代码'] === 'energy-saving')).toMatchObject({
      单位代码: '001',
      单位名称: '深圳市龙岗区工业和信息化局（本级）',
      项目名称: '节能减排',
      支出类别: '项目',
      功能科目: '2011302',
      功能科目名称: '一般行政管理事务',
      经济科目: '30227',
      经济科目名称: '委托业务费',
      资金性质: '111',
      资金性质名称: '一般公共预算资金',
      拨款类别: '履职类项目',
      拨款来源: '本级',
      '上年结余、结转': '否',
      金额: 70_000_000,
    })
    const whole = publishedTable(3).rows[0]?.cells['total'] ?? ''
    const sum = lines.reduce((total, line) => total + Number(line['金额']), 0)
    expect((sum / 1_000_000).toFixed(2)).toBe(whole)
  })

  it('lists projects with the amounts that are published of them', () => {
    const projects = recordsOf(sampleDocument(), '项目')
    const published = publishedTable(5).rows.filter(({ kind }) => kind === 'project')
    expect(published.length).toBeGreaterThan(10)
    for (const { projectId, cells } of published) {
      const project = projects.find((each) => each['项目代码'] === projectId)
      expect((Number(project?.['2024年预算']) / 1_000_000).toFixed(2)).toBe(cells['total'])
    }
  })

  it('takes names of the document before those of the edition, and says nothing where nothing is known', () => {
    const sample = sampleDocument()
    const document: BudgetDocument = {
      ...sample,
      codeNames: [{ id: 'own', classification: 'function', code: '2011302', name: '自己的名称' }],
      priorFacts: [],
      projects: sample.projects.map((project) => ({ ...project, startYear: 2023 })),
    }
    expect(recordsOf(document, '分项').find((line) => line['功能科目'] === '2011302')).toMatchObject({
      功能科目名称: '自己的名称',
    })
    expect(recordsOf(document, '项目')[0]).toMatchObject({
      起始年度: 2023,
      终止年度: null,
      '2023年预算': null,
      控制数: null,
      责任人: null,
    })
  })

  it('lists indicators, those of the department first, and weights in points', () => {
    const sample = sampleDocument()
    const [first] = sample.indicators
    if (!first) throw new Error('the sample has no indicators')
    const own = { ...first, id: 'own', projectId: sampleIds.project('commerce'), position: -1, weight: 1250 }
    const listed = recordsOf({ ...sample, indicators: [own, ...sample.indicators] }, '绩效指标')
    expect(listed).toHaveLength(sample.indicators.length + 1)
    expect(listed[0]).toMatchObject({ 项目代码: null, 项目名称: '部门', 一级指标: first.level1, 权重: null })
    expect(listed.at(-1)).toMatchObject({ 项目代码: 'commerce', 项目名称: '商贸管理', 权重: 12.5 })
  })
})
