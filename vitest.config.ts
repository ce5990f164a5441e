import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['source'] } },
  resolve: { conditions: ['source'] },
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/own-environment.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The briefing's tests start browsers and local servers: two workers keep a small machine honest.
    maxWorkers: 2,
    // Most of what a file cost was to load the sources and the SDKs once more: a worker loads them once for all its files.
    isolate: false,
  },
});
