import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostKey, hostKeysIn } from '#shared/domain/audit/host-names';
import { withoutSites } from '#shared/domain/audit/redact';

const isNamed = (text: string, host: string): boolean =>
  new Set(hostKeysIn(text)).has(hostKey(host));

describe('host names', () => {
  it.each([
    [
      'RTR WIEN 01',
      ['RTR WIEN 01', 'at rtr\u00a0wien  01.', 'rtr-wien-01/slot3', 'x RTR_WIEN_01.csv'],
    ],
    ['olt-7', ['olt-7:eth0', 'olt-7/olt-8', 'olt-7.example.net', 'olt-7–olt-9', 'olt-7+olt-8']],
    ['olt-7', ['host=olt-7', 'ssh://olt-7', 'olt-7|x', 'olt-7@x', 'OLT‑7', '(olt-7)', 'olt-7’s']],
    ['olt-7', ['olt7', 'olt 7', 'olt-7-slot3', 'new-olt-7', '８ ｏｌｔ－７', 'olt\u200b-7']],
    ['olt-7', ['olt_7.csv']],
    ['sw9.core.example.net', ['sw9.core.example.net/24', 'https://sw9.core.example.net:443/x']],
    ['sw9', ['sw9.core.example.net', 'uplink-sw9', 'SW-9']],
    ['olt-7 (old)', ['the olt-7 (old), too']],
    ['R&D-sw1', ['on R&D-sw1:7']],
    [
      'core',
      ['Look at core.', 'core.csv', 'core_x', 'ssh://core', 'core:eth0', 'core.example.net'],
    ],
    ['core-router', ['core-router:eth0', 'Core‑Router']],
    ['10.1.2.3', ['10.1.2.3/24', 'at 10.1.2.3.']],
    ['a-1.b-2.c-3.d-4.e-5.f-6.net', ['see a-1.b-2.c-3.d-4.e-5.f-6.net/24']],
  ])('are found: %j', (host, texts) => {
    expect(texts.filter((text) => !isNamed(text, host))).toEqual([]);
    expect(texts.filter((text) => withoutSites(text, [host]) === text)).toEqual([]);
  });

  it.each([
    ['core', ['All core-routers.', 'hardcore', 'non-core', 'a core\u0302']],
    ['7', ['olt-7', '7.5 percent', '1.7', 'v7', '7th']],
    ['core-router', ['the core router', 'core, router']],
    ['olt-7', ['olt-70', 'polt-7', 'olt, 7 of them', 'Olt. 7 of them', 'volt 7']],
    ['10.1.2.3', ['10.1.2.3.4', '10, 1, 2, 3']],
    ['x8', ['NE40E-X8']],
    ['—', ['— and –', '']],
  ])('are not found in other words: %j', (host, texts) => {
    expect(texts.filter((text) => isNamed(text, host))).toEqual([]);
  });

  it('are found as they are, whatever stands around them', () => {
    const host = fc.stringMatching(/^[a-zß]{2,6}[-_. ][a-z]{0,5}[0-9]{1,3}(?:\.[a-z]{2,8}){0,3}$/u);
    const around = fc.constantFrom(...' /:=|+@&,;()"“”<>–—#*\n'.split(''), '', '://');
    fc.assert(
      fc.property(host, around, around, (name, before, behind) => {
        const text = `Of x${before === '' ? ' ' : before}${name.toUpperCase()}${behind}`;
        expect(isNamed(text, name)).toBe(true);
        expect(withoutSites(text, [name])).toContain('[left out]');
      }),
    );
  });
});
