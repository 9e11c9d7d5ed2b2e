import { expect, test } from 'vitest'
import { openBench } from './bench'

test('what people go to by name: each leads somewhere that is shown', async () => {
  const bench = openBench()
  const view = await bench.sample()
  const named = await bench.call('place.list', { budget: view.budget })
  const of = (kind: (typeof named)[number]['kind']) => named.filter((each) => each.kind === kind)
  expect(of('project').map(({ name }) => name)).toEqual(view.document.projects.map(({ name }) => name))
  expect(of('table').map(({ code }) => code)).toEqual(view.tables.map(({ number }) => `表${number}`))
  expect(of('section')[0]).toMatchObject({ code: '第一部分', place: { page: 'text' } })
  expect(of('functionCode').find(({ code }) => code === '2011307')).toMatchObject({
    name: '国内贸易管理',
    place: { page: 'projects', line: 'y058' },
  })
  // Of staff, and so of no project: where the tables print it.
  expect(of('economicCode').find(({ code }) => code === '30101')).toMatchObject({ place: { page: 'tables' } })
  const cells = new Set(view.tables.flatMap(({ rows }) => rows.map(({ key }) => key)))
  for (const { place } of named) {
    if (place.page === 'tables' && place.cell !== null)
      expect(cells).toContain(place.cell.slice(0, place.cell.lastIndexOf('/')))
  }
  await bench.dispose()
})
