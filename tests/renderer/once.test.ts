import { expect, test } from 'vitest'
import { once } from '../../src/renderer/components/once'
import { useTypedText } from '../../src/renderer/components/typed-text'
import { failed, type Failure } from '../../src/shared/contract/failure'

/** A field of a file that takes its time, and refuses what was typed over another text than the one that stands there. */
function slowField(text: string) {
  const sent: { readonly text: string; readonly seen: string }[] = []
  const field = {
    text,
    sent,
    async commit(typed: string, seen: string): Promise<Failure | null> {
      sent.push({ text: typed, seen })
      await new Promise((resume) => setTimeout(resume, 5))
      if (seen !== field.text) return failed('changed-meanwhile', `改成了 ${field.text}`).error
      field.text = typed
      return null
    },
  }
  return field
}

function typed(text: string): [string, InputEvent] {
  return [text, { isComposing: false } as InputEvent]
}

test('an act that is on its way is not begun again; done, it can be', async () => {
  let begun = 0
  const act = once(async (by: number) => {
    await new Promise((resume) => setTimeout(resume, 5))
    return (begun += by)
  })
  expect(await Promise.all([act(1), act(1), act(1)])).toEqual([1, undefined, undefined])
  expect(await act(2)).toBe(3)
  const failing = once(() => Promise.reject(new Error('broken')))
  await expect(failing()).rejects.toThrow('broken')
  await expect(failing()).rejects.toThrow('broken')
})

test('a text that is left in more than one way at once is sent once', async () => {
  const field = slowField('原来的')
  const said: string[] = []
  // What a field that has gone shows stands still.
  const { draft, leave, store, onTyped } = useTypedText(
    () => '原来的',
    (text, seen) => field.commit(text, seen),
    (message) => said.push(message),
  )
  onTyped(...typed('新的'))
  await Promise.all([leave(), store()])
  expect(field).toMatchObject({ text: '新的', sent: [{ text: '新的', seen: '原来的' }] })
  expect(said.filter((each) => each !== '')).toEqual([])
  expect(draft.value).toBeNull()
})

test.each(['一二三', '一'])(
  'what is typed on while a text is on its way is typed over that text: %s',
  async (last) => {
    const field = slowField('一')
    const said: string[] = []
    const { leave, store, onTyped } = useTypedText(
      () => '一',
      (text, seen) => field.commit(text, seen),
      (message) => said.push(message),
    )
    onTyped(...typed('一二'))
    const first = store()
    onTyped(...typed(last))
    await Promise.all([first, leave()])
    expect(field.text).toBe(last)
    expect(said.filter((each) => each !== '')).toEqual([])
  },
)
