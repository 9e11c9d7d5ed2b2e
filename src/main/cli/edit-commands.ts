import { done, failed, type Reply } from '../../shared/contract/failure'
import type { EditDone } from '../../shared/contract/results'
import { applyRecords } from '../../shared/model/change'
import { definition } from '../../shared/model/fields'
import { collectionOfKind } from '../../shared/model/fields'
import { additionJsonSchema } from '../../shared/model/schema'
import { insidePlace } from './check-command'
import { type Call, type Command, type Printed, TEXT_AND_JSON, type World } from './command'
import { ENCODING, encodingOf } from './encoding'
import { editPrinted } from './edit-output'
import { insidePath, shownPath } from './paths'
import { mapped, type OpenedBudget, withBudget } from './opened-budget'

const KINDS = Object.entries(definition).flatMap(([set, { kind }]) => (set === 'department' ? [] : [kind]))

export const editCommands: readonly Command[] = [
  {
    name: 'set',
    summary: '改一处；值写 - 时从标准输入读。显示随之变动的内容',
    operands: ['文件', '路径', '值'],
    options: {
      ...ENCODING,
      unit: { value: '单位', help: '金额里不带单位的数：元或万元（不写即是录入单位）' },
    },
    formats: TEXT_AND_JSON,
    run: set,
  },
  {
    name: 'add',
    summary: `增加一条记录（${KINDS.join('、')}）；add 类别 --help 显示它的 JSON Schema`,
    operands: ['文件', '类别', 'JSON'],
    options: ENCODING,
    formats: TEXT_AND_JSON,
    helpFor: additionHelp,
    run: add,
  },
  {
    name: 'remove',
    summary: '删除一条记录和属于它的记录',
    operands: ['文件', '路径'],
    options: {},
    formats: TEXT_AND_JSON,
    run: ({ operands, world }) =>
      edit(world, operands[0], (budget) =>
        budget.call('edit.remove', { path: insidePath(budget.view.document, operands[1] ?? '') }),
      ),
  },
  {
    name: 'undo',
    summary: '撤销上一步',
    operands: ['文件'],
    options: {},
    formats: TEXT_AND_JSON,
    run: ({ operands, world }) => edit(world, operands[0], (budget) => budget.call('edit.undo', {})),
  },
  {
    name: 'redo',
    summary: '重做刚撤销的一步',
    operands: ['文件'],
    options: {},
    formats: TEXT_AND_JSON,
    run: ({ operands, world }) => edit(world, operands[0], (budget) => budget.call('edit.redo', {})),
  },
  {
    name: 'acknowledge',
    summary: '说明检查发现的一处为什么属实；数字再变时失效，理由写空（""）即撤回',
    operands: ['文件', '规则', '位置', '理由'],
    options: {},
    formats: TEXT_AND_JSON,
    run: ({ operands: [file, rule = '', place = '', reason = ''], world }) =>
      edit(world, file, (budget) =>
        budget.call('checks.acknowledge', { rule, place: insidePlace(budget.view, place), reason }),
      ),
  },
  {
    name: 'review',
    summary: '复核一张表（tables/t05）或一部分文本（text/p3）；之后再变会查出来',
    operands: ['文件', '部分'],
    options: { withdraw: { value: null, help: '撤回复核' } },
    formats: TEXT_AND_JSON,
    run: ({ operands: [file, part = ''], options, world }) =>
      edit(world, file, (budget) =>
        budget.call('checks.review', { part, isReviewed: options['withdraw'] === undefined }),
      ),
  },
]

async function set({ operands, options, world }: Call): Promise<Reply<Printed>> {
  const [file, path = '', typed = ''] = operands
  const value = await valueOf(typed, options, world)
  if (!value.ok) return value
  const { unit } = options
  if (unit !== undefined && unit !== '元' && unit !== '万元') {
    return failed('bad-request', `没有单位“${unit}”。可选：元、万元。`)
  }
  return edit(world, file, (budget) =>
    budget.call('edit.set', {
      path: insidePath(budget.view.document, path),
      value: value.value,
      ...(unit ? { unit } : {}),
    }),
  )
}

async function add({ operands, options, world }: Call): Promise<Reply<Printed>> {
  const [file, kind = '', typed = ''] = operands
  const text = await valueOf(typed, options, world)
  if (!text.ok) return text
  const value = record(text.value)
  if (!value) return failed('bad-value', `增加${kind}：“${typed}”不是 JSON 对象。写法见 add ${kind} --help。`)
  return edit(world, file, (budget) => budget.call('edit.add', { kind, value }))
}

function edit(
  world: World,
  file: string | undefined,
  change: (budget: OpenedBudget) => Promise<Reply<EditDone & { readonly path?: string }>>,
): Promise<Reply<Printed>> {
  return withBudget(world, file ?? '', async (budget) =>
    mapped(await change(budget), ({ patch, path, notes }) => {
      const after = applyRecords(budget.view.document, patch.records)
      return editPrinted(budget.view, patch, {
        ...(path === undefined ? {} : { path: shownPath(after, path) }),
        ...(notes === undefined ? {} : { notes }),
      })
    }),
  )
}

/** What was typed; from standard input without the line's end that a shell adds. */
async function valueOf(typed: string, options: Call['options'], world: World): Promise<Reply<string>> {
  if (typed !== '-') return done(typed)
  const encoding = encodingOf(options)
  if (!encoding.ok) return encoding
  return mapped(await world.stdin(encoding.value), (text) => text.replace(/\r?\n$/, ''))
}

function record(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

function additionHelp(operands: readonly string[]): string | null {
  const collection = operands.map(collectionOfKind).find((found) => found !== undefined)
  return collection ? `${JSON.stringify(additionJsonSchema(collection), null, 2)}\n` : null
}
