import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readFuseWire } from './support/fuse-wire.ts';
import { runApp } from './support/launch.ts';
import { packagedProgram, packagedResources } from './support/packages.ts';
import { expect, test } from './support/test.ts';

/** Every fuse of the wire; a new one of a newer Electron has to be decided on here. */
const RELEASED = {
  runAsNode: 'off',
  cookieEncryption: 'on',
  nodeOptions: 'off',
  nodeCliInspect: 'off',
  asarIntegrity: 'on',
  onlyLoadAppFromAsar: 'on',
  browserProcessSpecificV8Snapshot: 'off',
  grantFileProtocolExtraPrivileges: 'off',
  wasmTrapHandlers: 'on',
};

const REFUSED = [
  '--remote-debugging-port=9229',
  '-remote-debugging-port=9229',
  '--remote-debugging-pipe',
  '--inspect',
  '--inspect-brk=0',
  '--inspect-wait',
  '--js-flags=--expose-gc',
  '--no-sandbox',
  '--disable-web-security',
  '--load-extension=/tmp',
  '--host-rules=MAP * 127.0.0.1',
] as const;

// Chromium's sandbox refuses to work for root, and the released package refuses to be without it.
const needsOrdinaryUser = () => {
  test.skip(process.getuid?.() === 0, 'The released package starts for an ordinary user only.');
};

test('the fuses of the released package are as they have to be', () => {
  expect(readFuseWire(packagedProgram('released'))).toEqual(RELEASED);
});

test('a package holds what it has to, and of native code the two drivers alone', () => {
  const resources = packagedResources('released');
  const own = readdirSync(resources).filter((name) => !/\.(?:icns|lproj)$|^app-update/u.test(name));
  expect(own.toSorted()).toEqual([
    'app.asar',
    'app.asar.unpacked',
    'sample-network.csv',
    'sbom.cdx.json',
  ]);
  const unpacked = join(resources, 'app.asar.unpacked');
  const native = readdirSync(unpacked, { recursive: true, encoding: 'utf8' }).filter(
    (name) => statSync(join(unpacked, name)).isFile() && !/\.(?:js|json)$|LICENSE$/u.test(name),
  );
  const binary = join('prebuilds', `${process.platform}-${process.arch}.node`);
  expect(native.toSorted()).toEqual(
    ['better-sqlite3', 'better-sqlite3-multiple-ciphers']
      .map((driver) => join('node_modules', driver, binary))
      .toSorted(),
  );
  // They lie outside the archive; they are those whose hash the lockfile has.
  for (const name of native)
    expect(readFileSync(join(unpacked, name)).equals(readFileSync(resolve(name)))).toBe(true);
});

test('the driven package differs by the inspector and by its entry alone', () => {
  const wire = readFuseWire(packagedProgram('driven'));
  expect(wire).toEqual({ ...RELEASED, nodeCliInspect: 'on' });
  const archive = (kind: 'released' | 'driven') =>
    readFileSync(join(packagedResources(kind), 'app.asar')).toString('latin1');
  expect(archive('released')).toContain('"main": "out/main/index.js"');
  expect(archive('released')).not.toContain('mayBeDriven: true');
  expect(archive('driven')).toContain('"main": "out/main/driven.js"');
  expect(archive('driven')).toContain('mayBeDriven: true');
});

for (const [index, given] of REFUSED.entries()) {
  test(`the released package refuses ${given}`, async ({ userDataDir }) => {
    needsOrdinaryUser();
    // A port of each test's own: several of them run at a time.
    const argument = given.replace('9229', String(19_229 + index));
    const { code, stdout, stderr } = await runApp({
      userDataDir,
      executablePath: packagedProgram('released'),
      args: [argument],
    });
    const name = given.replace(/^-+/u, '').split('=')[0] ?? '';
    const sentence = `Provenet does not start with --${name}, which would open it to other programs; start it without.`;
    expect(stderr.split('\n')).toContain(sentence);
    expect(stderr).not.toMatch(/listening on ws/iu);
    expect([code, stdout]).toEqual([2, '']);
    // Refused before anything was begun: not even a log.
    expect(existsSync(join(userDataDir, 'logs'))).toBe(false);
  });
}

test('the released package answers on the command line, and draws', async ({
  userDataDir,
  folder,
}) => {
  needsOrdinaryUser();
  const run = (...args: readonly string[]) =>
    runApp({ userDataDir, executablePath: packagedProgram('released'), args: ['cli', ...args] });
  const workspace = join(folder, 'Audit.provenet');
  const csv = join(folder, 'site.csv');
  writeFileSync(csv, 'Serial,Vendor,Function,Country\nS1,Huawei,gNodeB,DE\n');
  expect(await run('import', csv, '--workspace', workspace)).toMatchObject({ code: 0 });
  const pdf = join(folder, 'Summary.pdf');
  expect(await run('report', '--workspace', workspace, '--pdf', pdf)).toMatchObject({ code: 0 });
  expect(readFileSync(pdf).subarray(0, 5).toString('latin1')).toBe('%PDF-');
});

test('the released package is no Node, and heeds no options of Node', async ({
  userDataDir,
  folder,
}) => {
  needsOrdinaryUser();
  const mark = join(folder, 'mark');
  const script = join(folder, 'required.cjs');
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '');`);
  const { code, stdout } = await runApp({
    userDataDir,
    executablePath: packagedProgram('released'),
    args: ['cli', 'policies', '--json'],
    env: { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require=${script}` },
  });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toBeTruthy();
  expect(existsSync(mark)).toBe(false);
});
