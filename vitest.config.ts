/**
 * Suites as projects. Groups run one after the other, so that what measures time or kills processes has the
 * machine to itself.
 */
import { defineConfig } from 'vitest/config';

const globalSetup = ['test/support/global-setup.ts'];

function project(name: string, groupOrder: number, include: string[], more: Record<string, unknown> = {}) {
  return { extends: true as const, test: { name, include, sequence: { groupOrder }, ...more } };
}

export default defineConfig({
  test: {
    pool: 'forks',
    // A test that hangs is a failure that says where; long suites set their own limit.
    testTimeout: 20_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
    setupFiles: ['test/support/watch-transactions.ts'],
    projects: [
      project('unit', 0, [
        'src/**/*.test.ts',
        'web/**/*.test.{ts,tsx}',
        'scripts/**/*.test.mjs',
        'test/architecture/**/*.test.ts',
        'test/support/**/*.test.ts',
      ]),
      project(
        'db',
        1,
        ['test/contract/**/*.test.ts', 'test/integration/**/*.test.ts', 'test/security/**/*.test.ts'],
        {
          globalSetup,
          maxWorkers: 2,
        },
      ),
      project('race', 2, ['test/race/**/*.test.ts'], { globalSetup, maxWorkers: 1, testTimeout: 60_000 }),
      project('simulation', 3, ['test/simulation/**/*.test.ts'], {
        globalSetup,
        maxWorkers: 2,
        testTimeout: 300_000,
      }),
      project('crash', 4, ['test/crash/**/*.test.ts'], { globalSetup, maxWorkers: 1, testTimeout: 300_000 }),
      project('e2e', 5, ['test/e2e/**/*.test.ts'], { maxWorkers: 1, testTimeout: 60_000 }),
    ],
  },
});
