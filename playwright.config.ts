import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: process.env['PROVENET_TEST_RESULTS'] ?? 'test-results',
  // Limits for what hangs, not expectations of speed: those are in `npm run bench`.
  timeout: 600_000,
  expect: { timeout: 120_000 },
  forbidOnly: true,
  // Each test starts an app of its own, with a handful of processes: with four at a time on two
  // processors a PDF was not printed within half a minute.
  workers: 2,
  fullyParallel: true,
  use: { trace: 'retain-on-failure' },
  projects: [
    { name: 'app', testIgnore: '**/packaged-*.spec.ts' },
    { name: 'packaged', testMatch: '**/packaged-*.spec.ts' },
  ],
});
