import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const folder = resolve(import.meta.dirname, '..', '..', '..', 'main', 'app');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(folder, name), 'utf8'));
const countOf = (pattern: RegExp) =>
  sources.reduce((sum, source) => sum + [...source.matchAll(pattern)].length, 0);

it('no dialog and no call puts a file on the list of recent documents of the system', () => {
  const dialogs = countOf(/dialog\.show(?:Open|Save)Dialog\(/gu);
  expect(dialogs).toBeGreaterThan(10);
  expect(countOf(/properties: \[[^\]]*'dontAddToRecent'[^\]]*\]/gu)).toBe(dialogs);
  expect(countOf(/addRecentDocument/gu)).toBe(0);
});
