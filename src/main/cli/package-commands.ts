import { readFile } from 'node:fs/promises'
import { done, failed, type Reply } from '../../shared/contract/failure'
import { createFromPackage } from '../core/create'
import { packageText } from '../export/package'
import { writeWhole } from '../export/whole-file'
import { openPacks } from '../packs/packs'
import { type Call, type Command, type Printed, printed, TEXT_AND_JSON } from './command'
import { mapped, withBudget } from './session'

export const packageCommands: readonly Command[] = [
  {
    name: 'package',
    summary: '写出交换包（JSON，金额为整数分），不丢任何内容；不覆盖已有的文件',
    operands: ['文件'],
    options: { out: { value: '交换包', help: '写到这里' } },
    formats: TEXT_AND_JSON,
    run: writePackage,
  },
  {
    name: 'import',
    summary: '从交换包新建预算文件；有一处不合要求就不建，并逐处说明',
    operands: ['交换包'],
    options: { out: { value: '文件', help: '新建的预算文件' } },
    formats: TEXT_AND_JSON,
    run: importPackage,
  },
]

async function writePackage({ operands, options, world }: Call): Promise<Reply<Printed>> {
  const { out } = options
  if (out === undefined) return failed('bad-request', 'package 还缺少 --out 交换包。')
  const target = world.path(out)
  return withBudget(world, operands[0] ?? '', ({ view }) => {
    const data = { package: target, revision: view.state.revision }
    const written = writeWhole(target, packageText(view.document))
    const refused = view.faults.length
    if (refused > 0)
      world.note(`文件里有 ${refused} 处不合要求（见 info），都写进了交换包；改好以前它导入不了。`)
    return Promise.resolve(mapped(written, () => printed(data, () => [`已写出 ${target}`])))
  })
}

async function importPackage({ operands, options, world }: Call): Promise<Reply<Printed>> {
  const { out } = options
  if (out === undefined) return failed('bad-request', 'import 还缺少 --out 文件。')
  const [source, target] = [world.path(operands[0] ?? ''), world.path(out)]
  const content = await readText(source)
  if (!content.ok) return content
  const packs = openPacks(world.ports.places.packRoots)
  const created = createFromPackage(target, content.value, source, packs, world.ports)
  return mapped(created, ({ left }) =>
    printed({ file: target, ...(left.length > 0 ? { left } : {}) }, () => [
      `已新建 ${target}`,
      ...(left.length > 0 ? [`旧版交换包里有 ${left.length} 处不合现行规则，照原样带入，请逐处核对：`] : []),
      ...left.map(({ place, message }) => `  ${place}  ${message}`),
    ]),
  )
}

async function readText(path: string): Promise<Reply<string>> {
  try {
    return done(await readFile(path, 'utf8'))
  } catch (fault) {
    const why = { ENOENT: '没有这个文件', EISDIR: '这是文件夹', EACCES: '没有读取它的权限' }[codeOf(fault)]
    if (why === undefined) throw fault
    return failed('file-missing', `${path}：${why}。请核对路径。`, { place: path })
  }
}

function codeOf(fault: unknown): string {
  return (fault as NodeJS.ErrnoException).code ?? ''
}
