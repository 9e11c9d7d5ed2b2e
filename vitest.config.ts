import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

/** `vitest run` runs the tests; `vitest run --mode bench` the measurements, one file at a time. */
export default defineConfig(({ mode }) => ({
  plugins: [vue()],
  test: {
    include: mode === 'bench' ? ['tests/bench/**/*.bench.ts'] : ['tests/**/*.test.ts'],
    fileParallelism: mode !== 'bench',
    testTimeout: 20_000,
    hookTimeout: 120_000,
  },
}))
