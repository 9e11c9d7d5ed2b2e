import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { tempFolder } from '../support/temp-folder'

const PROJECT = fileURLToPath(new URL('../../', import.meta.url))

/** What the import check says of a house with these files. */
function check(files: Readonly<Record<string, string>>) {
  const root = tempFolder()
  mkdirSync(join(root, 'scripts'))
  for (const script of ['check-rooms.mjs', 'runtime.mjs']) {
    cpSync(join(PROJECT, 'scripts', script), join(root, 'scripts', script))
  }
  symlinkSync(join(PROJECT, 'node_modules'), join(root, 'node_modules'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return spawnSync(process.execPath, [join(root, 'scripts/check-rooms.mjs')], { encoding: 'utf8' })
}

test.each([
  ['src/shared/money/a.ts', "import { readFileSync } from 'node:fs'", 'takes from packages: decimal.js'],
  ['src/shared/model/a.ts', "import { computed } from 'vue'", 'takes from packages'],
  ['src/shared/money/a.ts', "import { b } from '../model/b'", 'may not import src/shared/model'],
  ['src/shared/reading/a.ts', "import { b } from '../tables/b'", 'may not import src/shared/tables'],
  [
    'src/shared/contract/a.ts',
    "import { tableView } from '../tables/view'",
    'may import only types of src/shared/tables',
  ],
  ['src/main/store/a.ts', "import { openCore } from '../core/core'", 'may not import src/main/core'],
  ['src/main/core/a.ts', "export * from '../web/server'", 'may not import src/main/web'],
  ['src/main/core/a.ts', "import { b } from './capabilities/b'", 'may not import src/main/core/capabilities'],
  ['src/main/core/edit/a.ts', "import { b } from '../session'", 'may not import src/main/core'],
  ['src/main/core/jobs/a.ts', "import { b } from '../budgets'", 'may not import src/main/core'],
  ['src/main/ports/a.ts', "import { join } from 'node:path'", 'takes from packages: nothing'],
  ['src/main/host/a.ts', "import { b } from '../ports/b'", 'may import only types of src/main/ports'],
  ['src/main/web/a.ts', "import { csp } from '../shell/csp'", 'may not import src/main/shell'],
  ['src/renderer/a.ts', "const x = await import('../main/core/core')", 'may not import src/main/core'],
  ['src/renderer/components/a.ts', "import { b } from '../stores/b'", 'may not import src/renderer/stores'],
  ['src/renderer/components/a.ts', "import { b } from '../host/b'", 'may not import src/renderer/host'],
  ['src/renderer/components/a.ts', "import { b } from '../composables/b'", 'import src/renderer/composables'],
  ['src/renderer/components/a.ts', "import B from '../frame/B.vue'", 'may not import src/renderer/frame'],
  ['src/renderer/components/a.ts', "import B from '../pages/B.vue'", 'may not import src/renderer/pages'],
  ['src/renderer/components/a.ts', "import { defineStore } from 'pinia'", 'takes from packages: vue'],
  ['src/renderer/naming/a.ts', "import { b } from '../stores/codes'", 'may not import src/renderer/stores'],
  ['src/renderer/stores/a.ts', "import { b } from '../naming/b'", 'may not import src/renderer/naming'],
  ['src/renderer/host/a.ts', "import { b } from '../stores/desk'", 'may not import src/renderer/stores'],
  ['src/renderer/composables/a.ts', "import B from '../frame/B.vue'", 'may not import src/renderer/frame'],
  ['src/renderer/frame/a.ts', "import B from '../pages/B.vue'", 'may not import src/renderer/pages'],
  ['src/renderer/pages/text/a.ts', "import B from '../../frame/B.vue'", 'may not import src/renderer/frame'],
  [
    'src/renderer/pages/text/a.ts',
    "import { b } from '../tables/b'",
    'pages/text may not import src/renderer/pages/tables',
  ],
  [
    'src/renderer/pages/tables/a.ts',
    "import type { B } from '../projects/b'",
    'may not import src/renderer/pages/projects',
  ],
  [
    'src/renderer/pages/projects/a.ts',
    "import A from '../WelcomePage.vue'",
    'may not import src/renderer/pages',
  ],
  ['src/renderer/pages/A.vue', "<script setup>\nimport { b } from './text/b'\n</script>", 'A.vue:2: '],
  ['src/renderer/pages/text/a.ts', "import App from '../../App.vue'", 'may not import src/renderer'],
  ['src/renderer/frame/a.ts', "import App from '../App.vue'", 'may not import src/renderer'],
  ['src/renderer/A.vue', "<template />\n<script setup>\nimport a from '../main/web'\n</script>", 'A.vue:3: '],
  [
    'src/main/shell/a.ts',
    "import { app } from 'electron'",
    'imported as a value in src/main/index.ts and src/preload/index.ts alone',
  ],
  ['src/main/shell/a.ts', "import { type App, dialog } from 'electron'", 'imported as a value'],
  ['src/main/web.ts', 'void 0\n'.repeat(60), 'stays under 60 lines; it has 60'],
  ['src/other/a.ts', 'export {}', 'stands in no room'],
])('%s with %j is named', (path, text, said) => {
  const { status, stderr } = check({ [path]: text })
  expect(stderr).toContain(said)
  expect(stderr).toContain(path.split('/').at(-1))
  expect(status).toBe(1)
})

test('what the arrows allow passes', () => {
  const { status, stderr } = check({
    'src/shared/tables/a.ts':
      "import type { Change } from '../model/change'\nimport { b } from '../money/b'\n",
    'src/main/shell/a.ts':
      "import type { App } from 'electron'\nimport { type Menu, type Tray } from 'electron'\n",
    'src/renderer/components/a.ts': "import { b } from './b'\nimport { c } from '../naming/c'\n",
    'src/renderer/pages/text/a.ts':
      "import { b } from './b'\nimport { useDesk } from '../../stores/desk'\nimport C from '../../components/C.vue'\n",
    'src/renderer/App.vue':
      "<script setup>\nimport A from './frame/A.vue'\nimport B from './pages/text/B.vue'\n</script>",
    'src/renderer/main.ts': "import App from './App.vue'\n",
    'src/main/index.ts': "import { app } from 'electron'\n".repeat(59),
    'src/main/core/a.ts': "import { readFileSync } from 'node:fs'\nimport { c } from '../store/c'\n",
  })
  expect(stderr).toBe('')
  expect(status).toBe(0)
})
