import { expect, test } from 'vitest'
import { dialogsFor, type SystemDialogs } from '../../src/main/shell/dialogs'

type Answers = {
  readonly open?: Electron.OpenDialogReturnValue
  readonly save?: Electron.SaveDialogReturnValue
  readonly box?: number
}

const WINDOW = { id: 1 }

/** Electron's dialogs with set answers; keeps what was asked. */
function system(answers: Answers) {
  const asked: { readonly window: unknown; readonly options: object }[] = []
  const dialog = {
    showOpenDialog: (window: unknown, options: Electron.OpenDialogOptions) => {
      asked.push({ window, options })
      return Promise.resolve(answers.open ?? { canceled: true, filePaths: [] })
    },
    showSaveDialog: (window: unknown, options: Electron.SaveDialogOptions) => {
      asked.push({ window, options })
      return Promise.resolve(answers.save ?? { canceled: true, filePath: '' })
    },
    showMessageBox: (window: unknown, options: Electron.MessageBoxOptions) => {
      asked.push({ window, options })
      return Promise.resolve({ response: 0, checkboxChecked: false })
    },
    showMessageBoxSync: (window: unknown, options: Electron.MessageBoxSyncOptions) => {
      asked.push({ window, options })
      return answers.box ?? 0
    },
  } satisfies SystemDialogs<typeof WINDOW>
  return { dialogs: dialogsFor(dialog, WINDOW, '/home/me/文档'), asked }
}

test('opening offers .budget files only, on the program’s window', async () => {
  const { dialogs, asked } = system({ open: { canceled: false, filePaths: ['/a.budget'] } })
  expect(await dialogs.chooseOpen()).toBe('/a.budget')
  expect(asked[0]).toMatchObject({
    window: WINDOW,
    options: { title: '打开预算', filters: [{ extensions: ['budget'] }], properties: ['openFile'] },
  })
})

test('a cancelled dialog chooses nothing', async () => {
  const { dialogs } = system({})
  expect(await dialogs.chooseOpen()).toBeNull()
  expect(await dialogs.chooseSave('x')).toBeNull()
  expect(await dialogs.choosePdf('x')).toBeNull()
})

test('a new file gets its ending where the system adds none', async () => {
  const { dialogs, asked } = system({ save: { canceled: false, filePath: '/tmp/我的预算' } })
  expect(await dialogs.chooseSave('龙岗工信局2024')).toBe('/tmp/我的预算.budget')
  expect(asked[0]?.options).toMatchObject({ defaultPath: '/home/me/文档/龙岗工信局2024.budget' })
})

test('a suggested name can’t lead to another folder', async () => {
  const { dialogs, asked } = system({})
  await dialogs.chooseSave('../../etc/x')
  expect(asked[0]?.options).toMatchObject({ defaultPath: '/home/me/文档/x.budget' })
})

test('a question loses nothing unless its second button is pressed', () => {
  const question = { message: 'm', detail: 'd', yes: '丢掉', no: '返回' }
  expect(system({ box: 1 }).dialogs.confirm(question)).toBe(true)
  const { dialogs, asked } = system({ box: 0 })
  expect(dialogs.confirm(question)).toBe(false)
  expect(asked[0]?.options).toMatchObject({ buttons: ['返回', '丢掉'], defaultId: 0, cancelId: 0 })
})
