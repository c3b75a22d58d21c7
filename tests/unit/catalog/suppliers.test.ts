import { describe, expect, it } from 'vitest';
import { supplierRegistrySchema, type Supplier, type SupplierName } from '#shared/domain/supplier';
import { compactName, normaliseName } from '#main/tagging/normalise-name';
import { SupplierResolver } from '#main/tagging/supplier-resolver';
import suppliersJson from '../../../main/catalog/suppliers.json' with { type: 'json' };

const registry = supplierRegistrySchema.parse(suppliersJson);
const resolver = new SupplierResolver(registry);
const byId = new Map(registry.suppliers.map((supplier) => [supplier.id, supplier]));
const textOf = (name: SupplierName): string => (typeof name === 'string' ? name : name.name);
const namesOf = (supplier: Supplier): readonly string[] => [
  supplier.name,
  ...supplier.legalNames.map(textOf),
  ...supplier.aliases.map(textOf),
  ...(supplier.formerNames ?? []).map(textOf),
];
const keyOf = (name: string): string => compactName(normaliseName(name));

/** Ownership facts: child, owner, first day, last day, certainty. */
const OWNERSHIP = [
  'accelink cict - - MEM+',
  'alcatel-lucent-enterprise china-huaxin 2014-01-01 - V-sec',
  'comnet-usa pacific-networks - - V-sec',
  'datang cict - - MEM+',
  'ezviz hikvision - - V-sec',
  'fiberhome cict - - MEM+',
  'h3c hpe 2010-01-01 2015-12-31 V-sec',
  'h3c huawei 2003-01-01 2007-12-31 V-sec',
  'h3c tsinghua-unigroup 2015-01-01 - V-sec',
  'honor huawei - 2020-11-17 V-sec',
  'honor shenzhen-zhixin 2020-11-17 - V-sec',
  'infinera nokia 2025-02-28 - V-sec',
  'juniper hpe 2025-07-02 - V-sec',
  'linksys belkin 2013-01-01 - MEM',
  'linksys cisco - 2013-12-31 MEM',
  'lorex dahua - 2023-02-28 V-sec',
  'lorex skywatch 2023-02-01 - V-sec',
  'nokia-shanghai-bell nokia - - MEM',
  'ruckus commscope - - MEM+',
  'xfusion huawei - 2021-12-31 MEM',
];

/** Former names: supplier, name, certainty. */
const FORMER_NAMES = [
  'adtran: ADVA, MEM+',
  'ericsson: Cradlepoint, MEM+',
  'hytera: Marketronics, V-sec',
  'hytera: R&S PMR, V-sec',
  'nokia: NSN, MEM+',
  'nokia: Nokia Siemens Networks, MEM+',
];

describe('the supplier registry', () => {
  it('knows at least sixty suppliers, each once', () => {
    expect(byId.size).toBe(registry.suppliers.length);
    expect(byId.size).toBeGreaterThanOrEqual(60);
  });

  it('leads each name to one supplier only', () => {
    const owners = new Map<string, Set<string>>();
    for (const supplier of registry.suppliers) {
      for (const name of namesOf(supplier)) {
        const ids = owners.get(keyOf(name)) ?? new Set();
        owners.set(keyOf(name), ids.add(supplier.id));
      }
    }
    expect([...owners].filter(([name, ids]) => name === '' || ids.size > 1)).toEqual([]);
  });

  it('lists an ambiguous name under one entry, and never as the name of a certain supplier', () => {
    const seen = new Set<string>();
    for (const entry of registry.ambiguous) {
      const keys = new Set(entry.names.map(keyOf));
      expect([...keys].filter((key) => seen.has(key))).toEqual([]);
      for (const key of keys) seen.add(key);
      const holders = registry.suppliers.filter((supplier) =>
        namesOf(supplier).some((name) => keys.has(keyOf(name))),
      );
      expect(holders.filter((supplier) => supplier.certainty !== 'MEM')).toEqual([]);
      expect(entry.candidates).toEqual(expect.arrayContaining(holders.map(({ id }) => id)));
    }
  });

  it('refers only to suppliers that it knows', () => {
    const referred = [
      ...registry.suppliers.flatMap((supplier) => supplier.parents?.map(({ id }) => id) ?? []),
      ...registry.ambiguous.flatMap((entry) => entry.candidates),
      ...registry.ambiguous.flatMap((entry) => entry.byModel.map((rule) => rule.supplier)),
    ];
    expect(referred.filter((id) => !byId.has(id))).toEqual([]);
  });

  it('lets a model choose among the candidates only', () => {
    for (const entry of registry.ambiguous) {
      const chosen = entry.byModel.map((rule) => rule.supplier);
      expect(entry.candidates).toEqual(expect.arrayContaining(chosen));
    }
  });

  it('has no supplier that owns itself through others', () => {
    const reaches = (from: string, target: string, seen: ReadonlySet<string>): boolean =>
      (byId.get(from)?.parents ?? []).some(
        ({ id }) => id === target || (!seen.has(id) && reaches(id, target, new Set([...seen, id]))),
      );
    expect(registry.suppliers.filter(({ id }) => reaches(id, id, new Set()))).toEqual([]);
  });

  it('has one period under each owner', () => {
    for (const { id, parents = [] } of registry.suppliers) {
      expect([id, new Set(parents.map((parent) => parent.id)).size]).toEqual([id, parents.length]);
    }
  });

  it('dates the ownership that matters', () => {
    const stated = registry.suppliers.flatMap(
      ({ id, parents }) =>
        parents?.map((parent) =>
          [id, parent.id, parent.from ?? '-', parent.until ?? '-', parent.certainty].join(' '),
        ) ?? [],
    );
    expect(stated.toSorted()).toEqual(OWNERSHIP.toSorted());
  });

  it('knows the former names, all of which resolve', () => {
    const former = registry.suppliers.flatMap(({ id, formerNames = [] }) =>
      formerNames.map(({ name, certainty }) => ({ id, name, certainty })),
    );
    const stated = former.map(({ id, name, certainty }) => `${id}: ${name}, ${certainty}`);
    expect(stated.toSorted()).toEqual(FORMER_NAMES);
    const found = former.map(({ name }) => resolver.resolve(name, '').supplierId);
    expect(found).toEqual(former.map(({ id }) => id));
  });
});

describe('names as inventories write them', () => {
  it.each([
    ['HUAWEI TECHNOLOGIES CO.,LTD', 'huawei'],
    ['Huawei Technologies Co., Ltd.', 'huawei'],
    ['Huawei Device Co., Ltd.', 'huawei'],
    ['Hisilicon Technologies', 'huawei'],
    ['华为', 'huawei'],
    ['Honor Device', 'honor'],
    ['New H3C Technologies Co., Ltd', 'h3c'],
    ['zte corporation', 'zte'],
    ['中兴', 'zte'],
    ['Zhejiang Dahua Technologyco.', 'dahua'],
    ['Hytera Communications Co .,ltd', 'hytera'],
    ['Hangzhou Hikvision Digital Technology Co.,Ltd.', 'hikvision'],
    ['Nokia Solutions and Networks GmbH & Co. KG', 'nokia'],
    ['Nokia Shanghai Bell Co., Ltd.', 'nokia-shanghai-bell'],
    ['Telefonaktiebolaget LM Ericsson', 'ericsson'],
    ['Cisco Systems, Inc', 'cisco'],
    ['Juniper Networks', 'juniper'],
    ['ADVA', 'adtran'],
    ['Nokia Siemens Networks', 'nokia'],
    ['Cradlepoint, Inc.', 'ericsson'],
    ['R&S PMR', 'hytera'],
    ['Coriant', 'infinera'],
    ['Routerboard.com', 'mikrotik'],
    ['TP-LINK TECHNOLOGIES CO.,LTD.', 'tp-link'],
    ['Fiberhome Telecommunication Technologies Co.,LTD', 'fiberhome'],
  ])('%s is %s', (text, id) => {
    expect(resolver.resolve(text, '').supplierId).toBe(id);
  });

  it.each([
    ['Aztech Associates Inc.'],
    ['Naztec, Inc.'],
    ['ZTEC Instruments, Inc.'],
    ['Shenztech Ltd'],
    ['Shanghai Dahua Scale Factory'],
    ['Hunan Datang Xianyi Technology'],
    ['Juniper Systems'],
    ['Samsung Heavy Industries Co.,Ltd.'],
    ['Huawei Symantec Technologies Co.,Ltd.'],
    ['Prama Hikvision India Private Limited'],
    ['LG-Ericsson Co.,Ltd.'],
    ['Hewlett-Packard'],
    ['Annke'],
    ['ComNet'],
    ['HW'],
    ['DH'],
    ['FH'],
    ['FSP'],
    ['APC'],
    ['Dell'],
  ])('%s stays unresolved', (text) => {
    expect(resolver.resolve(text, '').supplierId).toBeNull();
  });

  it.each([
    ['Alcatel-Lucent', 'OS6860E-48', 'alcatel-lucent-enterprise'],
    ['Alcatel Lucent', 'OmniSwitch 6900', 'alcatel-lucent-enterprise'],
    ['ALU', 'OmniPCX Enterprise', 'alcatel-lucent-enterprise'],
    ['Alcatel-Lucent', '7750 SR-12', 'nokia'],
    ['Alcatel-Lucent', 'ISAM 7330 FD', 'nokia'],
    ['ALCATEL-LUCENT', '9500 MPR', 'nokia'],
    ['Alcatel', 'OXO Connect', null],
    ['Brocade', 'MLXe-8', 'extreme'],
    ['Brocade', 'ICX 7450', null],
    ['Brocade', 'G620', null],
  ])('%s with the model %s is %s', (text, model, id) => {
    expect(resolver.resolve(text, model).supplierId).toBe(id);
  });
});
