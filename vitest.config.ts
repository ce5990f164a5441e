import { defineConfig } from 'vitest/config';

const COLLECTORS = ['test/providers/**/*.test.ts'];
/** What starts the built command line or loads the package, and so needs an up-to-date build. */
const END_TO_END = [
  ...['cli', 'compat', 'examples', 'integration', 'library', 'recordings'].map(folder => `test/${folder}/**/*.test.ts`),
  'test/render/browser/interrupt.test.ts',
  'test/render/formats/html/precompiled-templates.test.ts',
];

export default defineConfig({
  ssr: { resolve: { conditions: ['source'] } },
  resolve: { conditions: ['source'] },
  test: {
    projects: [
      { extends: true, test: { name: 'collectors', include: COLLECTORS } },
      {
        extends: true,
        test: {
          name: 'end-to-end',
          include: END_TO_END,
          globalSetup: ['test/support/up-to-date-build.ts', 'test/support/emulator-setup.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: [...COLLECTORS, ...END_TO_END] },
      },
    ],
    tags: [
      { name: 'slow', description: 'Left out of `npm test`; `npm run test:all` runs it.' },
      {
        name: 'release',
        description: 'Left out of `npm run test:slow` too: what matters when a version is published.',
      },
    ],
    setupFiles: ['test/support/own-environment.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The briefing's tests start browsers and local servers: two workers keep a small machine honest.
    maxWorkers: 2,
    // Most of what a file cost was to load the sources and the SDKs once more: a worker loads them once for all its files.
    isolate: false,
    // The slow tests, and the next run, take the compiled sources of this one.
    fsModuleCache: true,
  },
});
