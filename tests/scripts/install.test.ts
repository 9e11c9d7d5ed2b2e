import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { tempFolder } from '../support/temp-folder'

const RUNTIME = fileURLToPath(new URL('../../scripts/runtime.mjs', import.meta.url))
const WARNINGS = 'npm warn install-scripts 1 package has install scripts'

/** What the first run of a script shows, in a project where nothing is installed yet; `npm` is what stands for npm. */
function firstRun(npm: string | null) {
  const folder = tempFolder()
  const bin = join(folder, 'bin')
  mkdirSync(join(folder, 'scripts'))
  mkdirSync(bin)
  cpSync(RUNTIME, join(folder, 'scripts/runtime.mjs'))
  writeFileSync(join(folder, 'package-lock.json'), '{}')
  const script = join(folder, 'scripts/any.mjs')
  writeFileSync(script, "import { ready } from './runtime.mjs'\nawait ready()\nconsole.log('done')\n")
  if (npm !== null) {
    writeFileSync(join(bin, 'npm'), `#!/bin/sh\n${npm}\n`)
    chmodSync(join(bin, 'npm'), 0o755)
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], {
    env: { PATH: bin },
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

describe('the first run installs what is missing', () => {
  it.each([
    `echo '${WARNINGS}' >&2`,
    `echo 'added 505 packages in 35s'; echo '${WARNINGS}' >&2`,
    `i=0; while [ $i -lt 2000 ]; do echo '${WARNINGS}' >&2; echo '${WARNINGS}'; i=$((i+1)); done`,
  ])('and says so in its own words, none of the package manager’s: %s', (npm) => {
    const { status, stdout, stderr } = firstRun(npm)
    expect(status).toBe(0)
    expect(stdout).toBe('done\n')
    expect(stderr).toBe('正在安装所需的组件，要联网，约一两分钟 ……\n')
  })

  it.each([
    [1, "echo 'npm error code ENOTFOUND' >&2; exit 1"],
    [7, "echo 'npm error code ENOSPC'; exit 7"],
    ['SIGKILL', "echo 'npm error killed' >&2; kill -9 $$"],
  ])('or shows what the package manager said when it ended with %s', (_, npm) => {
    const { status, stdout, stderr } = firstRun(npm)
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^正在安装[^]*\nnpm error .*\n所需的组件没有装上。请按上面所说的检查/)
  })

  it('or says that there is no package manager', () => {
    const { status, stderr } = firstRun(null)
    expect(status).toBe(2)
    expect(stderr).toContain('没有找到 npm 这个命令。')
  })
})
