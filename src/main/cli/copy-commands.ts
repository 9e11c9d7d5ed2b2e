import { join } from 'node:path'
import { failed, type Reply } from '../../shared/contract/failure'
import type { CopyEntry } from '../../shared/contract/results'
import { plainAmount } from '../../shared/money/format'
import { aligned } from './aligned'
import { type Call, type Command, type Printed, printed, TEXT_AND_JSON } from './command'
import { localTime } from './local-time'
import { mapped, withBudget, withCore } from './opened-budget'

export const copyCommands: readonly Command[] = [
  {
    name: 'copy',
    summary: '另存副本，别处正在编辑的也可以；不覆盖已有的文件',
    operands: ['文件'],
    options: { out: { value: '文件', help: '副本写到这里' } },
    formats: TEXT_AND_JSON,
    run: copy,
  },
  {
    name: 'repair',
    summary: '修复到副本：读不懂的内容里，能确定原意的都修好；原文件不动',
    operands: ['文件'],
    options: { out: { value: '文件', help: '副本写到这里' } },
    formats: TEXT_AND_JSON,
    run: repair,
  },
  {
    name: 'copies',
    summary: '程序留下的副本：每天第一次改动前、换新版式前各一份',
    operands: ['[文件]'],
    options: {},
    formats: TEXT_AND_JSON,
    run: copies,
  },
]

async function copy({ operands, options, world }: Call): Promise<Reply<Printed>> {
  const { out } = options
  if (out === undefined) return failed('bad-request', 'copy 还缺少 --out 文件。')
  const target = world.path(out)
  return withBudget(
    world,
    operands[0] ?? '',
    async ({ view, call }) =>
      mapped(await call('budget.saveCopy', { file: world.ports.files.handle(target) }), ({ size }) =>
        printed({ file: target, revision: view.state.revision, size }, () => [`已另存副本 ${target}`]),
      ),
    'copy',
  )
}

async function repair({ operands, options, world }: Call): Promise<Reply<Printed>> {
  const { out } = options
  if (out === undefined) return failed('bad-request', 'repair 还缺少 --out 文件。')
  const target = world.path(out)
  return withBudget(world, operands[0] ?? '', async ({ call }) =>
    mapped(
      await call('budget.repairCopy', { file: world.ports.files.handle(target) }),
      ({ mended, left, size }) =>
        printed({ file: target, mended, left, size }, () => [
          `已另存副本 ${target}，修复 ${mended} 处${left > 0 ? `；还有 ${left} 处说不准，要由人来定` : ''}。`,
        ]),
    ),
  )
}

async function copies({ operands, world }: Call): Promise<Reply<Printed>> {
  const [file] = operands
  const of = file === undefined ? {} : { file: world.ports.files.handle(world.path(file)) }
  return withCore(world, async (client) =>
    mapped(await client.call('copy.list', of), (entries) => {
      const found = entries.map(({ handle, ...entry }) => ({
        path: copyAt(world.ports.places.backups, handle),
        ...entry,
      }))
      return printed(found, () => aligned(found.map(cells)))
    }),
  )
}

/** Here the user names paths: a copy's handle ends in its name. */
function copyAt(backups: string, handle: string): string {
  return join(backups, handle.slice(handle.indexOf(':') + 1))
}

function cells({
  name,
  kind,
  made,
  content,
  problem,
  path,
}: Omit<CopyEntry, 'handle'> & { readonly path: string }) {
  const about = content
    ? [`版次 ${content.revision}`, `支出 ${plainAmount(content.expenditure, content.unit, 2)}${content.unit}`]
    : [problem ?? '', '']
  return [name, localTime(made), kind === 'day' ? '当日改动前' : '换新版式前', ...about, path]
}
