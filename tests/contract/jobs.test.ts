import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { packageText } from '../../src/main/export/package'
import type { JobEvents } from '../../src/shared/contract/jobs'
import type { BudgetDocument } from '../../src/shared/model/document'
import sample from '../../resources/samples/longgang-2024.json'
import { largeBudget } from '../bench/large-budget'
import { AT_ONCE_MS } from '../support/at-once'
import { childrenIn } from '../support/foreign'
import { suiteFolder, tempFolder } from '../support/temp-folder'
import { folderPorts, type Transport, transports } from './transports'

/** A package that takes seconds to read. */
const LARGE = join(suiteFolder(), '大.json')
writeFileSync(LARGE, packageText(largeBudget(sample as unknown as BudgetDocument, 4_000)))

/** A large package being read through a transport: its child is at work. */
async function reading(transport: Transport) {
  const folder = tempFolder()
  const ports = { ...folderPorts(folder), log: { warn: () => undefined, error: () => undefined } }
  const files = {
    ...ports.files,
    path: (handle: string) => (handle === 'large' ? LARGE : ports.files.path(handle)),
  }
  const { work } = ports.places
  const begun = Promise.withResolvers<JobEvents['job.progress']>()
  const ended: JobEvents['job.ended'][] = []
  const { client, close } = await transport.open({ ...ports, files }, (event, payload) => {
    if (event === 'job.progress') begun.resolve(payload as JobEvents['job.progress'])
    if (event === 'job.ended') ended.push(payload as JobEvents['job.ended'])
  })
  let isOpen = true
  const closeOnce = async () => {
    if (isOpen) await close()
    isOpen = false
  }
  onTestFinished(closeOnce)
  const file = await client.call('file.reserve', { name: '新' })
  if (!file.ok) throw new Error(file.error.message)
  const reply = client.call('package.read', { source: 'large', file: file.value.handle })
  const { job, label } = await begun.promise
  await expect.poll(() => childrenIn(work).length, { interval: 5 }).toBe(1)
  return { client, ended, reply, job, label, close: closeOnce, work, made: join(folder, '新.budget') }
}

describe.each(transports)('$name', (transport) => {
  test('long work that is cancelled is over at once: no process, no file, and whoever asked is told', async () => {
    const { client, ended, reply, job, label, work, made } = await reading(transport)
    const from = performance.now()
    expect(await client.call('job.cancel', { job })).toEqual({ ok: true, value: null })
    expect(performance.now() - from).toBeLessThan(AT_ONCE_MS)
    expect(childrenIn(work)).toEqual([])
    expect(await reply).toMatchObject({
      error: { code: 'cancelled', message: `${label}已取消，什么也没有改动。` },
    })
    await expect.poll(() => ended).toMatchObject([{ job, error: { code: 'cancelled' } }])
    expect(existsSync(made)).toBe(false)
    expect(readdirSync(work).flatMap((own) => readdirSync(join(work, own)))).toEqual([])
  })

  test('a host that ends does not wait for long work: it is cancelled, and answered', async () => {
    const { reply, close, made, work } = await reading(transport)
    await close()
    expect(await reply).toMatchObject({ error: { code: 'cancelled' } })
    expect(childrenIn(work)).toEqual([])
    expect(existsSync(made)).toBe(false)
    expect(readdirSync(work)).toEqual([])
  })
})
