import { basename } from 'node:path'
import { done, failed, type Reply } from '../../shared/contract/failure'
import type { ShellParams, ShellResults } from '../../shared/contract/shell'
import type { Dialogs } from './dialogs'
import { printPage, savePdf, type PrintedContents } from './printing'

/** Answers `shell.print`: the window gets the file's name, never its path. */
export async function printCall(
  { to, name }: ShellParams<'shell.print'>,
  contents: PrintedContents,
  dialogs: Pick<Dialogs, 'choosePdf'>,
  log: (level: 'error', message: string, details: string) => void,
): Promise<Reply<ShellResults['shell.print']>> {
  if (to === 'paper') return done((await printPage(contents)) ? { name } : null)
  const path = await dialogs.choosePdf(name)
  if (path === null) return done(null)
  try {
    await savePdf(contents, path)
    return done({ name: basename(path) })
  } catch (cause) {
    log('error', 'PDF not written', String(cause))
    return failed('file-read-only', 'PDF 没有写成，原有文件没动。请换一个文件夹再存。')
  }
}
