import { testWith } from './ready-test.ts';

/** Playwright's `test` with the sample network open, in Germany, in `Sample.provenet`. */
export const test = testWith(
  'Sample',
  'main/catalog/sample-network.csv',
  '--default',
  'country=DE',
);

export { expect } from '@playwright/test';
