import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { parseCsv } from 'hucre/csv'
import { budget } from '../support/program'
import { sampleDocument } from '../support/longgang'
import { tempFolder } from '../support/temp-folder'

const guide = readFileSync(new URL('../../docs/how-to-make-a-destination.md', import.meta.url), 'utf8')

/** Files that the guide spells out: the name that opens the paragraph over each block of JSON. */
function filesIn(text: string): ReadonlyMap<string, string> {
  const found = text.matchAll(/^`(\S+\.json)`:[^\n]*(?:\n[^\n`]+)*\n\n```json\n([\s\S]*?)```/gm)
  return new Map(Array.from(found, ([, name = '', json = '']) => [name, json]))
}

/** What is typed at a shell, as arguments of the command line. */
function commandsIn(text: string): readonly (readonly string[])[] {
  const typed = text.matchAll(/^```sh\n(?:npm run -s budget -- )([^\n]+)\n```/gm)
  return Array.from(typed, ([, args = '']) => args.split(' '))
}

test('the guide, followed word for word, makes a destination that a budget can be sent to', async () => {
  const folder = tempFolder()
  const pack = join(folder, 'my-system')
  mkdirSync(pack)
  const files = filesIn(guide)
  expect([...files.keys()]).toEqual(['pack.json', 'codes.json', 'rows.json'])
  for (const [name, json] of files) writeFileSync(join(pack, name), json)
  const [check = [], use = [], ...others] = commandsIn(guide)
  expect(others).toEqual([])

  const checked = await budget(folder, check)
  expect([checked.code, checked.stderr]).toEqual([0, ''])
  expect(checked.stdout).toMatch(/^没有问题\n/)
  expect(checked.stdout).toMatch(/表 XM　项目　8 栏　必填 3　假定 1/)

  // The program's own folder, as tests have it.
  const home = join(folder, '.own/packs/destinations/my-system')
  mkdirSync(dirname(home), { recursive: true })
  renameSync(pack, home)
  expect((await budget(folder, ['new', 'b.budget', '--sample', 'longgang-2024'])).code).toBe(0)
  const used = await budget(folder, use)
  expect([used.code, used.stderr]).toEqual([0, ''])
  expect(readdirSync(join(folder, '报送')).sort()).toEqual(['FX.csv', 'XM.csv', 'manifest.json'])

  const [head, ...rows] = parseCsv(readFileSync(join(folder, '报送/XM.csv'), 'utf8').replace('\uFEFF', ''))
  expect(head).toEqual(['XH', 'XMMC', 'XMXZ', 'XMXZMC', 'DWDM', 'SFCG', 'YSJE', 'BBLX'])
  const { projects, lines } = sampleDocument()
  expect(rows).toHaveLength(projects.length)
  const commerce = projects.find(({ code }) => code === 'commerce')
  const amount = lines
    .filter(({ projectId }) => projectId === commerce?.id)
    .reduce((sum, line) => sum + line.amount, 0)
  const row = rows.find(([, name]) => name === commerce?.name)
  expect(row?.slice(2)).toEqual(['01', '延续', '001', '1', (amount / 100).toFixed(2), '1'])
}, 60_000)
