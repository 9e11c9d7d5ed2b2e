import { expect, test } from 'vitest'
import { applyRecords } from '../../../src/shared/model/change'
import { sampleDocument } from '../../support/longgang'

/** Code names have no place in an order of their own: an added one was once lost on the way to the window. */
test('a record added to a collection without positions arrives, and goes again', () => {
  const document = sampleDocument()
  const name = { id: 'name-30201', classification: 'economic', code: '30201', name: '办公费用' } as const
  const added = applyRecords(document, [{ collection: 'codeNames', id: name.id, fields: { ...name } }])
  expect(added.codeNames).toEqual([name, ...document.codeNames])
  const gone = applyRecords(added, [{ collection: 'codeNames', id: name.id, fields: null }])
  expect(gone.codeNames).toEqual(document.codeNames)
})
