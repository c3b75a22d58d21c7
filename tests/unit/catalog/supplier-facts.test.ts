import { describe, expect, it } from 'vitest';
import type { Certainty } from '#shared/domain/certainty';
import { supplierRegistrySchema, type SupplierName } from '#shared/domain/supplier';
import suppliersJson from '../../../main/catalog/suppliers.json' with { type: 'json' };

const registry = supplierRegistrySchema.parse(suppliersJson);
const byId = new Map(registry.suppliers.map((supplier) => [supplier.id, supplier]));
const textOf = (name: SupplierName): string => (typeof name === 'string' ? name : name.name);

type Fact = { readonly certainty: Certainty; readonly source: string };

function isFact(value: object): value is Fact {
  return 'certainty' in value && 'source' in value;
}

/** Every fact of the registry, however deep. */
function factsIn(value: unknown): Fact[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(factsIn);
  return isFact(value) ? [value, ...inner] : inner;
}

describe('the sources of the registry', () => {
  const facts = factsIn(registry);
  const sources = new Map(registry.sources.map((source) => [source.id, source]));

  it('stand once each, and each is the source of a fact', () => {
    expect(sources.size).toBe(registry.sources.length);
    const used = new Set(facts.map(({ source }) => source));
    expect([...used].toSorted()).toEqual([...sources.keys()].toSorted());
  });

  it('are named by every name, owner, number, sign and ambiguity', () => {
    const parts = registry.suppliers.flatMap((supplier) => [
      supplier,
      ...[...supplier.legalNames, ...supplier.aliases].map((name) =>
        typeof name === 'string' ? (supplier.unmarkedNames ?? {}) : name,
      ),
      ...(supplier.formerNames ?? []),
      ...(supplier.parents ?? []),
      ...(supplier.enterpriseNumbers ?? []),
    ]);
    const { ambiguous, neutralNumbers, softwareSigns, unmarked } = registry;
    const others = [...ambiguous, ...ambiguous.flatMap(({ byModel }) => byModel)];
    parts.push(...others, ...neutralNumbers, ...softwareSigns, unmarked.country, unmarked.others);
    expect(parts.length).toBeGreaterThan(500);
    expect(parts.filter((part) => !isFact(part))).toEqual([]);
  });

  it('make a fact as sure as they are', () => {
    const kinds = { 'V-off': 'official', 'V-sec': 'secondary', 'MEM+': 'unread', MEM: 'unread' };
    const wrong = facts.filter((fact) => sources.get(fact.source)?.kind !== kinds[fact.certainty]);
    expect(wrong).toEqual([]);
  });

  it.each([
    ['huawei', 'Huawei Technologies (UK) Co., Ltd.', 'V-sec', 'uk-notice'],
    ['huawei', 'Huawei Technologies Co., Ltd.', 'V-off', 'nukib'],
    ['huawei', 'Quidway', 'V-sec', 'reports'],
    ['zte', 'Zhongxing', 'V-sec', 'iana'],
    ['dahua', 'Zhejiang Dahua Technology Co., Ltd.', 'V-sec', 'iana'],
    ['hytera', 'PowerTrunk', 'V-sec', 'reports'],
    ['kaspersky', 'AO Kaspersky Lab', 'V-sec', 'fcc'],
    ['hikvision', 'HiLook', 'MEM+', 'survey'],
    ['nokia', 'Nokia Bell N.V.', 'MEM', 'unrecorded'],
    ['huawei', '华为技术', 'MEM', 'unrecorded'],
  ])('tell apart the names of %s: %s is %s', (id, text, certainty, source) => {
    const supplier = byId.get(id);
    const name = [...(supplier?.legalNames ?? []), ...(supplier?.aliases ?? [])].find(
      (each) => textOf(each) === text,
    );
    const fact = typeof name === 'string' ? supplier?.unmarkedNames : name;
    expect(fact).toMatchObject({ certainty, source });
  });
});

describe('the schema of the registry', () => {
  const fact = { certainty: 'MEM', source: 'survey' };
  const withSupplier = (part: object): object => {
    const supplier = { id: 'x', name: 'X', ...fact, legalNames: [], aliases: [], ...part };
    return { ...registry, suppliers: [supplier] };
  };
  const isValid = (value: object): boolean => supplierRegistrySchema.safeParse(value).success;

  it('takes a supplier with nothing but its name', () => {
    expect(isValid(withSupplier({}))).toBe(true);
  });

  it.each([
    ['an unknown key', { colour: 'red' }],
    ['a plain name without a mark', { aliases: ['Xylo'] }],
    ['a mark for plain names where there are none', { unmarkedNames: fact }],
    [
      'plain names that were read in a text',
      { aliases: ['Xylo'], unmarkedNames: { certainty: 'V-sec', source: 'fcc' } },
    ],
    ['a name without a source', { aliases: [{ name: 'Xylo', certainty: 'MEM' }] }],
    ['a former name without a certainty', { formerNames: [{ name: 'Xylo', source: 'survey' }] }],
    [
      'a former name that ends before it begins',
      { formerNames: [{ name: 'Xylo', from: '2020-01-02', until: '2020-01-01', ...fact }] },
    ],
    [
      'an ownership that ends before it begins',
      { parents: [{ id: 'y', from: '2020-01-02', until: '2020-01-01', ...fact }] },
    ],
    [
      'two periods under one owner',
      {
        parents: [
          { id: 'y', until: '2020-01-01', ...fact },
          { id: 'y', from: '2022-01-01', ...fact },
        ],
      },
    ],
    ['a number that is none', { enterpriseNumbers: [{ number: '02011', ...fact }] }],
    ['a hint without its reason', { enterpriseNumbers: [{ number: '9', isHint: true, ...fact }] }],
  ])('refuses %s', (_what, part) => {
    expect(isValid(withSupplier(part))).toBe(false);
  });
});
