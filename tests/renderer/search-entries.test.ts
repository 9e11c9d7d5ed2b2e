import { expect, test } from 'vitest'
import type { NamedPlace } from '../../src/shared/contract/shown'
import { commands } from '../../src/shared/contract/commands'
import { commandEntries, entriesFound, placeEntries } from '../../src/renderer/frame/search-entries'

const place = (kind: NamedPlace['kind'], code: string, name: string): NamedPlace => ({
  kind,
  code,
  name,
  place: { page: 'text', block: code },
})
const entries = [
  ...placeEntries([
    place('project', 'pairing', '对口帮扶'),
    place('project', '03', '表彰奖励'),
    place('table', '表3', '支出总体'),
    place('section', '第三部分', '项目支出'),
    place('functionCode', '2011307', '国内贸易管理'),
    place('economicCode', '30227', '委托业务费'),
  ]),
  ...commandEntries(commands),
]
const names = (wanted: string) => entriesFound(entries, wanted).map(({ name }) => name)

test.each([
  ['dkbf', '对口帮扶'],
  ['对口', '对口帮扶'],
  ['pairing', '对口帮扶'],
  ['表３', '支出总体'],
  ['2011307', '国内贸易管理'],
  ['30227', '委托业务费'],
  ['wtywf', '委托业务费'],
  ['第三', '项目支出'],
  ['jpcz', '键盘操作'],
  ['撤销', '撤销'],
])('%s leads to %s', (wanted, name) => {
  expect(names(wanted)[0]).toBe(name)
})

test('nothing typed lists what can be done, other words nothing', () => {
  expect(entriesFound(entries, ' ').every(({ kind }) => kind === 'command')).toBe(true)
  expect(names('没有这样的')).toEqual([])
})
