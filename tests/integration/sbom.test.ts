import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
// @ts-expect-error -- the set-up is plain JavaScript, it runs before anything is installed
import { licenceTroubles } from '../../main/setup/lib/supply-chain.mjs';

const root = resolve(import.meta.dirname, '..', '..');
const read = <T>(...parts: readonly string[]) =>
  JSON.parse(readFileSync(join(root, ...parts), 'utf8')) as T;

type Component = {
  readonly name: string;
  readonly version: string;
  readonly purl?: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
};
type Sbom = {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly serialNumber?: string;
  readonly metadata: { readonly timestamp?: string };
  readonly components: readonly Component[];
};
const sbom = read<Sbom>('out', 'sbom.cdx.json');

it('the bill of materials names what the bundles were made of, and the engines', () => {
  expect(sbom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' });
  const names = sbom.components.map(({ name }) => name);
  for (const name of [
    'electron',
    'chromium',
    'node',
    'sqlite',
    'ffmpeg',
    'better-sqlite3',
    'better-sqlite3-multiple-ciphers',
    'sqlite3multipleciphers',
    'react',
    '@mantine/core',
    'ag-grid-community',
    'zod',
    'papaparse',
    'electron-log',
  ])
    expect(names).toContain(name);
  // What only builds and tests is not shipped.
  for (const name of ['vite', 'vitest', 'electron-builder', 'typescript', 'fast-check'])
    expect(names).not.toContain(name);
  const version = (name: string) => sbom.components.find((each) => each.name === name)?.version;
  expect(version('node')).toBe(process.versions.node);
  expect(version('sqlite')).toMatch(/^3\.\d+\.\d+$/u);
});

it('the bill of materials has the version and hash of the lockfile for each package', () => {
  type Lockfile = { packages: Record<string, { version: string; integrity: string }> };
  const { packages } = read<Lockfile>('package-lock.json');
  for (const { name, version, purl, hashes } of sbom.components) {
    if (purl === undefined) continue;
    const entry = Object.entries(packages).find(
      ([place, each]) => place.endsWith(`node_modules/${name}`) && each.version === version,
    );
    const hash = Buffer.from(entry?.[1].integrity.slice('sha512-'.length) ?? '', 'base64');
    expect(hashes, name).toEqual([{ alg: 'SHA-512', content: hash.toString('hex') }]);
  }
});

it('the bill of materials holds nothing that differs from one build to the next', () => {
  expect([sbom.serialNumber, sbom.metadata.timestamp]).toEqual([undefined, undefined]);
  const text = readFileSync(join(root, 'out', 'sbom.cdx.json'), 'utf8');
  expect(text).not.toContain(root);
});

it('nothing is shipped under a licence that is not allowed', () => {
  expect((licenceTroubles as (bill: Sbom) => string[])(sbom)).toEqual([]);
});
