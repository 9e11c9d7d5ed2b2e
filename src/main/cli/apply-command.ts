import { failed, type Reply } from '../../shared/contract/failure'
import { applyRecords } from '../../shared/model/change'
import type { Call, Command, Printed } from './command'
import { TEXT_AND_JSON } from './command'
import { editPrinted } from './edit-output'
import { parseEdits } from './edits-file'
import { ENCODING, encodingOf } from './encoding'
import { mapped, withBudget } from './opened-budget'
import { shownPath } from './paths'

export const applyCommand: Command = {
  name: 'apply',
  summary: '把许多处修改作为一步做完；修改单写 - 时从标准输入读。显示随之变动的内容',
  operands: ['文件', '修改单'],
  options: {
    preview: { value: null, help: '只看会变动什么，不写入' },
    'on-refused': {
      value: 'stop|skip',
      help: '有一处不能改时：stop 一处也不改（不写即是），skip 改其余各处',
    },
    ...ENCODING,
  },
  formats: TEXT_AND_JSON,
  run: apply,
}

async function apply({ operands, options, world }: Call): Promise<Reply<Printed>> {
  const [file = '', list = ''] = operands
  const onRefused = options['on-refused'] ?? 'stop'
  if (onRefused !== 'stop' && onRefused !== 'skip') {
    return failed('bad-request', `--on-refused 没有“${onRefused}”。可选：stop、skip。`)
  }
  const encoding = encodingOf(options)
  if (!encoding.ok) return encoding
  const text = list === '-' ? await world.stdin(encoding.value) : world.file(world.path(list), encoding.value)
  const edits = text.ok ? parseEdits(text.value, list === '-' ? '标准输入' : `“${list}”`) : text
  if (!edits.ok) return edits
  const asked = { edits: edits.value, onRefused, naming: 'codes' } as const
  return withBudget(world, file, async (budget) => {
    const reply = await (options['preview'] === undefined
      ? budget.call('edit.apply', asked)
      : budget.call('edit.preview', asked))
    return mapped(reply, ({ patch, notes, paths, refused }) => {
      const after = applyRecords(budget.view.document, patch.records)
      return editPrinted(budget.view, patch, {
        paths: paths.map((path) => path && shownPath(after, path)),
        refused,
        ...(notes === undefined ? {} : { notes }),
      })
    })
  })
}
