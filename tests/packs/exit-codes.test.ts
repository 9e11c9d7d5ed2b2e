import { cpSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test, vi } from 'vitest'
import { runCommandLine } from '../../src/main/cli/run'
import { tempFolder } from '../support/temp-folder'
import { change, copiedRoot, neutral, resources, SHIPPED } from './pack-bench'

const program = resolve(import.meta.dirname, '../..')

/** The exit code of a command, and what it wrote. */
async function run(...args: readonly string[]) {
  const written = { stdout: '', stderr: '' }
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      written[name] += String(text)
      return true
    }),
  )
  const code = await runCommandLine(args, program)
  for (const spy of spies) spy.mockRestore()
  return { code, ...written }
}

/** The user's own folder, for as long as the test runs. */
function ownFolder(): string {
  const own = tempFolder()
  vi.stubEnv('BUDGET_DESK_HOME', own)
  return own
}

test('pack check answers 0 for a sound pack, 1 with its faults, 2 where there is none', async () => {
  ownFolder()
  const sound = await run('pack', 'check', join(resources, 'templates', SHIPPED))
  expect(sound).toMatchObject({ code: 0, stderr: '' })
  expect(sound.stdout).toMatch(/^没有问题\n/)
  const root = copiedRoot()
  change(join(root, 'templates', SHIPPED), 'pack.json', (pack: { unit: string }) => (pack.unit = '亿元'))
  expect(await run('pack', 'check', join(root, 'templates', SHIPPED))).toEqual({
    code: 1,
    stdout: 'pack.json $.unit 现为 "亿元"，应是 "元"、"万元" 之一。\n',
    stderr: '',
  })
  const none = await run('pack', 'check', root)
  expect(none).toMatchObject({ code: 2, stdout: '' })
  expect(none.stderr).toMatch(/不是模板/)
  expect(await run('pack', 'mend', root)).toMatchObject({ code: 2, stdout: '' })
})

test('new without --pack is refused, with the list, once there is a choice; a broken pack is none', async () => {
  const own = ownFolder()
  const file = join(own, 'a.budget')
  const args = ['new', file, '--unit', '某局', '--year', '2026']
  for (const kind of ['templates', 'classifications']) {
    cpSync(join(neutral, kind), join(own, 'packs', kind), { recursive: true })
  }
  const refused = await run(...args)
  expect(refused).toMatchObject({ code: 2, stdout: '' })
  expect(refused.stderr).toMatch(/shenzhen-longgang-2024（深圳龙岗）、linjiang-2026（临江市市直部门）/)

  change(join(own, 'packs/templates/linjiang-2026'), 'pack.json', (pack: { year: number }) => (pack.year = 0))
  // One sound template is left, so there is nothing to choose.
  const single = await run('new', join(own, 'b.budget'), ...args.slice(2))
  expect(single.stderr).not.toMatch(/--pack/)
  const broken = await run('new', join(own, 'c.budget'), ...args.slice(2), '--pack', 'linjiang-2026')
  expect(broken.code).toBe(2)
  expect(broken.stderr).toMatch(/有 1 处不对，不能使用。\n {2}pack\.json \$\.year/)
})
