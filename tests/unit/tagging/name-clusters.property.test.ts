import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterNames, type NamesApart, type OpenName } from '#main/tagging/name-clusters';
import { normaliseName } from '#main/tagging/normalise-name';

const brand = fc.constantFrom(
  'Zorblatt',
  'Zorblat',
  'Zorbaltt',
  'Zorplatt',
  'Vexalon',
  'Vexaron',
  'Quivertek',
  'ABB',
  'Acme',
  '佐布技术',
  'Зорблатт',
);
const word = fc.constantFrom(
  '',
  'Networks',
  'Netwroks',
  'Systems',
  'Power',
  'Tower',
  'UK',
  '(2011)',
  '7',
);
const form = fc.constantFrom('', 'Ltd', 'GmbH', 'Co., Ltd.');
const made = fc
  .tuple(brand, word, form, fc.boolean())
  .map(([a, b, c, isLoud]) => [a, b, c].filter((part) => part !== '').join(isLoud ? ' ' : '-'));
const text = fc.oneof({ weight: 9, arbitrary: made }, { weight: 1, arbitrary: fc.string() });

/** Distinct names, and a shuffled copy of them. */
const names = fc
  .uniqueArray(fc.tuple(text, fc.integer({ min: 1, max: 4 })), {
    maxLength: 25,
    selector: ([each]) => each,
  })
  .map((all) =>
    all.map(([each, items], id): OpenName => ({ text: each, items, manufacturerIds: [id] })),
  );
const shuffled = names.chain((all) =>
  fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
);

function apartOf(
  all: readonly OpenName[],
  picks: readonly (readonly [number, number])[],
): NamesApart[] {
  return picks.flatMap(([a, b]): NamesApart[] => {
    const [one = '', other = ''] = [a, b].map((at) =>
      normaliseName(all[at % all.length]?.text ?? ''),
    );
    if (one === other) return [];
    return [one < other ? [one, other] : [other, one]];
  });
}

describe('for every list of names', () => {
  it('a name is in one cluster at most, and no cluster is of one', () => {
    fc.assert(
      fc.property(names, (all) => {
        const found = clusterNames(all);
        const texts = found.flatMap(({ members }) => members.map((each) => each.text));
        expect(new Set(texts).size).toBe(texts.length);
        const known = new Set(all.map((each) => each.text));
        expect(texts.every((each) => known.has(each))).toBe(true);
        for (const { members, items, name } of found) {
          expect(members.length).toBeGreaterThan(1);
          expect(members[0]).toMatchObject({ text: name, why: 'proposed' });
          expect(items).toBe(members.reduce((sum, each) => sum + each.items, 0));
          expect(Math.max(...members.map((each) => each.items))).toBe(members[0]?.items);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('the clusters do not depend on the order of the names', () => {
    fc.assert(
      fc.property(shuffled, ([all, others]) => {
        expect(clusterNames(others)).toEqual(clusterNames(all));
      }),
      { numRuns: 400 },
    );
  });

  it('names that are kept apart are never together', () => {
    const picks = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 12 });
    fc.assert(
      fc.property(names, picks, (all, chosen) => {
        fc.pre(all.length > 0);
        const apart = apartOf(all, chosen);
        for (const { members } of clusterNames(all, apart)) {
          const forms = new Set(members.map((each) => normaliseName(each.text)));
          expect(apart.filter(([one, other]) => forms.has(one) && forms.has(other))).toEqual([]);
        }
      }),
      { numRuns: 400 },
    );
  });
});
