import { describe, expect, it } from 'vitest';
import { builtInRegistry } from '#main/tagging/catalogue';

const registry = builtInRegistry();
const stated = registry.suppliers.flatMap(({ id, enterpriseNumbers = [] }) =>
  enterpriseNumbers.map((each) => ({ id, ...each })),
);

/** Numbers of the IANA registry by supplier. */
const REGISTERED = {
  a10: '22610 40842',
  adtran: '1671 2544 664',
  airspan: '19454',
  'alcatel-lucent-enterprise': '6486',
  arista: '30065',
  aviat: '2509',
  'c-data': '34592',
  calix: '6066 6321',
  cambium: '17713',
  casa: '20858',
  ciena: '1271 28533 6141',
  cisco: '26484 29671 45091 46606 8164 9',
  comba: '17518',
  dahua: '37496',
  datang: '10816 5105',
  drivenets: '49739',
  dzs: '28937 5504 6296',
  ekinops: '13191 20044',
  ericsson: '10923 15768 193 20992 2352 3881',
  extreme: '1916',
  f5: '3375',
  fiberhome: '11408 22508 48155',
  fortinet: '12356',
  fujitsu: '211',
  h3c: '25506',
  hikvision: '39165',
  hpe: '11 14823 47196',
  huawei: '2011 34774',
  hytera: '40297 46055',
  infinera: '21296 42229',
  'ip-infusion': '36673',
  juniper: '1411 2636 3224 4874',
  kaspersky: '23668',
  linksys: '3955',
  maipu: '5651',
  mavenir: '2032 25979',
  mikrotik: '14988',
  nec: '119 48079',
  nokia: '1751 19595 24882 28458 3729 44271 637 6527 7483 94',
  'palo-alto': '25461',
  'parallel-wireless': '41733',
  radwin: '4458',
  raisecom: '8886',
  ribbon: '1286 177',
  ruckus: '25053',
  ruijie: '4881',
  samsung: '236',
  sandvine: '11610',
  siae: '3373',
  teltonika: '48690',
  'tp-link': '11863',
  ubiquiti: '41112',
  uniview: '39747',
  'v-sol': '37950',
  zte: '3902',
};

/** Numbers whose holder is not who answers under them: number, supplier, whether only a hint. */
const TRAPS = [
  '1004849 dahua hint',
  '2011.10 h3c sure',
  '50001 hikvision hint',
  '5875 fiberhome hint',
];

/** Numbers of programs, of chips, and of companies whose lines went to several. */
const NEUTRAL = ['10002', '1397', '1991', '2021', '4413', '8072'];

describe('the enterprise numbers of the registry', () => {
  it('are those that IANA registers to the supplier', () => {
    const found = new Map<string, string[]>();
    for (const { id, number, trap } of stated) {
      if (trap === undefined) found.set(id, [...(found.get(id) ?? []), number]);
    }
    const lines = [...found].map(([id, numbers]) => [id, numbers.toSorted().join(' ')]);
    expect(Object.fromEntries(lines)).toEqual(REGISTERED);
  });

  it('say where they mislead, and which only suggest', () => {
    const traps = stated
      .filter(({ trap }) => trap !== undefined)
      .map(({ number, id, isHint }) => `${number} ${id} ${isHint ? 'hint' : 'sure'}`);
    expect(traps.toSorted()).toEqual(TRAPS);
  });

  it('are left out where they name no maker', () => {
    expect(registry.neutralNumbers.map(({ number }) => number).toSorted()).toEqual(NEUTRAL);
  });

  it('stand once each', () => {
    const all = [...stated, ...registry.neutralNumbers].map(({ number }) => number);
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('the software signs of the registry', () => {
  const ids = new Set(registry.suppliers.map(({ id }) => id));

  it('point to suppliers that it knows, each word to one', () => {
    const signs = registry.softwareSigns;
    expect(signs.filter(({ supplier }) => !ids.has(supplier))).toEqual([]);
    expect(new Set(signs.map(({ id }) => id)).size).toBe(signs.length);
    const words = signs.flatMap((sign) => sign.words.map((word) => word.toLowerCase()));
    expect(new Set(words).size).toBe(words.length);
  });

  it('are none of them verified', () => {
    expect(new Set(registry.softwareSigns.map(({ certainty }) => certainty))).toEqual(
      new Set(['MEM']),
    );
  });
});
