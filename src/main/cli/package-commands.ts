import { failed, type Reply } from '../../shared/contract/failure'
import { type Call, type Command, type Printed, printed, TEXT_AND_JSON } from './command'
import { ENCODING, encodingOf } from './encoding'
import { mapped, withBudget, withCore } from './opened-budget'

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
    options: {
      out: { value: '文件', help: '新建的预算文件' },
      ...ENCODING,
    },
    formats: TEXT_AND_JSON,
    run: importPackage,
  },
]

async function writePackage({ operands, options, world }: Call): Promise<Reply<Printed>> {
  const { out } = options
  if (out === undefined) return failed('bad-request', 'package 还缺少 --out 交换包。')
  const target = world.path(out)
  return withBudget(world, operands[0] ?? '', async ({ view, call }) => {
    const written = await call('package.write', { file: world.ports.files.handle(target) })
    const refused = view.faults.length
    if (written.ok && refused > 0) {
      world.note(`文件里有 ${refused} 处不合要求（见 info），都写进了交换包；改好以前它导入不了。`)
    }
    const data = { package: target, revision: view.state.revision }
    return mapped(written, () => printed(data, () => [`已写出 ${target}`]))
  })
}

async function importPackage({ operands, options, world }: Call): Promise<Reply<Printed>> {
  const { out } = options
  if (out === undefined) return failed('bad-request', 'import 还缺少 --out 文件。')
  const { handle } = world.ports.files
  const encoding = encodingOf(options)
  if (!encoding.ok) return encoding
  const [source, target] = [world.path(operands[0] ?? ''), world.path(out)]
  const call = { source: handle(source), file: handle(target), encoding: encoding.value }
  return withCore(world, async (client) =>
    mapped(await client.call('package.read', call), ({ left }) =>
      printed({ file: target, ...(left.length > 0 ? { left } : {}) }, () => [
        `已新建 ${target}`,
        ...(left.length > 0
          ? [`旧版交换包里有 ${left.length} 处不合现行规则，照原样带入，请逐处核对：`]
          : []),
        ...left.map(({ place, message }) => `  ${place}  ${message}`),
      ]),
    ),
  )
}
