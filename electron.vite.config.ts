import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'

/** Electron 45 carries Node 24 and Chromium 150; electron-vite 6 knows runtimes up to 44 and would guess. */
const NODE = 'node24'
const CHROMIUM = 'chrome140'

/** Everything is bundled but the native module, so that a start reads a handful of files. */
const external = ['electron', 'better-sqlite3']

/** How long plugins take is no warning about the program. */
const checks = { pluginTimings: false }

export default defineConfig({
  main: {
    build: {
      target: NODE,
      externalizeDeps: false,
      rolldownOptions: {
        input: entries('main', ['index', 'core-process', 'foreign-process', 'web', 'cli']),
        external,
        checks,
        output: { entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      target: NODE,
      // A sandboxed preload is one CommonJS file; modules would need `sandbox: false`.
      externalizeDeps: false,
      rolldownOptions: {
        input: entries('preload', ['index']),
        external,
        checks,
        output: { format: 'cjs', entryFileNames: '[name].js' },
      },
    },
  },
  renderer: {
    root: path('renderer'),
    plugins: [vue()],
    build: {
      target: CHROMIUM,
      minify: true,
      // The page's policy allows no data: fonts or scripts; files are local, so inlining gains nothing.
      assetsInlineLimit: 0,
      // Local too: parting the script would gain nothing.
      chunkSizeWarningLimit: 1_000,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: path('renderer/index.html'), checks },
    },
  },
})

function entries(room: string, names: readonly string[]): Record<string, string> {
  const present = names.filter((name) => existsSync(path(`${room}/${name}.ts`)))
  return Object.fromEntries(present.map((name) => [name, path(`${room}/${name}.ts`)]))
}

function path(inSrc: string): string {
  return fileURLToPath(new URL(`src/${inSrc}`, import.meta.url))
}
