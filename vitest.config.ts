import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

/** `vitest run` runs the tests; `vitest run --mode bench` the measurements, one file at a time. */
export default defineConfig(({ mode }) => ({
  plugins: [vue()],
  test: {
    include: mode === 'bench' ? ['tests/bench/**/*.bench.ts'] : ['tests/**/*.test.ts'],
    fileParallelism: mode !== 'bench',
    // One for each core: vitest leaves one of them idle by itself.
    maxWorkers: '100%',
    testTimeout: 60_000,
    // What is waited for may come late on a busy machine; only what never comes is a fault.
    expect: { poll: { timeout: 10_000 } },
    hookTimeout: 120_000,
  },
}))
