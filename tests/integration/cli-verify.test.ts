import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleOf, entriesOf, newSigner } from '../support/bundles.ts';
import { cli, cliFails, cliJson } from '../support/command-line.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import { zipOf } from '../support/zip.ts';

describe('verify on the command line', () => {
  it('says who signed and that everything fits', async () => {
    const signer = newSigner();
    const folder = tempFolder();
    const path = writeTo(folder, 'bundle.zip', await bundleOf(signer));
    const pem = writeTo(folder, 'operator.pem', signer.key.pem);
    const { code, stdout, stderr } = await cli('verify', path, '--signer', pem);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('5 of 5 files are as the manifest says');
    expect(stdout.replaceAll(' ', '')).toContain(`signedby${signer.key.fingerprint},thesigner`);
    expect(stdout).toMatch(/everything fits\n$/u);
    expect(await cliJson('verify', path)).toMatchObject({
      ok: true,
      troubles: [],
      signature: { isExpected: null },
    });
    const unsigned = await cli('verify', writeTo(folder, 'plain.zip', await bundleOf()));
    expect(unsigned).toMatchObject({ code: 0, stderr: '' });
    expect(unsigned.stdout).toContain('not signed');
  });

  it('names what was changed, and fails', async () => {
    const entries = entriesOf(await bundleOf(newSigner())).map((entry) =>
      entry.name === 'figures.json' ? { ...entry, content: Buffer.from('{}') } : entry,
    );
    const folder = tempFolder();
    const path = writeTo(folder, 'bundle.zip', zipOf(entries));
    const { code, stdout, stderr } = await cli('verify', path);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^bundle\.zip does not fit: figures\.json was changed[^\n]*\n$/u);
    expect(stdout).toContain('! figures.json was changed: it has 2 bytes instead of 19.\n');
    expect(stdout).not.toContain('everything fits');
    const json = await cli('verify', path, '--json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({
      ok: false,
      troubles: [{ kind: 'changed', file: 'figures.json' }],
    });
    const broken = await cli('verify', writeTo(folder, 'x.zip', 'no archive'));
    expect(broken).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no evidence bundle') as string,
    });
    expect(broken.stdout).not.toContain('signed');
  });

  it('fails for a bundle of a later edition without a word of change', async () => {
    const entries = entriesOf(await bundleOf(newSigner())).map((entry) => {
      if (entry.name !== 'manifest.json') return entry;
      const text = Buffer.from(entry.content).toString('utf8');
      return { ...entry, content: Buffer.from(text.replace('Version": 1', 'Version": 2')) };
    });
    const path = writeTo(tempFolder(), 'bundle.zip', zipOf(entries));
    const { code, stdout, stderr } = await cli('verify', path);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^bundle\.zip could not be checked: [^\n]*newer Provenet[^\n]*\n$/u);
    expect(stdout + stderr).not.toMatch(/fits?\b|changed|signature/u);
    const json = await cli('verify', path, '--json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({ ok: false, troubles: [{ kind: 'unchecked' }] });
  });

  it('refuses wrong words and keys in one line', async () => {
    const folder = tempFolder();
    const path = writeTo(folder, 'bundle.zip', await bundleOf());
    expect(await cliFails(2, 'verify')).toContain('verify BUNDLE.zip');
    expect(await cliFails(2, 'verify', path, path)).toContain('one bundle');
    expect(await cliFails(1, 'verify', join(folder, 'none.zip'))).toContain('none.zip');
    expect(await cliFails(1, 'verify', path, '--signer', join(folder, 'none.pem'))).toContain(
      'none.pem',
    );
    const wrong = writeTo(folder, 'wrong.pem', 'hello');
    expect(await cliFails(1, 'verify', path, '--signer', wrong)).toContain('no public Ed25519 key');
  });
});

describe('the procedure of docs/verify-a-bundle.md', () => {
  const page = readFileSync(new URL('../../docs/verify-a-bundle.md', import.meta.url), 'utf8');
  // The commands as they stand on the page, in their order.
  const steps = [...page.matchAll(/^ {3}```sh\n([\s\S]*?)^ {3}```/gmu)].map(([, text = '']) =>
    text.replace(/^ {3}/gmu, ''),
  );
  const hasTools = ['unzip -v', 'sha256sum --version', 'openssl version'].every(
    (command) => spawnSync('sh', ['-c', command]).status === 0,
  );

  const run = (bundle: Buffer) => {
    const folder = tempFolder();
    writeTo(folder, 'bundle.zip', bundle);
    let cwd = folder;
    return steps.map((step) => {
      const { status, stdout, stderr } = spawnSync('sh', ['-c', step], { cwd, encoding: 'utf8' });
      if (step.includes('cd bundle')) cwd = join(folder, 'bundle');
      mkdirSync(cwd, { recursive: true });
      return { status, stdout, stderr };
    });
  };

  it.skipIf(!hasTools)('finds a sound bundle sound', async () => {
    const signer = newSigner();
    const bundle = await bundleOf(signer);
    expect(steps).toHaveLength(6);
    const [unpacked, sums, strangers, signature, fingerprint, figures] = run(bundle);
    expect(unpacked).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(sums).toMatchObject({ status: 0, stderr: '' });
    expect(sums?.stdout.trim().split('\n')).toHaveLength(6);
    expect(sums?.stdout).not.toMatch(/FAILED/u);
    expect(strangers).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(signature?.stdout).toContain('Signature Verified Successfully');
    expect(fingerprint?.stdout).toContain(signer.key.fingerprint);
    const { manifest } = (await cliJson('verify', writeTo(tempFolder(), 'bundle.zip', bundle))) as {
      manifest: { shortHash: string };
    };
    expect(figures?.stdout.trim()).toBe(manifest.shortHash);
  });

  it.skipIf(!hasTools)('finds what was changed, added, or signed otherwise', async () => {
    const entries = entriesOf(await bundleOf(newSigner()));
    const theirs = entriesOf(await bundleOf(newSigner()));
    const changed = entries.map((entry) => {
      if (entry.name === 'manifest.sig')
        return theirs.find(({ name }) => name === entry.name) ?? entry;
      return entry.name === 'README.txt' ? { ...entry, content: Buffer.from('Other.') } : entry;
    });
    const more = { name: 'annexes/more.csv', content: Buffer.from('x') };
    const [, sums, strangers, signature] = run(zipOf([...changed, more]));
    expect(sums?.status).not.toBe(0);
    expect(sums?.stdout).toContain('README.txt: FAILED');
    expect(strangers?.stdout).toContain('annexes/more.csv');
    expect(signature?.status).not.toBe(0);
  });
});
