import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { builtInRegistry } from '#main/tagging/catalogue';
import { compactName, foldText, nameKeys, normaliseName } from '#main/tagging/normalise-name';
import { namesOf, SupplierResolver } from '#main/tagging/supplier-resolver';
import { referenceFolder } from '../../support/reference.ts';

const registry = builtInRegistry();
const resolver = new SupplierResolver(registry);
const supplierOf = (text: string): string | null => resolver.resolve(text, '').supplierId;

const ambiguous = new Set(registry.ambiguous.flatMap(({ names }) => names.map(normaliseName)));
const known = registry.suppliers.flatMap((supplier) =>
  namesOf(supplier).map((name) => ({ id: supplier.id, name })),
);
const resolvable = known.filter(({ name }) => !ambiguous.has(normaliseName(name)));
const knownKeys = new Set(
  known.flatMap(({ name }) => [normaliseName(name), compactName(normaliseName(name))]),
);
/** Another company may differ by its legal form alone. */
const others = new Set(registry.others.map((name) => name.toLowerCase()));
const isOther = (text: string): boolean => others.has(text.trim().toLowerCase());
const someName = fc.constantFrom(...resolvable);

/** Names of public registries that hold a listed name as a part and are other companies. */
const LOOK_ALIKES = [
  'Anhui Wanzten P&T',
  'ANHUI WANZTEN P&T CO., LTD',
  'Aztech Associates',
  'Aztech Associates Inc.',
  'Aztech Electronics Pte Ltd',
  'Aztech Group Dooel',
  'Aztek Networks',
  'Aztek Networks, Inc.',
  'Aztek, Inc.',
  'Azteq Mobile',
  'AZTEQ Mobile',
  'Hella Sonnen- und Wetterschutztechnik GmbH',
  'Kaztek Systems',
  'Naztec',
  'Naztec, Inc.',
  'Shenztech Ltd',
  'ZTEC Instruments, Inc.',
  'Ztec Instruments',
  'ZTEX',
  'Shanghai Dahua Scale Factory',
  'LG-Ericsson',
  'LG-ERICSSON CO.,LTD.',
  'Huawei Symantec',
  'Huawei Symantec Technologies Co.,Ltd.',
  'Not Huawei',
  'Ciscon',
  'Francisco Inc.',
  'San Francisco',
  'Nokian Tyres',
  'Junipero',
  'Hikvisionary',
];

describe('names that only look like a supplier', () => {
  it.each(LOOK_ALIKES)('leave %s unresolved', (text) => {
    expect(supplierOf(text)).toBeNull();
  });

  it('are never resolved by a part, whichever name they hold', () => {
    const words = fc.constantFrom('Scale Factory', 'Francisco', 'Instruments', 'x', '9', 'Marine');
    const shapes = fc.constantFrom<(name: string, word: string) => string>(
      (name, word) => `${word} ${name}`,
      (name, word) => `${name} ${word}`,
      (name, word) => `${word}${name}`,
      (name, word) => `${name}${word}`,
      (name, word) => `${word}-${name}`,
    );
    fc.assert(
      fc.property(someName, words, shapes, ({ name }, word, shape) => {
        const text = shape(name, word);
        // Another name of the registry may be what the parts make.
        const isKnown = nameKeys(text).some(
          (key) => knownKeys.has(key) || knownKeys.has(compactName(key)),
        );
        fc.pre(!isKnown);
        expect(supplierOf(text)).toBeNull();
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a name of the registry', () => {
  it('resolves to its supplier as it stands', () => {
    const wrong = resolvable.filter(({ id, name }) => supplierOf(name) !== id);
    expect(wrong).toEqual([]);
  });

  it('resolves however it is written', () => {
    const fullWidth = (text: string): string =>
      text.replace(/[!-~]/gu, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
    const writings = fc.constantFrom<(name: string) => string>(
      (name) => name.toUpperCase(),
      (name) => name.toLowerCase(),
      (name) => `  ${name}\t`,
      (name) => name.replaceAll(' ', '  '),
      (name) => name.replaceAll(' ', '\u00a0'),
      (name) => name.replaceAll(' ', '-'),
      (name) => `${name}.`,
      (name) => name.normalize('NFD'),
      fullWidth,
    );
    const suffixes = fc.constantFrom(
      '',
      ' Ltd',
      ' Ltd.',
      ', Inc.',
      ' GmbH',
      ' Co., Ltd.',
      ' Co .,ltd',
      ' S.p.A.',
      ' Corporation',
      ' B.V.',
      ' AB',
    );
    fc.assert(
      fc.property(someName, writings, suffixes, ({ id, name }, write, suffix) => {
        // A company has one legal form, and some names have theirs already.
        const isBare = normaliseName(name) === foldText(name) && !isOther(`${name}${suffix}`);
        expect(supplierOf(isBare ? `${write(name)}${suffix}` : write(name))).toBe(id);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['HUAWEI TECHNOLOGIES CO.,LTD', 'huawei'],
    ['Huawei Technologies Co., Ltd.', 'huawei'],
    ['ＨＵＡＷＥＩ', 'huawei'],
    ['华为技术有限公司', 'huawei'],
    ['華為技術有限公司', 'huawei'],
    ['화웨이', 'huawei'],
    ['ファーウェイ', 'huawei'],
    ['هواوي', 'huawei'],
    ['Хуавей', 'huawei'],
    ['海康威视', 'hikvision'],
    ['浙江大华技术股份有限公司', 'dahua'],
    ['烽火通信', 'fiberhome'],
    ['SZ DJI', 'dji'],
    ['中兴通讯股份有限公司', 'zte'],
    ['Arista Corporation', null],
    ['Fiber@Home Limited', null],
    ['Fiber Home', 'fiberhome'],
    ['Huawei Technologies Deutschland GmbH', 'huawei'],
    ['Cisco Systems International B.V.', 'cisco'],
    ['ZTE Corporation de México, S. de R.L. de C.V.', 'zte'],
    ['HiLook by Hikvision', 'hikvision'],
    ['Huawei (2011)', 'huawei'],
    ['Fiberhome Telecommun', 'fiberhome'],
    ['Cisco or Juniper', null],
    ['former Huawei', null],
    ['OEM (Hikvision)', null],
    ['华为', 'huawei'],
    ['zte corporation', 'zte'],
    ['Z.T.E.', 'zte'],
    ['ZHEJIANG DAHUA TECHNOLOGYCO.,LTD', 'dahua'],
    ['Hytera Communications Co .,ltd', 'hytera'],
    ['Hangzhou Hikvision Digital Technology Co.,Ltd.', 'hikvision'],
    ['Telefonaktiebolaget LM Ericsson', 'ericsson'],
    ['Nokia Oyj', 'nokia'],
    ['Huawei Marine Networks', null],
    ['Nokia?', null],
    ['? Huawei', null],
    ['Ericss?n', null],
    ['富士通株式会社', 'fujitsu'],
    ['ｴﾘｸｿﾝ', 'ericsson'],
    ['中興通訊股份有限公司', 'zte'],
    ['삼성전자 주식회사', 'samsung'],
    ['ООО «Хуавэй»', 'huawei'],
  ])('resolves as inventories have it: %s', (text, id) => {
    expect(supplierOf(text)).toBe(id);
  });
});

describe('an ambiguous name', () => {
  it('is decided by the model, and otherwise stays open', () => {
    expect(resolver.resolve('Alcatel-Lucent', '7750 SR-12').supplierId).toBe('nokia');
    expect(resolver.resolve('Alcatel-Lucent', 'OS6900-X20').supplierId).toBe(
      'alcatel-lucent-enterprise',
    );
    expect(resolver.resolve('Alcatel-Lucent', 'unheard of')).toEqual({
      supplierId: null,
      matchedName: null,
      by: null,
      step: null,
      variant: '',
    });
  });

  it('is decided by a person before it is decided by the model', () => {
    const decisions = [{ normalised: normaliseName('Alcatel-Lucent'), supplierId: 'cisco' }];
    const decided = new SupplierResolver(registry, [], decisions);
    expect(decided.resolve('ALCATEL LUCENT', '7750 SR-12')).toMatchObject({
      supplierId: 'cisco',
      by: 'person',
    });
  });
});

describe('the words of an operator', () => {
  it('reach every spelling of a name and come before the registry', () => {
    const own = [{ id: 'own-acme', name: 'Acme Networks' }];
    const decisions = [
      { normalised: normaliseName('Acme Ltd'), supplierId: 'own-acme' },
      { normalised: normaliseName('Huawei'), supplierId: 'own-acme' },
    ];
    const taught = new SupplierResolver(registry, own, decisions);
    for (const text of ['ACME LTD.', 'acme limited', 'Acme', 'ACME NETWORKS', 'HUAWEI']) {
      expect(taught.resolve(text, '').supplierId).toBe('own-acme');
    }
    expect(taught.resolve('Acme Holding', '').supplierId).toBeNull();
    expect(taught.resolve('Huawei Technologies', '').supplierId).toBe('huawei');
  });
});

describe('the names of public registries', () => {
  const { path, absence } = referenceFolder('samples/oui');
  it.skipIf(absence !== null)(
    `resolve to ZTE only where they are ZTE${absence === null ? '' : ` (left out: ${absence})`}`,
    () => {
      const text = readFileSync(join(path, 'vendor-name-variants.csv'), 'utf8');
      const names = Papa.parse<string[]>(text, { skipEmptyLines: true })
        .data.slice(1)
        .map(([name = '']) => name);
      const resolved = names.filter((name) => /zte/iu.test(name) && supplierOf(name) === 'zte');
      expect(resolved.toSorted()).toEqual(['zte', 'zte corporation']);
      const dahua = names.filter((name) => supplierOf(name) === 'dahua');
      expect(dahua.some((name) => /scale/iu.test(name))).toBe(false);
    },
  );
});
