import { expect, test } from 'vitest'
import { unnumberedDocuments } from '../../../src/shared/model/legal-basis'

const [first, second] = ['《扩大汽车消费措施》', '《进一步扩大汽车消费措施》'] as const

test.each([
  ['one that is named alone', first, [first]],
  ['several, each once', `${first}${second}，${first}`, [first, second]],
  ['a year that is no 文号', `${first}（2023年）`, [first]],
  ['a 文号 that stands before it', `深府〔2023〕12号${first}`, [first]],
])('%s lacks its 文号', (_, text, lacking) => {
  expect(unnumberedDocuments(text)).toEqual(lacking)
})

test.each([
  ['no document', '按会议纪要安排。'],
  ['brackets of law', `${first}（深府〔2023〕12号）`],
  ['square brackets', `${first}深府办[2023]12号`],
  ['full-width ones', `${first}深府办［2023］第 12 号`],
  ['one of several', `${first}、${second}（深府〔2023〕12号）`],
  ['nothing', ''],
])('%s lacks none', (_, text) => {
  expect(unnumberedDocuments(text)).toEqual([])
})
