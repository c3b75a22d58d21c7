import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: process.env['PROVENET_TEST_RESULTS'] ?? 'test-results',
  // Limits for what hangs, not expectations of speed: those are in `npm run bench`.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  // Each test starts an app of its own, and more than half of its time waits: for a process to
  // start, a debounce, a frame. Four at a time keep two processors busy.
  workers: 4,
  fullyParallel: true,
  use: { trace: 'retain-on-failure' },
  projects: [
    { name: 'app', testIgnore: '**/packaged-smoke.spec.ts' },
    { name: 'packaged', testMatch: '**/packaged-smoke.spec.ts' },
  ],
});
