import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { jsonFile } from '#main/app/json-file';

const schema = z.strictObject({ n: z.int() });
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'provenet-json-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('reads back what was written, in a folder that it makes, and leaves nothing beside it', () => {
  const file = jsonFile(join(folder, 'deep', 'a.json'), schema, { n: 0 });
  expect(file.read()).toEqual({ n: 0 });
  file.write({ n: 7 });
  expect(file.read()).toEqual({ n: 7 });
  expect(readdirSync(join(folder, 'deep'))).toEqual(['a.json']);
});

it.each(['', '{', '{"n":"x"}', '{"n":1,"m":2}', 'null'])('falls back for %j', (content) => {
  const path = join(folder, 'a.json');
  writeFileSync(path, content);
  expect(jsonFile(path, schema, { n: 3 }).read()).toEqual({ n: 3 });
});
