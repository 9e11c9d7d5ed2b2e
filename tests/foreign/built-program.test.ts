import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { built } from '../../scripts/build.mjs'
import { systemPorts } from '../../src/main/host/system'
import { pathFiles } from '../../src/main/cli/path-files'
import { testForeign } from '../support/foreign'
import { tempFolder } from '../support/temp-folder'

const program = fileURLToPath(new URL('../../', import.meta.url))

beforeAll(() => built())

/** Children as the web host and the command line start them. */
function shipped() {
  const folder = tempFolder()
  const ports = systemPorts(program, pathFiles, { BUDGET_DESK_HOME: folder })
  const { foreign } = testForeign(ports.places.work, ports.foreign)
  const limits = { deadlineMs: 20_000, heapMb: 256, residentMb: 512 }
  return { foreign, ports, call: { what: '读取', limits, signal: new AbortController().signal } }
}

test('the built program reads a package in a child', async () => {
  const { foreign, ports, call } = shipped()
  const path = join(program, 'resources/samples/longgang-2024.json')
  const read = await foreign.run(
    'package.read',
    { path, name: 'x.json', encoding: undefined, packRoots: ports.places.packRoots },
    call,
  )
  expect(read).toMatchObject({ ok: true, value: { document: { department: { fiscalYear: 2024 } } } })
})

test('it does no work that is not in its table', async () => {
  const { foreign, call } = shipped()
  expect(await foreign.run('test.echo', 1, call)).toMatchObject({ error: { code: 'foreign-broke' } })
})
