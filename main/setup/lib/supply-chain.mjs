/** Licences of what may be shipped; of a choice between several, one of these is enough. */
export const ALLOWED_LICENCES = [
  'MIT',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'ISC',
  '0BSD',
  'Unlicense',
  'CC0-1.0',
  'BlueOak-1.0.0',
  'Python-2.0',
];

/** Licences that the engines alone may have: SQLite's blessing, and FFmpeg as a library of its own. */
const ENGINE_LICENCES = { sqlite: 'blessing', ffmpeg: 'LGPL-2.1-or-later' };

/** What `.npmrc` has to say, so that no package runs a script and no version is a range. */
const REQUIRED_SETTINGS = ['ignore-scripts=true', 'save-exact=true'];

const EXACT = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;

/** True where a licence, or one of a choice, may be shipped. */
export function isLicenceAllowed(licence) {
  const terms = licence.replace(/[()]/g, '').split(' OR ');
  return terms.some((term) =>
    term.split(' AND ').every((each) => ALLOWED_LICENCES.includes(each.trim())),
  );
}

/** What is wrong with the manifest, the lockfile and the settings, one sentence each. */
export function supplyTroubles({ manifest, lockfile, npmrc }) {
  const settings = npmrc.split('\n').map((line) => line.trim());
  const ranges = ['dependencies', 'devDependencies'].flatMap((kind) =>
    Object.entries(manifest[kind] ?? {})
      .filter(([, version]) => !EXACT.test(version))
      .map(([name, version]) => `${name} is asked for as ${version}; name one version.`),
  );
  const entries = Object.entries(lockfile.packages).filter(([place]) => place !== '');
  const unsealed = entries
    .filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''))
    .map(([place]) => `${place} has no SHA-512 in the lockfile; write the lockfile anew.`);
  const elsewhere = entries
    .filter(([, { resolved }]) => resolved?.startsWith('https://registry.npmjs.org/') === false)
    .map(([place]) => `${place} does not come from the registry; take it from there.`);
  const missing = REQUIRED_SETTINGS.filter((setting) => !settings.includes(setting)).map(
    (setting) => `.npmrc does not say ${setting}; put it back.`,
  );
  return [...ranges, ...unsealed, ...elsewhere, ...missing];
}

/** What of a bill of materials may not be shipped, one sentence each. */
export function licenceTroubles({ components }) {
  return components.flatMap(({ name, version, licenses, purl }) => {
    const [given] = licenses;
    const licence = given?.license?.id ?? given?.expression ?? 'none';
    const isEngine = purl === undefined && ENGINE_LICENCES[name] === licence;
    if (isEngine || isLicenceAllowed(licence)) return [];
    return [`${name} ${version} has the licence ${licence}, which may not be shipped; replace it.`];
  });
}
