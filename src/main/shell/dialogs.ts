import { basename, extname, join } from 'node:path'

const FILTERS: Electron.FileFilter[] = [{ name: '预算文件', extensions: ['budget'] }]

/** The system's own dialogs, bound to the window they belong to. Null or false = cancelled. */
export interface Dialogs {
  chooseOpen(): Promise<string | null>
  chooseSave(suggestedName: string): Promise<string | null>
  choosePdf(suggestedName: string): Promise<string | null>
  chooseFolder(): Promise<string | null>
  /** A question with two answers; true = `yes`. Enter and Esc both mean `no`, which loses nothing. */
  confirm(question: {
    readonly message: string
    readonly detail: string
    readonly yes: string
    readonly no: string
  }): boolean
  tell(message: string, detail: string): Promise<void>
}

export type SystemDialogs<W> = {
  showOpenDialog(window: W, options: Electron.OpenDialogOptions): Promise<Electron.OpenDialogReturnValue>
  showSaveDialog(window: W, options: Electron.SaveDialogOptions): Promise<Electron.SaveDialogReturnValue>
  showMessageBox(window: W, options: Electron.MessageBoxOptions): Promise<unknown>
  showMessageBoxSync(window: W, options: Electron.MessageBoxSyncOptions): number
}

/** `folder` is where the first dialog starts; later ones start where the system last was. */
export function dialogsFor<W>(system: SystemDialogs<W>, window: W, folder: string): Dialogs {
  async function chooseTarget(
    title: string,
    name: string,
    filters: Electron.FileFilter[],
    ending: string,
    properties: NonNullable<Electron.SaveDialogOptions['properties']>,
  ): Promise<string | null> {
    const { canceled, filePath } = await system.showSaveDialog(window, {
      title,
      buttonLabel: '保存',
      defaultPath: join(folder, withEnding(basename(name), ending)),
      filters,
      properties,
    })
    return canceled || filePath === '' ? null : withEnding(filePath, ending)
  }

  return {
    async chooseOpen() {
      const { canceled, filePaths } = await system.showOpenDialog(window, {
        title: '打开预算',
        buttonLabel: '打开',
        filters: FILTERS,
        properties: ['openFile'],
      })
      return canceled ? null : (filePaths[0] ?? null)
    },
    async chooseFolder() {
      const { canceled, filePaths } = await system.showOpenDialog(window, {
        title: '输出到',
        buttonLabel: '选这个文件夹',
        defaultPath: folder,
        properties: ['openDirectory', 'createDirectory'],
      })
      return canceled ? null : (filePaths[0] ?? null)
    },
    // Not asked about overwriting: the core never overwrites a budget and says so.
    chooseSave: (name) => chooseTarget('新建预算文件', name, FILTERS, '.budget', ['createDirectory']),
    choosePdf: (name) =>
      chooseTarget('存为 PDF', name, [{ name: 'PDF', extensions: ['pdf'] }], '.pdf', [
        'createDirectory',
        'showOverwriteConfirmation',
      ]),
    confirm: ({ message, detail, yes, no }) =>
      system.showMessageBoxSync(window, {
        type: 'question',
        title: '预算编制台',
        message,
        detail,
        buttons: [no, yes],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      }) === 1,
    async tell(message, detail) {
      await system.showMessageBox(window, {
        type: 'info',
        title: '预算编制台',
        message,
        detail,
        buttons: ['知道了'],
        noLink: true,
      })
    },
  }
}

/** Linux dialogs don't add the filter's ending. */
function withEnding(path: string, ending: string): string {
  return extname(path).toLowerCase() === ending ? path : path + ending
}
