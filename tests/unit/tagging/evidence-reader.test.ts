import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInRegistry } from '#main/tagging/catalogue';
import { EvidenceReader, UNKNOWN_NUMBER } from '#main/tagging/evidence-reader';

const registry = builtInRegistry();
const reader = new EvidenceReader(registry);
const keyOf = (sysObjectId: string | null, softwareVersion: string | null = null) =>
  reader.keyOf({ sysObjectId, softwareVersion, macAddress: null });
const keyOfSoftware = (text: string) => keyOf(null, text);

describe('the number under which equipment answers', () => {
  it.each([
    ['1.3.6.1.4.1.2011.2.62.2.9', 'oid:2011', 'huawei'],
    ['.1.3.6.1.4.1.2011.2.123', 'oid:2011', 'huawei'],
    ['iso.3.6.1.4.1.3902.3.100.6008.14', 'oid:3902', 'zte'],
    ['SNMPv2-SMI::enterprises.6527.1.3.17', 'oid:6527', 'nokia'],
    ['enterprises.7483.1.3.1.6', 'oid:7483', 'nokia'],
    ['1.3.6.1.4.1.6486.801.1.1.2.1', 'oid:6486', 'alcatel-lucent-enterprise'],
    ['1.3.6.1.4.1.193.218.1.40', 'oid:193', 'ericsson'],
    ['1.3.6.1.4.1.9.1.1457', 'oid:9', 'cisco'],
    ['1.3.6.1.4.1.2636.1.1.1.2.21.', 'oid:2636', 'juniper'],
    [' 1.3.6.1.4.1.25506.1.1 ', 'oid:25506', 'h3c'],
    ['.iso.org.dod.internet.private.enterprises.1271.1.2.10', 'oid:1271', 'ciena'],
  ])('%s is %s of %s, and sure', (text, key, supplier) => {
    expect(keyOf(text)).toBe(key);
    expect(reader.supplierOf(key)).toBe(supplier);
    expect(reader.strengthOf(key)).toBe('sure');
    expect(reader.entries()).toContainEqual([key, supplier]);
    expect(reader.hints().map(([hint]) => hint)).not.toContain(key);
  });

  it('belongs to H3C in a branch of the number of Huawei, and not beside that branch', () => {
    expect(keyOf('1.3.6.1.4.1.2011.10.1.88')).toBe('oid:2011.10');
    expect(keyOf('1.3.6.1.4.1.2011.10')).toBe('oid:2011.10');
    expect(keyOf('1.3.6.1.4.1.2011.100')).toBe('oid:2011');
    expect(keyOf('1.3.6.1.4.1.2011.1.10')).toBe('oid:2011');
    expect(keyOf('1.3.6.1.4.1.20111')).toBe(UNKNOWN_NUMBER);
    expect(keyOf('1.3.6.1.4.1.201')).toBe(UNKNOWN_NUMBER);
    expect(reader.supplierOf('oid:2011.10')).toBe('h3c');
    expect(reader.wordsOf('oid:2011.10')).toBe(
      'answers under enterprise number 2011.10: IANA registers 2011 to Huawei, but old equipment of H3C answers under this branch of it',
    );
  });

  it.each([
    ['50001', 'hikvision', 'Scildon'],
    ['1004849', 'dahua', 'does not hold it'],
    ['5875', 'fiberhome', 'CAINONET'],
  ])('only suggests where it misleads: %s', (number, supplier, word) => {
    const key = keyOf(`1.3.6.1.4.1.${number}.1.2`);
    expect(key).toBe(`oid:${number}`);
    expect(reader.supplierOf(`oid:${number}`)).toBe(supplier);
    expect(reader.strengthOf(`oid:${number}`)).toBe('hint');
    expect(reader.hints()).toContainEqual([`oid:${number}`, supplier]);
    expect(reader.entries().map(([sure]) => sure)).not.toContain(`oid:${number}`);
    expect(reader.wordsOf(`oid:${number}`)).toContain(word);
  });

  it.each([
    ['8072', 'Net-SNMP'],
    ['2021', 'Net-SNMP'],
    ['4413', 'Broadcom'],
    ['10002', 'Ubiquiti'],
    ['1397', 'Tellabs'],
    ['1991', 'Brocade'],
  ])('points to nobody where it is of a program, a chip or two companies: %s', (number, word) => {
    const key = `oid:${number}`;
    expect(keyOf(`1.3.6.1.4.1.${number}.3.2.10`)).toBe(key);
    expect(reader.supplierOf(key)).toBeNull();
    expect(reader.strengthOf(key)).toBe('hint');
    expect(reader.wordsOf(key)).toContain('which names no maker');
    expect(reader.wordsOf(key)).toContain(word);
    expect([...reader.entries(), ...reader.hints()].map(([known]) => known)).not.toContain(key);
  });

  it('is kept where nobody is known to hold it', () => {
    expect(keyOf('1.3.6.1.4.1.54321.1')).toBe(UNKNOWN_NUMBER);
    expect(reader.supplierOf(UNKNOWN_NUMBER)).toBeNull();
    expect(reader.strengthOf(UNKNOWN_NUMBER)).toBe('hint');
    expect(reader.wordsOf(UNKNOWN_NUMBER)).toBe(
      'answers under an enterprise number of no known supplier',
    );
  });

  it('says nothing where there is none', () => {
    expect(keyOf(null)).toBeNull();
    expect(keyOf('Huawei')).toBeNull();
    expect(keyOf('1.3.6.1.2.1.1.2.0')).toBeNull();
    expect(reader.wordsOf('oid:54321')).toBeNull();
    expect(reader.supplierOf('oid:54321')).toBeNull();
  });

  it('is told with its holder', () => {
    expect(reader.wordsOf('oid:2011')).toBe(
      'answers under enterprise number 2011, which IANA registers to Huawei',
    );
    expect(reader.wordsOf('oid:637')).toBe(
      'answers under enterprise number 637, which IANA registers to Nokia (formerly Alcatel)',
    );
  });

  it('is the longest that is known', () => {
    const known = ['7', '7.1', '7.1.2', '7.10', '8.3.3'];
    const [first] = registry.suppliers;
    if (first === undefined) throw new Error('The registry is empty.');
    const enterpriseNumbers = known.map((number) => ({
      number,
      certainty: 'MEM' as const,
      source: 'survey',
    }));
    const small = new EvidenceReader({
      ...registry,
      suppliers: [{ ...first, enterpriseNumbers }],
      neutralNumbers: [],
    });
    const arc = fc.constantFrom('1', '2', '3', '7', '8', '10', '12');
    fc.assert(
      fc.property(fc.array(arc, { minLength: 1, maxLength: 6 }), (arcs) => {
        const id = arcs.join('.');
        const longest = known
          .filter((number) => `${id}.`.startsWith(`${number}.`))
          .toSorted((a, b) => b.length - a.length)[0];
        const key = small.keyOf({
          sysObjectId: `1.3.6.1.4.1.${id}`,
          softwareVersion: null,
          macAddress: null,
        });
        expect(key).toBe(longest === undefined ? UNKNOWN_NUMBER : `oid:${longest}`);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the name of the software', () => {
  it.each([
    ['VRP (R) software, Version 8.180 (NE40E V800R011C00)', 'vrp', 'huawei'],
    ['Huawei Versatile Routing Platform Software', 'vrp', 'huawei'],
    ['H3C Comware Platform Software, Version 7.1.045', 'comware', 'h3c'],
    ['Cisco IOS Software, C2960 Software', 'ios', 'cisco'],
    ['Cisco IOS XE Software, Version 17.03.04', 'ios-xe', 'cisco'],
    ['ios-xe 16.9', 'ios-xe', 'cisco'],
    ['Cisco IOS XR Software, Version 7.3.2', 'ios-xr', 'cisco'],
    ['Cisco NX-OS(tm) n9000, Version 9.3(5)', 'nx-os', 'cisco'],
    ['StarOS 21.25', 'staros', 'cisco'],
    ['JUNOS 20.4R3-S2', 'junos', 'juniper'],
    ['TiMOS-C-20.10.R1 cpm/hops64', 'timos', 'nokia'],
    ['SR OS 22.2', 'sr-os', 'nokia'],
    ['ZXR10 ROS Version V4.08.24', 'zxr10', 'zte'],
    ['RouterOS 6.49.7 (stable)', 'routeros', 'mikrotik'],
    ['PAN-OS 10.1.3', 'pan-os', 'palo-alto'],
  ])('%s suggests %s of %s', (text, id, supplier) => {
    const key = `software:${id}`;
    expect(keyOfSoftware(text)).toBe(key);
    expect(reader.supplierOf(key)).toBe(supplier);
    expect(reader.strengthOf(key)).toBe('hint');
    expect(reader.hints()).toContainEqual([key, supplier]);
    expect(reader.entries().map(([sure]) => sure)).not.toContain(key);
  });

  it.each([
    [''],
    ['15.2(4)M3'],
    ['V800R021C10SPC600'],
    ['20.4R3-S2'],
    ['7.1.045, Release 2422P01'],
    ['iOS 17.1'],
    ['VRRP 2'],
    ['MyJUNOSx'],
    ['Tourouteros'],
    ['NX'],
    ['OS-NX'],
    ['SR'],
    ['migrated from JUNOS to IOS XR'],
  ])('%j says nothing', (text) => {
    expect(keyOfSoftware(text)).toBeNull();
  });

  it('comes after a number that points to a supplier, and before any other', () => {
    expect(keyOf('1.3.6.1.4.1.2011.2', 'Cisco IOS XR')).toBe('oid:2011');
    expect(keyOf('1.3.6.1.4.1.50001.1', 'Cisco IOS XR')).toBe('oid:50001');
    expect(keyOf('1.3.6.1.4.1.8072.3', 'Cisco IOS XR')).toBe('software:ios-xr');
    expect(keyOf('1.3.6.1.4.1.54321.3', 'Cisco IOS XR')).toBe('software:ios-xr');
    expect(keyOf('1.3.6.1.4.1.8072.3', '15.2')).toBe('oid:8072');
    expect(keyOf('1.3.6.1.4.1.54321.3', '15.2')).toBe(UNKNOWN_NUMBER);
    expect(keyOf('none', '15.2')).toBeNull();
  });

  it('is told with who makes it, and who else runs it', () => {
    expect(reader.wordsOf('software:junos')).toBe('runs JUNOS, which is software of Juniper');
    expect(reader.wordsOf('software:comware')).toBe(
      'runs Comware, which is software of H3C, but old equipment of HP runs it too',
    );
  });
});

it('reads the same however many different texts there were', () => {
  const asked = new EvidenceReader(registry);
  for (let at = 0; at < 120_000; at += 1) {
    asked.keyOf({
      sysObjectId: `1.3.6.1.4.1.9.1.${at}`,
      softwareVersion: `IOS XR ${at}`,
      macAddress: null,
    });
  }
  expect(
    asked.keyOf({ sysObjectId: '1.3.6.1.4.1.9.1.7', softwareVersion: null, macAddress: null }),
  ).toBe('oid:9');
  expect(asked.keyOf({ sysObjectId: null, softwareVersion: 'IOS XR 7', macAddress: null })).toBe(
    'software:ios-xr',
  );
});
