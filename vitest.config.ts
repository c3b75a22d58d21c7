import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], globalSetup: string[] = []) => ({
  extends: true as const,
  test: { name, include, globalSetup, environment: 'node' as const },
});

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      project('unit', ['tests/{unit,corpora}/**/*.test.{ts,tsx}']),
      project(
        'integration',
        ['tests/{integration,contract}/**/*.test.ts'],
        ['tests/support/build-first.mjs'],
      ),
    ],
    // Limits for what hangs, not expectations of speed: those are in `npm run bench`.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 60_000 } },
    // One less than the processors by default, which is a single one where there are two.
    maxWorkers: 2,
    // Files that run one after the other in a process share modules: the catalogues are checked and
    // put in order, and code is compiled, once and not once a file. No module keeps what a test did.
    isolate: false,
  },
});
