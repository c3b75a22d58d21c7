import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FILTER_FIELDS } from '#shared/domain/filter-fields';
import { parseFilter } from '#shared/domain/filter-text/parse-filter';

const guide = readFileSync(new URL('../../../../docs/operators-guide.md', import.meta.url), 'utf8');
const section = guide.split('### The query language')[1]?.split('\n## ')[0] ?? '';
const NAMES = {
  suppliers: new Map([
    ['huawei', 'Huawei'],
    ['zte', 'ZTE'],
  ]),
};

describe('the guide to the query language', () => {
  it('has every field once, in the order in which filters are written', () => {
    const words = [...section.matchAll(/^\| `([a-z-]+)` /gmu)].map(([, word]) => word);
    expect(words).toEqual(FILTER_FIELDS.map(({ word }) => word));
  });

  it('names every listed value of a field, but for those that an ellipsis stands for', () => {
    for (const field of FILTER_FIELDS) {
      if (field.kind !== 'choices' || field.values.is !== 'known') continue;
      const line =
        section.split('\n').find((each) => each.startsWith(`| \`${field.word}\` `)) ?? '';
      const words = field.values.values.map(({ word }) => word);
      const named = words.filter((word) => line.includes(`\`${word}\``));
      if (line.includes('…')) expect(named.length).toBeGreaterThan(3);
      else expect(named).toEqual(words);
      expect(line.includes('`missing`'), field.word).toBe(field.isNullable);
    }
  });

  it('gives examples that are understood', () => {
    const examples = (/```text\n([^`]*)```/u.exec(section)?.[1] ?? '').trim().split('\n');
    expect(examples.length).toBeGreaterThan(3);
    for (const example of examples) {
      expect(parseFilter(example, NAMES), example).toMatchObject({ ok: true });
    }
    const inline = [...section.matchAll(/`([a-z-]+:[^`]+)`/gu)].map(([, text = '']) => text);
    for (const text of inline.filter((each) => each !== 'oid:2011')) {
      expect(parseFilter(text, NAMES), text).toMatchObject({ ok: true });
    }
  });
});
