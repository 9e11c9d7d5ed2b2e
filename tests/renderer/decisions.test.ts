import { expect, test } from 'vitest'
import { openDecisions } from '../../src/renderer/stores/decisions'

const seenBy = (decisions: ReturnType<typeof openDecisions>, revision: number) =>
  decisions.of(revision, ({ seen }) => Promise.resolve(seen))

test('an own step counts as seen before it is shown; another window’s does not', async () => {
  const decisions = openDecisions()
  decisions.stepped({ from: 4, to: 5 })
  // What it changed is still on its way: the window shows 4.
  expect(await seenBy(decisions, 4)).toBe(5)
  expect(await seenBy(decisions, 5)).toBe(5)
  expect(await seenBy(decisions, 3)).toBe(3)
  decisions.begin()
  expect(await seenBy(decisions, 4)).toBe(4)
})
