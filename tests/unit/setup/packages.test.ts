import { describe, expect, it } from 'vitest';
// @ts-expect-error -- the set-up is plain JavaScript, it runs before anything is installed
import { isInstalled } from '../../../main/setup/lib/packages.mjs';

const wanted = {
  '': { version: '0.1.0' },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/b': { version: '2.0.0', optional: true },
};

describe('installed packages', () => {
  it.each([
    ['all of them', { 'node_modules/a': { version: '1.0.0' } }, true],
    ['none', {}, false],
    ['another version', { 'node_modules/a': { version: '1.0.1' } }, false],
    ['more', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/z': {} }, true],
  ])('%s', (_what, installed, expected) => {
    expect(isInstalled(wanted, installed)).toBe(expected);
  });
});
