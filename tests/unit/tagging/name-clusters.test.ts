import { describe, expect, it } from 'vitest';
import { clusterNames, type NameCluster, type OpenName } from '#main/tagging/name-clusters';

/** Names of falling frequency: the first one is on most items. */
const named = (...texts: readonly string[]): OpenName[] =>
  texts.map((text, at) => ({ text, items: 100 - at, manufacturerIds: [at] }));

const clusters = (...texts: readonly string[]): NameCluster[] => clusterNames(named(...texts));
const textsOf = (found: readonly NameCluster[]): string[][] =>
  found.map(({ members }) => members.map(({ text }) => text));

describe('two names are put together, and why', () => {
  it.each([
    ['Zorblatt Ltd', 'ZORBLATT GmbH', 'spelling', null],
    ['Zorblatt Technology', 'ZORBLATT TECHNOLOGYCO.,LTD', 'spelling', null],
    ['Zorblatt', 'Zorblatt (2011)', 'number', null],
    ['Tri-Vanta', 'Trivanta Inc.', 'spaces', null],
    ['Vanta Zorblatt', 'Zorblatt Vanta Oy', 'order', null],
    ['Zorblatt', 'Zorblatt Deutschland GmbH', 'places', null],
    ['Zorblatt UK', 'Zorblatt France SAS', 'places', null],
    ['Zorblatt', 'Zorblat', 'letters', 1],
    ['Zorblatt', 'Zrobaltt', null, null],
    ['Zorblatt Networks', 'Zorbaltt Networks', 'letters', 1],
    ['Zorblatt Networks', 'Zorblat Netwroks', 'letters', 2],
    ['Zorblatt System', 'Zorblatt Systems', 'letters', 1],
    ['Zanzanella', 'Zanzanzanella', 'pairs', null],
    ['Philitron', 'Filitron AB', 'sound', null],
    ['Зорблатт', 'Зорблат', 'letters', 1],
    ['深圳市佐布技术有限公司', '深圳市佐布技术', 'spelling', null],
  ] as const)('%s, %s: %s', (one, other, why, letters) => {
    const [cluster] = clusters(one, other);
    expect(cluster?.members[1]?.why ?? null).toBe(why);
    expect(cluster?.members[1]?.letters ?? null).toBe(letters);
  });

  it.each([
    ['another word of the trade', 'Juniper Networks', 'Juniper Systems'],
    ['a word more', 'Zorblatt', 'Zorblatt Robotics'],
    ['another number', 'Sector 7 Networks', 'Sector 9 Networks'],
    ['a letter of a short name', 'Acme', 'Acne'],
    ['a letter of a short word', 'Zorblatt Labs', 'Zorblatt Labo'],
    ['the first letter of a word', 'Intel', 'Entel'],
    ['two letters of a word of eight', 'Infinera', 'Infinova'],
    ['a place that stands first', 'Northern Power', 'Western Power'],
    ['what is left of a place', 'Telecom Italia', 'Telecom Argentina'],
    ['a syllable of an eastern name', '北京电信设备', '南京电信设备'],
    ['nothing that can be read', '???', '!!!'],
  ])('not where they differ in %s', (_what, one, other) => {
    expect(clusters(one, other)).toEqual([]);
  });

  it('not where both words stand in several names of their own', () => {
    const names = ['Alba', 'Bolt', 'Cima'].flatMap((name) => [`${name} Power`, `${name} Tower`]);
    expect(clusters(...names)).toEqual([]);
  });
});

describe('a cluster', () => {
  it('is proposed under its most frequent spelling, with its items and its least sure member', () => {
    const [cluster, ...others] = clusterNames([
      { text: 'zorblatt', items: 7, manufacturerIds: [1, 9] },
      { text: 'Zorblatt AG', items: 40, manufacturerIds: [2] },
      { text: 'Zorblat', items: 2, manufacturerIds: [3] },
      { text: 'Other', items: 900, manufacturerIds: [4] },
    ]);
    expect(others).toEqual([]);
    expect(cluster).toMatchObject({ name: 'Zorblatt AG', items: 49, confidence: 0.75 });
    expect(
      cluster?.members.map(({ text, why, manufacturerIds }) => [text, why, manufacturerIds]),
    ).toEqual([
      ['Zorblatt AG', 'proposed', [2]],
      ['zorblatt', 'spelling', [1, 9]],
      ['Zorblat', 'letters', [3]],
    ]);
  });

  it('shows the better of two spellings that are as frequent', () => {
    const same = ['ZORBLATT LTD', 'Zorblatt Ltd', 'zorblatt ltd'];
    const [cluster] = clusterNames(
      same.map((text, id) => ({ text, items: 3, manufacturerIds: [id] })),
    );
    expect(cluster?.name).toBe('Zorblatt Ltd');
  });

  it('is around the name with more items where two spellings are as frequent', () => {
    const names = ['Zorblat', 'Zorblatt', 'ZORBLATT', 'Zorblatt Ltd'];
    const [cluster] = clusterNames(
      names.map((text, id) => ({ text, items: 1, manufacturerIds: [id] })),
    );
    expect(cluster?.name).toBe('Zorblatt');
  });

  it('is no chain: each member is like the proposed name itself', () => {
    // One letter each, but the first and the last are two off.
    expect(textsOf(clusters('Zorblatta', 'Zorblatte', 'Zorbletta'))).toEqual([
      ['Zorblatta', 'Zorblatte', 'Zorbletta'],
    ]);
    expect(textsOf(clusters('Vexalon', 'Vexaron', 'Vexarun'))).toEqual([['Vexalon', 'Vexaron']]);
  });

  it('comes first where it is on most items', () => {
    const found = clusters('Vexalon', 'Zorblatt', 'zorblatt', 'ZORBLATT', 'vexalon');
    expect(found.map(({ name, items }) => [name, items])).toEqual([
      ['Zorblatt', 294],
      ['Vexalon', 196],
    ]);
  });

  it('never holds two names that are kept apart, whoever is put with the first', () => {
    const names = named('Zorblatt', 'Zorblat', 'Zorblatt UK');
    const apart = [['zorblat', 'zorblatt uk']] as const;
    expect(textsOf(clusterNames(names, apart))).toEqual([['Zorblatt', 'Zorblatt UK']]);
    expect(textsOf(clusterNames(names, [...apart, ['zorblatt', 'zorblatt uk']]))).toEqual([
      ['Zorblatt', 'Zorblat'],
    ]);
  });

  it('takes as many names of one company as there are', () => {
    const names = Array.from({ length: 3000 }, (_each, id) => `Zorblatt (${10_000 + id})`);
    const [cluster, ...others] = clusters('Zorblatt', ...names);
    expect(others).toEqual([]);
    expect(cluster?.members).toHaveLength(3001);
  });
});
