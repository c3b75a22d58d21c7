import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { macPrefixOf } from '#main/tagging/mac-address';
import { MacPrefixes } from '#main/tagging/mac-prefixes';

const aCharacter = fc.constantFrom(...Array.from('0123456789abcdefxX:-. g\n'));
const HUAWEI = 0x0_0259_e123;

describe('a MAC address', () => {
  it.each([
    '00:25:9e:12:34:56',
    '00:25:9E:12:34:56',
    '00-25-9E-12-34-56',
    '00 25 9e 12 34 56',
    '0025.9e12.3456',
    '0025-9e12-3456',
    '00259e-123456',
    '00259e123456',
    '0x00259E123456',
    '0:25:9e:12:34:56',
    '00:25:9e:12:34:56:78:9a',
    '00259e123456789a',
  ])('is understood as %s', (text) => {
    expect(macPrefixOf(text)).toBe(HUAWEI);
  });

  it.each([
    ['of no digits', ''],
    ['that is a word', 'none'],
    ['with an odd character', '00:25:9g:12:34:56'],
    ['too short', '00:25:9e:12:34'],
    ['too long', '00:25:9e:12:34:56:78'],
    ['with two kinds of separators', '00:25-9e:12:34:56'],
    ['with an open end', '00:25:9e:12:34:56:'],
    ['with an empty octet', '00::9e:12:34:56'],
    ['in uneven groups', '0025:9e:1234:56'],
    ['that is an IP address', '10.1.2.3'],
    ['with an octet of three digits', '000:25:9e:12:34:56'],
    ['of separators', ':::::'],
    ['of more than one line', '00:25:9e:12:34:56\n00:25:9e:12:34:57'],
  ])('%s is none', (_what, text) => {
    expect(macPrefixOf(text)).toBeNull();
  });

  it.each([
    ['all zeros', '00:00:00:00:00:00'],
    ['the address of all', 'ff:ff:ff:ff:ff:ff'],
    ['an address of a group', '01:00:5e:00:00:01'],
    ['a locally administered address', '02:25:9e:12:34:56'],
  ])('says nothing where it is %s', (_what, text) => {
    expect(macPrefixOf(text)).toBeNull();
  });

  it('is the same however it is written', () => {
    const octets = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(octets, fc.boolean(), (values, isUpper) => {
        const hex = values.map((value) => value.toString(16).padStart(2, '0'));
        const bare = hex.join('');
        const [first = 0] = values;
        const isSaid = (first & 3) === 0 && values.some((value) => value > 0);
        const expected = isSaid ? Number.parseInt(bare.slice(0, 9), 16) : null;
        const quads = bare.match(/.{4}/gu) ?? [];
        const spellings = [
          bare,
          ...[':', '-', ' ', '.'].map((mark) => hex.join(mark)),
          ...['.', '-'].map((mark) => quads.join(mark)),
          values.map((value) => value.toString(16)).join(':'),
        ];
        for (const text of spellings) {
          expect(macPrefixOf(isUpper ? text.toUpperCase() : text), text).toBe(expected);
        }
      }),
    );
  });

  it('is nothing that throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: aCharacter }), (text) => {
        const prefix = macPrefixOf(text);
        expect(prefix === null || (prefix > 0 && prefix < 2 ** 36)).toBe(true);
      }),
    );
  });
});

describe('prefixes', () => {
  const macs = new MacPrefixes([
    ['00259E', 'huawei'],
    ['741AE0', 'cisco'],
    ['741AE09', 'zte'],
    ['741AE0A', null],
    ['741AE0912', 'nokia'],
  ]);

  it.each([
    ['00:25:9e:00:00:01', 'huawei'],
    ['74:1a:e0:00:00:01', 'cisco'],
    ['74:1a:e0:90:00:01', 'zte'],
    ['74:1a:e0:91:20:01', 'nokia'],
    ['74:1a:e0:91:30:01', 'zte'],
    ['74:1a:e0:a0:00:01', null],
    ['00:25:9f:00:00:01', null],
    ['no address', null],
  ])('count by the longest: %s', (address, supplierId) => {
    expect(macs.supplierOf(address)).toBe(supplierId);
  });

  it('say nothing where there are none', () => {
    expect(new MacPrefixes([]).supplierOf('00:25:9e:00:00:01')).toBeNull();
  });
});
