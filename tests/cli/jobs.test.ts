import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageText } from '../../src/main/export/package'
import type { BudgetDocument } from '../../src/shared/model/document'
import sample from '../../resources/samples/longgang-2024.json'
import { largeBudget } from '../bench/large-budget'
import { AT_ONCE_MS } from '../support/at-once'
import { childrenIn } from '../support/foreign'
import { startBudget } from '../support/program'
import { tempFolder } from '../support/temp-folder'

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s cancels what takes long: no process, no file, exit 2',
  async (signal) => {
    const folder = tempFolder()
    writeFileSync(
      join(folder, '大.json'),
      packageText(largeBudget(sample as unknown as BudgetDocument, 4_000)),
    )
    const { child, ended } = startBudget(folder, ['import', '大.json', '--out', 'new.budget'])
    await expect.poll(() => childrenIn(folder), { interval: 10, timeout: 15_000 }).toHaveLength(1)
    const from = performance.now()
    child.kill(signal)
    expect(await ended).toEqual({ code: 2, stdout: '', stderr: '导入“大.json”已取消，什么也没有改动。\n' })
    expect(performance.now() - from).toBeLessThan(AT_ONCE_MS)
    expect(childrenIn(folder)).toEqual([])
    expect(readdirSync(folder).sort()).toEqual(['.own', '大.json'])
    expect(readdirSync(join(folder, '.own', 'work'))).toEqual([])
  },
)
