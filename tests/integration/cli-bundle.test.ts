import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shortHash } from '#shared/domain/audit/figures-text';
import { addStatement, listSupplier } from '#main/data/commands/policies/edit-policies';
import { newPrivateKey } from '#main/bundle/signing/private-key';
import { BundleJob } from '#main/data/bundle/bundle-job';
import { hashOfFigures, makeBundle, type BundleRequest } from '#main/data/bundle/make-bundle';
import { runCli } from '#main/cli/run';
import { check, MADE_AT, newSigner } from '../support/bundles.ts';
import { cli, cliFails, cliJson } from '../support/command-line.ts';
import { filledWith } from '../support/filled.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import { unzip } from '../support/unzip.ts';
import { importText, workerUrl } from '../support/workspaces.ts';

const ROWS = [
  ['Asset ID', 'Vendor', 'Site', 'Install date'],
  ['A1', 'Huawei', 'B1', '2019-03-01'],
  ['A2', 'ZTE', 'B1', ''],
  ['A3', 'Nokia', 'B2', ''],
  ['A4', 'Unheard Of Ltd', 'B2', ''],
];
const REQUEST: BundleRequest = {
  question: {},
  annexes: ['flagged-csv', 'flagged-xlsx', 'removal-csv', 'removal-xlsx'],
  hasUndetermined: true,
  document: null,
  signer: null,
};
const OPTIONS = { madeAt: MADE_AT, appVersion: '0.1.0' };
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('an evidence bundle of a workspace', () => {
  it('holds what it says, and is the same bytes for the same workspace and moment', async () => {
    const workspace = await filledWith(ROWS);
    const folder = tempFolder();
    const [one, other] = [join(folder, 'one.zip'), join(folder, 'other.zip')];
    const signer = newSigner();
    const outcome = await makeBundle(workspace, { ...REQUEST, signer }, one, OPTIONS);
    await makeBundle(workspace, { ...REQUEST, signer }, other, OPTIONS);
    const bytes = readFileSync(one);
    expect(bytes.equals(readFileSync(other))).toBe(true);
    expect(outcome).toMatchObject({ file: 'one.zip', bytes: bytes.length, sha256: sha256(bytes) });
    expect(await check(bytes, signer.key)).toMatchObject({ ok: true, troubles: [] });
    const files = unzip(bytes);
    expect([...files.keys()]).toEqual([
      'README.txt',
      'figures.json',
      'annexes/flagged-items.csv',
      'annexes/flagged-items.xlsx',
      'annexes/removal-and-replacement-UNVERIFIED-LAYOUT.csv',
      'annexes/removal-and-replacement-UNVERIFIED-LAYOUT.xlsx',
      'policies-in-use.json',
      'policies/eu-baseline.json',
      'policies-on-record.json',
      'imports.json',
      'registry.json',
      'manifest.json',
      'SHA256SUMS',
      'manifest.sig',
      'signer.pem',
    ]);
    const json = (name: string): unknown => JSON.parse(files.get(name)?.toString('utf8') ?? '');
    expect(json('policies/eu-baseline.json')).toMatchObject({ id: 'eu-baseline' });
    expect(json('imports.json')).toMatchObject([
      { fileName: 'inventory.csv', ledger: { read: 4, added: 4 } },
    ]);
    expect(json('registry.json')).toMatchObject({ version: expect.any(String) as string });
    expect(outcome.figures).toBe(sha256(files.get('figures.json') ?? Buffer.alloc(0)));
    const readme = files.get('README.txt')?.toString('utf8') ?? '';
    expect(readme).toContain(outcome.figures.slice(0, 12));
    expect(readme).toContain(signer.key.fingerprint);
    expect(readme).toContain('NOT an official form');
    // The annex in the bundle comes back into the workspace as it is there.
    const annex = files.get('annexes/flagged-items.csv')?.toString('utf8') ?? '';
    const { ledger } = await importText(workspace, annex, { name: 'flagged-items.csv' });
    expect(ledger).toMatchObject({ read: 3, unchanged: 3 });
  });

  it('holds what is on record for the policies in use, and for no others', async () => {
    const workspace = await filledWith(ROWS);
    const listing = { supplierId: 'nokia', since: '2026-01-01', reason: 'Own assessment' };
    workspace.write((db) => {
      for (const policyId of ['es-2022', 'be-2023']) listSupplier(db, { policyId, ...listing });
      addStatement(db, {
        kind: 'answer',
        question: 'Asked by nobody',
        holds: true,
        conditions: [],
      });
    });
    const path = join(tempFolder(), 'bundle.zip');
    const question = { policyIds: ['be-2023'] };
    await makeBundle(workspace, { ...REQUEST, question }, path, OPTIONS);
    const text = unzip(readFileSync(path)).get('policies-on-record.json')?.toString('utf8') ?? '';
    expect(JSON.parse(text)).toMatchObject({
      listings: [{ policyId: 'be-2023', ...listing }],
      statements: [],
    });
  });

  it('says in its name for each file what it is about, and nothing more than was chosen', async () => {
    const workspace = await filledWith(ROWS);
    const path = join(tempFolder(), 'bundle.zip');
    const seen: string[] = [];
    await makeBundle(workspace, { ...REQUEST, annexes: ['removal-csv'] }, path, {
      ...OPTIONS,
      onProgress: (file) => seen.push(file),
    });
    const names = [...unzip(readFileSync(path)).keys()].filter((name) =>
      name.startsWith('annexes'),
    );
    expect(names).toEqual(['annexes/removal-and-replacement-UNVERIFIED-LAYOUT.csv']);
    expect(seen).toContain(names[0]);
  });

  it('holds the document, and refuses one that was drawn from other figures', async () => {
    const workspace = await filledWith(ROWS);
    const folder = tempFolder();
    const pdf = writeTo(folder, 'x.pdf', '%PDF-1.7 drawn');
    const path = join(folder, 'bundle.zip');
    const { figures } = await makeBundle(workspace, REQUEST, path, OPTIONS);
    await makeBundle(workspace, { ...REQUEST, document: { path: pdf, figures } }, path, OPTIONS);
    const before = readFileSync(path);
    expect(unzip(before).get('audit-summary.pdf')?.toString()).toBe('%PDF-1.7 drawn');
    await importText(workspace, 'Asset ID,Vendor\nA9,Huawei\n');
    const late = makeBundle(
      workspace,
      { ...REQUEST, document: { path: pdf, figures } },
      path,
      OPTIONS,
    );
    await expect(late).rejects.toMatchObject({ code: 'conflict' });
    const controller = new AbortController();
    controller.abort();
    const cancelled = makeBundle(workspace, REQUEST, path, {
      ...OPTIONS,
      signal: controller.signal,
    });
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    // What was there stays, and nothing unfinished lies beside it.
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(folder).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      'bundle.zip',
      'x.pdf',
    ]);
  });
});

describe('bundle on the command line', () => {
  it('is made, signed by a key file, and verified without the workspace', async () => {
    const workspace = await filledWith(ROWS);
    workspace.close();
    const folder = tempFolder();
    const key = writeTo(folder, 'key.pem', newPrivateKey());
    const out = join(folder, 'audit.zip');
    const options = ['bundle', '--workspace', workspace.path, '--out', out, '--without-pdf'];
    const made = (await cliJson(...options, '--key', key)) as { signer: string; files: number };
    expect(made).toMatchObject({ files: 11 });
    expect(await cliJson('verify', out)).toMatchObject({
      ok: true,
      filesFit: 11,
      signature: { status: 'signed', fingerprint: made.signer },
    });
    const plain = await cli(...options, '--annex', 'flagged-csv');
    expect(plain).toMatchObject({ code: 0, stderr: '' });
    expect(plain.stdout).toContain('not signed');
    expect(await cliFails(1, ...options.slice(0, -1))).toContain('--without-pdf');
    expect(await cliFails(2, ...options.slice(0, 3), '--without-pdf')).toContain('--out');
    expect(await cliFails(2, ...options, '--passphrase-file', key)).toContain('--key');
    const wrong = writeTo(folder, 'wrong.pem', 'no key');
    expect(await cliFails(1, ...options, '--key', wrong)).toContain('wrong.pem');
  });

  it('takes the document that the desktop program draws', async () => {
    const workspace = await filledWith(ROWS);
    const figures = await hashOfFigures(workspace, { asOf: '2026-11-01', redaction: 'no-sites' });
    workspace.close();
    const out = join(tempFolder(), 'audit.zip');
    const source = ['--workspace', workspace.path, '--as-of', '2026-11-01'];
    let drawnAt = '';
    const code = await runCli(
      ['bundle', ...source, '--out', out, '--audience', 'board', '--paper', 'Letter'],
      {
        stdout: () => undefined,
        stderr: (text) => expect(text).toBe(''),
        workerUrl,
        renderReport: ({ outPath, asOf, workspacePath, composition }) => {
          expect({ asOf, workspacePath, composition }).toMatchObject({
            asOf: '2026-11-01',
            workspacePath: workspace.path,
            composition: { redaction: 'no-sites', paper: 'Letter' },
          });
          drawnAt = outPath;
          writeFileSync(outPath, `%PDF-1.7 figures ${shortHash(figures)}`);
          return Promise.resolve();
        },
      },
    );
    expect(code).toBe(0);
    expect(existsSync(drawnAt)).toBe(false);
    const found = await check(readFileSync(out));
    expect(found).toMatchObject({ ok: true, manifest: { asOf: '2026-11-01', hasDocument: true } });
  });
});

describe('a bundle whose key is elsewhere', () => {
  it('leaves no file where it is not signed, and lets the next one be made', async () => {
    const job = new BundleJob();
    const workspace = await filledWith(ROWS);
    const path = join(tempFolder(), 'bundle.zip');
    const { key } = newSigner();
    const begin = () =>
      job.begin(key, (signer) => makeBundle(workspace, { ...REQUEST, signer }, path, OPTIONS));
    expect(await begin()).toMatchObject({ status: 'sign' });
    await expect(begin()).rejects.toMatchObject({ code: 'conflict' });
    await expect(job.end(null)).rejects.toMatchObject({ code: 'cancelled' });
    expect(existsSync(path)).toBe(false);
    await expect(job.end(null)).rejects.toMatchObject({ code: 'not-found' });
    const failing = job.begin(key, () => Promise.reject(new Error('no disk')));
    await expect(failing).rejects.toThrow('no disk');
    expect(await begin()).toMatchObject({ status: 'sign' });
    // A signature that is none is written as it is, and found by the check.
    await job.end(Buffer.alloc(64));
    expect((await check(readFileSync(path))).troubles).toMatchObject([{ kind: 'signature' }]);
  });
});
