import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/{unit,store,backend}/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Much of the time goes in waiting for processes that were started: on two cores, two files at a time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
})
