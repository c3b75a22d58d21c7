import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeCommand } from './launch.mjs';
import { root } from './paths.mjs';
import { runQuietly } from './run.mjs';

const read = (...parts) => JSON.parse(readFileSync(join(root, ...parts), 'utf8'));

/** Shipped beside the bundles, because they hold native code. */
const UNBUNDLED = ['node_modules/better-sqlite3', 'node_modules/better-sqlite3-multiple-ciphers'];

/** What no lockfile knows: the runtime and what it brings, and the databases in the native modules. */
function engineComponents(versions) {
  return [
    { name: 'electron', version: versions.electron, licence: 'MIT' },
    { name: 'chromium', version: versions.chrome, licence: 'BSD-3-Clause' },
    { name: 'node', version: versions.node, licence: 'MIT' },
    { name: 'v8', version: versions.v8, licence: 'BSD-3-Clause' },
    // In a library of its own, which can be replaced.
    { name: 'ffmpeg', version: `chromium-${versions.chrome}`, licence: 'LGPL-2.1-or-later' },
    { name: 'sqlite', version: versions.sqlite, licence: 'blessing' },
    // The one with ciphers, which has a release of its own.
    { name: 'sqlite', version: versions.encryptedSqlite, licence: 'blessing' },
    { name: 'sqlite3multipleciphers', version: versions.ciphers, licence: 'MIT' },
  ];
}

/** Versions of the runtime and of the databases, asked of themselves. */
function engineVersions() {
  const script = `
    const versionOf = (driver, sql) => {
      const Database = require(driver);
      return new Database(':memory:').prepare(sql).pluck().get();
    };
    const sqlite = versionOf('better-sqlite3', 'SELECT sqlite_version()');
    const encrypting = 'better-sqlite3-multiple-ciphers';
    const encryptedSqlite = versionOf(encrypting, 'SELECT sqlite_version()');
    const ciphers = versionOf(encrypting, 'SELECT sqlite3mc_version()').replace(/^\\D+/, '');
    console.log(JSON.stringify({ ...process.versions, sqlite, encryptedSqlite, ciphers }));`;
  const { program, args, env } = nodeCommand('-e', [script]);
  return JSON.parse(runQuietly('Asking the runtime for its versions', program, args, { env }));
}

const nameOf = (place) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

const purlOf = (name, version) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

/** The component of a package, from its entry in the lockfile. */
function packageComponent(place, entry) {
  const name = nameOf(place);
  const purl = purlOf(name, entry.version);
  const [algorithm, digest] = entry.integrity.split('-');
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version: entry.version,
    hashes: [
      {
        alg: algorithm.toUpperCase().replace('SHA', 'SHA-'),
        content: Buffer.from(digest, 'base64').toString('hex'),
      },
    ],
    licenses: [licenceOf(entry.license)],
    purl,
  };
}

/** A licence by its identifier, or a choice between several as an expression. */
function licenceOf(licence) {
  return / (OR|AND) /.test(licence) ? { expression: licence } : { license: { id: licence } };
}

/**
 * The bill of materials of the program in CycloneDX 1.6: the packages at these places of the lockfile,
 * and the engines. It holds no time and no random number, so that one tree has one bill.
 */
export function sbomOf({ product, lockfile, places, engines }) {
  const packages = places.map((place) => {
    const entry = lockfile.packages[place];
    if (entry === undefined) throw new Error(`The lockfile does not know ${place}.`);
    return packageComponent(place, entry);
  });
  const brought = engineComponents(engines).map(({ name, version, licence }) => ({
    type: name === 'electron' ? 'framework' : 'library',
    'bom-ref': `${name}@${version}`,
    name,
    version,
    licenses: [licenceOf(licence)],
  }));
  const unique = new Map([...brought, ...packages].map((each) => [each['bom-ref'], each]));
  const components = [...unique.values()].sort((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1));
  const self = `${product.name}@${product.version}`;
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': self,
        name: product.name,
        version: product.version,
        licenses: [licenceOf(product.license)],
      },
    },
    components,
    dependencies: [{ ref: self, dependsOn: components.map((each) => each['bom-ref']) }],
  };
}

/** Writes the bill of what the build in `out` is made of. */
export function writeSbom() {
  const bundled = ['main', 'preload', 'renderer'].flatMap((part) => {
    const path = join(root, 'out', part, 'packages.json');
    return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];
  });
  const sbom = sbomOf({
    product: read('package.json'),
    lockfile: read('package-lock.json'),
    places: [...new Set([...bundled, ...UNBUNDLED])],
    engines: engineVersions(),
  });
  writeFileSync(join(root, 'out', 'sbom.cdx.json'), `${JSON.stringify(sbom, null, 2)}\n`);
}
