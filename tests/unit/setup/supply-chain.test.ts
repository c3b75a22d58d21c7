import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
// @ts-expect-error -- the set-up is plain JavaScript, it runs before anything is installed
import * as supplyChain from '../../../main/setup/lib/supply-chain.mjs';

type Supply = { readonly manifest: object; readonly lockfile: object; readonly npmrc: string };
const supplyTroubles = supplyChain.supplyTroubles as (supply: Supply) => string[];
const licenceTroubles = supplyChain.licenceTroubles as (bill: object) => string[];
const isLicenceAllowed = supplyChain.isLicenceAllowed as (licence: string) => boolean;

const root = resolve(import.meta.dirname, '..', '..', '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const json = (name: string) => JSON.parse(read(name)) as object;

const npmrc = 'ignore-scripts=true\nsave-exact=true\n';
const integrity = `sha512-${'A'.repeat(86)}==`;

describe('the supply chain', () => {
  it('of this tree has exact versions, hashes for each package, and runs no scripts', () => {
    const supply = {
      manifest: json('package.json'),
      lockfile: json('package-lock.json'),
      npmrc: read('.npmrc'),
    };
    expect(supplyTroubles(supply)).toEqual([]);
  });

  it.each([
    ['a range', { dependencies: { a: '^1.0.0' } }, {}, npmrc, /^a is asked for as \^1\.0\.0/u],
    ['a tag', { devDependencies: { a: 'latest' } }, {}, npmrc, /^a is asked for as latest/u],
    ['no hash', {}, { 'node_modules/a': {} }, npmrc, /^node_modules\/a has no SHA-512/u],
    [
      'a weak hash',
      {},
      { 'node_modules/a': { integrity: 'sha1-AAAA' } },
      npmrc,
      /^node_modules\/a has no SHA-512/u,
    ],
    [
      'another place',
      {},
      { 'node_modules/a': { integrity, resolved: 'git+ssh://x/y' } },
      npmrc,
      /does not come from the registry/u,
    ],
    ['scripts', {}, {}, 'save-exact=true\n', /does not say ignore-scripts=true/u],
  ])('is refused with %s', (_what, manifest, packages, settings, sentence) => {
    const troubles = supplyTroubles({ manifest, lockfile: { packages }, npmrc: settings });
    expect(troubles).toEqual([expect.stringMatching(sentence)]);
  });
});

describe('licences', () => {
  it.each(['MIT', 'ISC', '0BSD', 'Apache-2.0', '(MIT OR CC0-1.0)', '(GPL-3.0-only OR MIT)'])(
    'may be %s',
    (licence) => {
      expect(isLicenceAllowed(licence)).toBe(true);
    },
  );
  it.each(['GPL-3.0-only', 'AGPL-3.0-only', 'MIT AND GPL-3.0-only', 'UNLICENSED', '', 'MITX'])(
    'may not be "%s"',
    (licence) => {
      expect(isLicenceAllowed(licence)).toBe(false);
    },
  );

  it('of engines are allowed for engines alone', () => {
    const of = (name: string, id: string, purl?: string) =>
      licenceTroubles({
        components: [{ name, version: '1', licenses: [{ license: { id } }], purl }],
      });
    expect(of('sqlite', 'blessing')).toEqual([]);
    expect(of('sqlite', 'blessing', 'pkg:npm/sqlite@1')).toHaveLength(1);
    expect(of('ffmpeg', 'LGPL-2.1-or-later')).toEqual([]);
    expect(of('other', 'LGPL-2.1-or-later')).toHaveLength(1);
    expect(licenceTroubles({ components: [{ name: 'x', version: '1', licenses: [] }] })).toEqual([
      'x 1 has the licence none, which may not be shipped; replace it.',
    ]);
  });
});
