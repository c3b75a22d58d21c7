import { describe, expect, it } from 'vitest';
import { readPackFile } from '#main/data/commands/policies/pack-file';
import { builtInPacks } from '#main/tagging/built-in-packs';
import { packOf, ruleOf } from '../../support/policies.ts';
import { tempFolder, writeTo } from '../../support/temp-folder.ts';

const RULE = ruleOf('one', { suppliers: 'any', effect: { kind: 'review', from: '2020-01-01' } });
const PACK = packOf('town', [RULE]);

/** The first trouble of a file as `place: reason`, or `null` where it is a pack. */
async function troubleIn(text: string | Uint8Array): Promise<string | null> {
  const path = writeTo(tempFolder(), 'pack.json', text);
  const { pack, troubles } = await readPackFile(path);
  const [first] = troubles;
  expect(pack === null).toBe(first !== undefined);
  return first === undefined ? null : `${first.place}: ${first.reason}`;
}

const withRule = (changes: object): string =>
  JSON.stringify({ ...PACK, rules: [{ ...RULE, ...changes }] });

describe('a pack file that is hostile or broken is refused with the place and the reason', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['no JSON', 'hello', 'line 1, column 1: a value is expected here'],
    ['an empty file', '', 'line 1, column 1: it ends too early'],
    ['a list', '[]', 'the pack as a whole: it must be of the kind object'],
    [
      'bytes that are no text',
      new Uint8Array([0x7b, 0xff, 0xfe]),
      'the file: it is not a text in UTF-8',
    ],
    [
      'a file of more than 1 MB',
      ' '.repeat(1_000_001),
      'the file: it is larger than 1 MB, which no policy is',
    ],
    ['deep nesting', '['.repeat(100_000), 'line 1, column 34: it is nested deeper than 32 levels'],
    [
      'a prototype',
      JSON.stringify(PACK).replace('{', '{"__proto__":{"isAdmin":true},'),
      'line 1, column 2: the name “__proto__” is not allowed',
    ],
    [
      'a name that stands twice',
      JSON.stringify(PACK).replace('{', '{"id":"other",\n '),
      'line 2, column 13: “id” stands here twice',
    ],
    [
      'a prototype as an id',
      JSON.stringify({ ...PACK, id: '__proto__' }),
      'id: use small letters, digits and single hyphens, at most 60 characters',
    ],
    [
      'a prototype as a rule’s id',
      withRule({ id: '__proto__' }),
      'rule 1 (__proto__), id: use small letters, digits and single hyphens, at most 60 characters',
    ],
    [
      'a constructor',
      withRule({ constructor: 1 }),
      'rule 1 (one): nothing is known of “constructor”',
    ],
    [
      '10,000 rules',
      JSON.stringify({ ...PACK, rules: Array.from({ length: 10_000 }, () => 1) }),
      'rules: it may hold 500 at most',
    ],
    [
      'two rules of one id',
      JSON.stringify({ ...PACK, rules: [RULE, RULE] }),
      'rule 2 (one), id: rule 1 has the same id',
    ],
    [
      'a day that does not exist',
      withRule({ effect: { kind: 'review', from: '2026-02-30' } }),
      'rule 1 (one), effect.from: it must be a day that exists, written as year-month-day, like 2026-11-28',
    ],
    [
      'a last day before the first',
      withRule({ effect: { kind: 'remove-by', from: '2026-01-01', deadline: '2025-01-01' } }),
      'rule 1 (one), effect.deadline: it is before the first day in force',
    ],
    [
      'an effect that is none',
      withRule({ effect: { kind: 'ban', from: '2026-01-01' } }),
      'rule 1 (one), effect.kind: it must be one of prohibit, remove-by, remove-after-listing, no-new, cap, diversity, authorise, review',
    ],
    [
      'a period after a listing without a list',
      withRule({ effect: { kind: 'remove-after-listing', from: '2026-01-01', years: 5 } }),
      'rule 1 (one), effect: A period after a listing needs suppliers that are listed',
    ],
    [
      'suppliers that are none',
      withRule({ suppliers: 'some' }),
      'rule 1 (one), suppliers: it must be "any", or say groups, headquarters or listed',
    ],
    [
      'a generation over and over',
      withRule({ scope: { generation: Array.from({ length: 5000 }, () => '5G') } }),
      'rule 1 (one), scope.generation: one of them stands there twice',
    ],
    [
      'an address that runs a script',
      withRule({ citation: { instrument: 'X', url: 'javascript:alert(1)' } }),
      'rule 1 (one), citation.url: give a full address that begins with https://',
    ],
    ['a missing title', withRule({ title: undefined }), 'rule 1 (one), title: it is missing'],
    [
      'a truncated file',
      '{"schema": 1,\n"id": "to',
      'line 2, column 7: a text in double quotes is missing or does not end',
    ],
  ])('%s', async (_, text, told) => {
    expect(await troubleIn(text)).toBe(told);
  });

  it('never touches the prototype of anything', async () => {
    await troubleIn('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
    expect('polluted' in {}).toBe(false);
  });
});

describe('a pack file is taken as it is', () => {
  it.each(builtInPacks())('$id as the program brings it', async (pack) => {
    expect(await troubleIn(JSON.stringify(pack, null, 2))).toBeNull();
  });

  it('keeps HTML and other alphabets as text', async () => {
    const title = '<script>alert(1)</script> \u202e Закон 网络 "x" \\ \u2028 x';
    const path = writeTo(tempFolder(), 'p.json', JSON.stringify({ ...PACK, title }));
    expect((await readPackFile(path)).pack?.title).toBe(title);
  });

  it('with a byte order mark', async () => {
    expect(await troubleIn(`\uFEFF${JSON.stringify(PACK)}`)).toBeNull();
  });
});
