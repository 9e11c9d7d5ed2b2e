import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import type { Funding } from '../../../src/shared/model/funding'
import { budget } from '../../support/program'
import { amountOf, openListed } from './budget-page'
import { type Desk, expect } from './desk'

const RESOURCES = fileURLToPath(new URL('../../../resources', import.meta.url))
const WIDE = 'wide-2024'

/**
 * The sample as a file in the folder, under a template of the user's own that tells every kind of money apart: a project's
 * lines have a column for each. How many there are.
 */
async function writeWideBudget(folder: string, own: string, name: string): Promise<number> {
  const pack = join(own, 'packs/templates', WIDE)
  cpSync(join(RESOURCES, 'templates/shenzhen-longgang-2024'), pack, { recursive: true })
  const told = JSON.parse(readFileSync(join(pack, 'pack.json'), 'utf8')) as { fundings: readonly Funding[] }
  const fundings = told.fundings.flatMap((funding) =>
    funding.fundTypes.map((type) => ({
      ...funding,
      id: `${funding.id}-${type}`,
      label: `${funding.label}${type}`,
      fundTypes: [type],
      always: true,
    })),
  )
  writeFileSync(join(pack, 'pack.json'), JSON.stringify({ ...told, id: WIDE, title: '分得很细', fundings }))

  const sample = JSON.parse(readFileSync(join(RESOURCES, 'samples/longgang-2024.json'), 'utf8')) as {
    department: object
  }
  const file = join(folder, 'wide.json')
  writeFileSync(file, JSON.stringify({ ...sample, department: { ...sample.department, templatePack: WIDE } }))
  const ended = await budget(folder, ['import', file, '--out', join(folder, `${name}.budget`)])
  expect(ended.stderr).toBe('')
  expect(ended.code).toBe(0)
  return fundings.filter(({ kinds }) => kinds.includes('project')).length
}

/** Such a budget in a window, on the lines of a project: how many sources it has. */
export async function openWideBudget(page: Page, desk: Desk, project: string) {
  const sources = await writeWideBudget(desk.folder, desk.own, '分得很细')
  await desk.restart('SIGTERM')
  await page.goto(desk.address)
  await openListed(page, /分得很细/)
  await amountOf(page, project).click()
  const editor = page.getByRole('article', { name: project })
  return { sources, editor, grid: editor.getByRole('grid', { name: '分项与资金来源' }) }
}
