import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsHostPattern, generalisePatterns, hostPattern } from '#shared/domain/host-pattern';

const aName = fc.string({
  unit: fc.constantFrom('a', 'b', 'A', '0', '1', '9', '-', '_', '.', ' ', '#', '*', 'ж', 'ß', '٣'),
  minLength: 0,
  maxLength: 16,
});
const seen = (names: readonly string[], place = '', kind = '') =>
  names.flatMap((name) => {
    const pattern = hostPattern(name);
    return pattern === null ? [] : [{ pattern, place, kind }];
  });

describe('the shape of a host name', () => {
  it.each([
    ['ber-agg-01', 'ber-agg-#'],
    ['BER-AGG-17', 'ber-agg-#'],
    ['core1.muc.example.net', 'core#.muc.example.net'],
    ['узел-12', 'узел-#'],
    ['host-٣٤', 'host-#'],
    ['  pe1 ', 'pe#'],
    ['a#1*', 'a?#?'],
    ['', null],
    ['   ', null],
    [null, null],
  ])('of %j is %j', (name, pattern) => {
    expect(hostPattern(name)).toBe(pattern);
  });

  it('is one that the name itself fits', () => {
    fc.assert(
      fc.property(aName, (name) => {
        expect(fitsHostPattern(hostPattern(name), name)).toBe(true);
      }),
    );
  });

  it('tells roles apart and puts towns together', () => {
    const towns = ['ber', 'muc', 'ham', 'fra', 'cgn', 'str', 'lej', 'dus', 'nue', 'han', 'bre'];
    const names = towns.flatMap((town) => [`${town}-agg-01`, `${town}-core-02`]);
    const generalise = generalisePatterns(seen(names));
    expect(new Set(seen(names).map(({ pattern }) => generalise(pattern).pattern))).toEqual(
      new Set(['*-agg-#', '*-core-#']),
    );
  });

  it('knows few towns by the site that holds their name', () => {
    const hosts = [...seen(['ber-agg-1'], 'ber01\nberlin'), ...seen(['muc-core-1'], 'muc02\n')];
    const generalise = generalisePatterns(hosts);
    expect(hosts.map(({ pattern }) => generalise(pattern).pattern)).toEqual([
      '*-agg-#',
      '*-core-#',
    ]);
  });

  it('tells few towns from many roles by the kinds of device that each stands on', () => {
    const roles = ['bb', 'agg', 'pe', 'acc', 'sw', 'fw', 'wdm', 'leaf', 'rr', 'bng', 'gw', 'dcs'];
    const hosts = roles.flatMap((role) => seen([`aa-${role}-1`, `bb#x-${role}-2`], '', role));
    const generalise = generalisePatterns(hosts);
    expect(hosts.map(({ pattern }) => generalise(pattern))).toEqual(
      roles.flatMap((role) => [
        { pattern: `*-${role}-#`, role },
        { pattern: `*-${role}-#`, role },
      ]),
    );
  });

  it('tells roles by their usual words where each of few stands on every kind of device', () => {
    const towns = ['kiel', 'husum'];
    const hosts = ['olt', 'router', 'switch', 'radio'].flatMap((kind) =>
      towns.flatMap((town) =>
        ['agg', 'pe', 'acc'].flatMap((role) => seen([`${town}-${role}-7`], town, kind)),
      ),
    );
    expect(generalisePatterns(hosts)('kiel-agg-#')).toEqual({ pattern: '*-agg-#', role: 'agg' });
  });

  it('finds one role in names of several shapes', () => {
    const names = [
      'ber-bb-1',
      'ber-agg-1',
      'muc-bb-1',
      'bb1.ber.net',
      'agg1.ber.net',
      'bb1.muc.net',
    ];
    const generalise = generalisePatterns(seen(names, 'ber muc'));
    expect(generalise('ber-bb-#')).toEqual({ pattern: '*-bb-#', role: 'bb' });
    expect(generalise('bb#.muc.net')).toEqual({ pattern: 'bb#.*.net', role: 'bb' });
  });

  it('keeps a word that is the only one of its place', () => {
    expect(generalisePatterns(seen(['ber-agg-1', 'ber-core-1'], 'ber01'))('ber-agg-#')).toEqual({
      pattern: 'ber-agg-#',
      role: 'agg',
    });
  });

  it('fits exactly the names that are generalised to it, whatever names there are', () => {
    fc.assert(
      fc.property(fc.array(aName, { maxLength: 30 }), (names) => {
        const generalise = generalisePatterns(seen(names));
        const general = names.map((name) => {
          const pattern = hostPattern(name);
          return pattern === null ? null : generalise(pattern).pattern;
        });
        for (const pattern of general) {
          for (const [at, name] of names.entries()) {
            expect(fitsHostPattern(pattern, name), `${pattern} ${name}`).toBe(
              general[at] === pattern,
            );
          }
        }
      }),
    );
  });
});
