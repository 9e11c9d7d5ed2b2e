import { done, failed, type Reply } from '../../shared/contract/failure'
import type { Fault } from '../../shared/model/faults'
import { noFolder } from '../host/no-folder'
import { type Checked, checkPack } from '../packs/check'
import { previewLines, previewOf } from '../packs/preview'
import { type Call, type Command, type Printed, printed, TEXT_AND_JSON } from './command'

export const packCommands: readonly Command[] = [
  {
    name: 'pack',
    summary: '检查一个模板、科目版本或去向（pack check 文件夹），逐处列出错误',
    operands: ['check', '文件夹'],
    options: {},
    formats: TEXT_AND_JSON,
    run: check,
  },
]

function check({ operands, world }: Call): Promise<Reply<Printed>> {
  const [what, typed = ''] = operands
  if (what !== 'check') {
    return Promise.resolve(failed('bad-request', `pack 没有“${what ?? ''}”，只有 check：pack check 文件夹。`))
  }
  const folder = world.path(typed)
  const fault = noFolder(folder)
  if (fault !== null) return Promise.resolve(failed('file-missing', fault, { place: folder }))
  const checked = checkPack(folder, world.ports.places.packRoots)
  return Promise.resolve(
    checked
      ? done(checkPrinted(checked))
      : failed(
          'file-missing',
          `${folder} 不是模板、科目版本或去向的文件夹。模板里有 tables.json 和 text.json，科目版本里有 functions.json，去向里有 rows.json。`,
          { place: folder },
        ),
  )
}

function checkPrinted(checked: Checked): Printed {
  const { id, title, faults } = checked.pack
  const preview = previewOf(checked)
  return {
    ...printed({ kind: checked.kind, id, title, faults, preview }, () =>
      preview ? ['没有问题', '', ...previewLines(preview)] : faults.map(faultLine),
    ),
    hasErrors: faults.length > 0,
  }
}

/** `文件 路径 句子` */
function faultLine({ place, message }: Fault): string {
  return `${place} ${message}`
}
