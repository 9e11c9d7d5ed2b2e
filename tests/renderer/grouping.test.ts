import { expect, test } from 'vitest'
import { grouped, groupsAround } from '../../src/renderer/pages/projects/grouping'
import { type ProjectRow, projectRow } from '../../src/renderer/pages/projects/project-rows'
import type { ProjectSummary } from '../../src/shared/contract/shown'

function rows(...codes: readonly (readonly string[])[]): readonly ProjectRow[] {
  return codes.map((functionCodes, i) => {
    const amount = (i + 1) * 100
    const project = {
      id: String(i),
      name: `项目${i}`,
      lines: functionCodes.length,
      amount,
      prior: null,
      functionCodes,
    }
    return projectRow(project as unknown as ProjectSummary, i, 20)
  })
}
const ids = (list: readonly ProjectRow[]): readonly string[] => list.map(({ project }) => project.id)
const nameOf = (code: string): string => `科目${code}`
const LIST = rows(['2150517'], ['2011307'], ['2011302', '2150517', '2130599'], ['2011302'], [], ['2011307'])

test('groups stand in the order of their codes, each 类 before its 款 and 项, projects as they came; the others last', () => {
  const { rows: shown, groups } = grouped(LIST, nameOf, new Set(), false)
  expect(ids(shown)).toEqual(['3', '1', '5', '0', '2', '4'])
  expect(
    groups.map(({ key, level, before, projects, amount }) => [key, level, before, projects, amount]),
  ).toEqual([
    ['201', 1, 0, 3, 1200],
    ['20113', 2, 0, 3, 1200],
    ['2011302', 3, 0, 1, 400],
    ['2011307', 3, 1, 2, 800],
    ['215', 1, 3, 1, 100],
    ['21505', 2, 3, 1, 100],
    ['2150517', 3, 3, 1, 100],
    ['several', 1, 4, 1, 300],
    ['none', 1, 5, 1, 500],
  ])
  expect(groups[2]?.name).toBe('科目2011302')
})

test('of a closed group nothing is shown but its own line, with what it comes to all the same', () => {
  const { rows: shown, groups } = grouped(LIST, nameOf, new Set(['20113', 'several']), false)
  expect(ids(shown)).toEqual(['0', '4'])
  expect(groups.map(({ key, before, amount, isCollapsed }) => [key, before, amount, isCollapsed])).toEqual([
    ['201', 0, 1200, false],
    ['20113', 0, 1200, true],
    ['215', 0, 100, false],
    ['21505', 0, 100, false],
    ['2150517', 0, 100, false],
    ['several', 1, 300, true],
    ['none', 1, 500, false],
  ])
})

test('around a project are its 类, 款 and 项, or what stands for them', () => {
  expect(LIST.slice(2, 5).map(groupsAround)).toEqual([['several'], ['201', '20113', '2011302'], ['none']])
})

test('functions that only projects of several have stand in their place where they are asked for, over no project', () => {
  const { rows: shown, groups } = grouped(LIST, nameOf, new Set(['2130599']), true)
  expect(ids(shown)).toEqual(['3', '1', '5', '0', '2', '4'])
  expect(groups.slice(4, 8).map(({ key, before, projects }) => [key, before, projects])).toEqual([
    ['213', 3, 0],
    ['21305', 3, 0],
    ['2130599', 3, 0],
    ['215', 3, 1],
  ])
})
