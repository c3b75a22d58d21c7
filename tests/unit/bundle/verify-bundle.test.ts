import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyBundle } from '#main/bundle/verify-bundle';
import { textPart } from '#main/bundle/write-bundle';
import {
  bundleOf,
  check,
  entriesOf,
  FIGURES_HASH,
  MADE_AT,
  newSigner,
  PARTS,
} from '../../support/bundles.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { zipOf, type ZipEntry } from '../../support/zip.ts';

const OK = { ok: true, troubles: [] } as const;
const kinds = ({ troubles }: Awaited<ReturnType<typeof check>>) =>
  troubles.map(({ kind, file }) => [kind, file]);

describe('a bundle as it was written', () => {
  it('is sound, and says what it is', async () => {
    const found = await check(await bundleOf());
    expect(found).toMatchObject({
      ...OK,
      filesFit: 5,
      isPackedAnew: false,
      signature: { status: 'unsigned', fingerprint: null },
      manifest: {
        madeAt: MADE_AT.toISOString(),
        workspace: 'audit',
        asOf: '2026-11-28',
        files: 5,
        hasDocument: true,
      },
    });
    expect(found.manifest?.figures.startsWith(found.manifest.shortHash)).toBe(true);
  });

  it('holds a document whose title names the figures, however the title is written', async () => {
    const utf16 = Buffer.from(`Größe, figures ${FIGURES_HASH}`, 'utf16le').swap16();
    const titles = [`(figures ${FIGURES_HASH})`, `<FEFF${utf16.toString('hex')}>`, utf16];
    for (const title of [...titles, `<${utf16.toString('hex').toUpperCase()}>`, 'figures 0b7e']) {
      const pdf = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.from(title)]);
      const parts = PARTS.map((part) =>
        part.path === 'audit-summary.pdf'
          ? { path: part.path, write: (sink: (bytes: Uint8Array) => Promise<void>) => sink(pdf) }
          : part,
      );
      const expected = title === 'figures 0b7e' ? [['document', 'audit-summary.pdf']] : [];
      expect(kinds(await check(await bundleOf(null, parts)))).toEqual(expected);
    }
  });

  it('is the same bytes for the same files, moment and key, and others for others', async () => {
    const signer = newSigner();
    const one = await bundleOf(signer);
    expect((await bundleOf(signer)).equals(one)).toBe(true);
    expect((await bundleOf()).equals(one)).toBe(false);
    const later = new Date(MADE_AT.getTime() + 1);
    expect((await bundleOf(signer, PARTS, later)).equals(one)).toBe(false);
  });

  it('is signed where a key was given, and by no other key', async () => {
    const signer = newSigner();
    const bundle = await bundleOf(signer);
    const { fingerprint } = signer.key;
    expect(await check(bundle)).toMatchObject({
      ...OK,
      signature: { status: 'signed', fingerprint, isExpected: null },
    });
    expect(await check(bundle, signer.key)).toMatchObject({
      ...OK,
      signature: { isExpected: true },
    });
    const other = await check(bundle, newSigner().key);
    expect(other).toMatchObject({ ok: false, signature: { status: 'signed', isExpected: false } });
    expect(kinds(other)).toEqual([['signer', 'signer.pem']]);
    const unsigned = await check(await bundleOf(), signer.key);
    expect(unsigned).toMatchObject({
      ok: false,
      signature: { status: 'unsigned', isExpected: false },
    });
  });

  it('is sound where another program packed the same files anew, and says so', async () => {
    const entries = entriesOf(await bundleOf(newSigner()));
    const folder: ZipEntry = {
      name: 'annexes/',
      content: Buffer.alloc(0),
      attributes: 0o40755 * 0x10000,
    };
    expect(await check(zipOf([folder, ...entries.toReversed()]))).toMatchObject({
      ...OK,
      isPackedAnew: true,
      signature: { status: 'signed' },
    });
  });

  it('fails where a part fails, or nobody takes the bytes', async () => {
    const broken = { path: 'x', write: () => Promise.reject(new Error('no part')) };
    await expect(bundleOf(null, [...PARTS, broken])).rejects.toThrow('no part');
    await expect(bundleOf(null, [textPart('x', '')])).rejects.toThrow('figures');
  });
});

describe('files that are not as they were', () => {
  const repacked = async (change: (entries: ZipEntry[]) => ZipEntry[], isSigned = true) =>
    check(zipOf(change(entriesOf(await bundleOf(isSigned ? newSigner() : null)))));
  const named = (entries: ZipEntry[], name: string): ZipEntry => {
    const found = entries.find((entry) => entry.name === name);
    if (found === undefined) throw new Error(name);
    return found;
  };

  it('are named when they were removed', async () => {
    for (const name of [
      'README.txt',
      'figures.json',
      'SHA256SUMS',
      'manifest.sig',
      'signer.pem',
      'manifest.json',
    ]) {
      const found = await repacked((entries) => entries.filter((entry) => entry.name !== name));
      expect(found.ok).toBe(false);
      expect(found.troubles.map(({ file }) => file)).toContain(name);
    }
    const stripped = await repacked((entries) =>
      entries.filter(({ name }) => name !== 'manifest.sig' && name !== 'signer.pem'),
    );
    expect(stripped).toMatchObject({ ok: false, signature: { status: 'broken' } });
  });

  it('are named when they were added, renamed, swapped or have another size', async () => {
    const added = await repacked((entries) => [
      ...entries,
      { name: 'annexes/more.csv', content: Buffer.from('x') },
    ]);
    expect(kinds(added)).toEqual([['added', 'annexes/more.csv']]);
    const renamed = await repacked((entries) =>
      entries.map((entry) =>
        entry.name === 'README.txt' ? { ...entry, name: 'READ.txt' } : entry,
      ),
    );
    expect(renamed.troubles).toEqual([
      { kind: 'renamed', file: 'README.txt', message: 'README.txt was renamed to READ.txt.' },
    ]);
    const swapped = await repacked((entries) => {
      const [one, other] = [named(entries, 'README.txt'), named(entries, 'figures.json')];
      return entries.map((entry) => {
        if (entry === one) return { ...one, content: other.content };
        return entry === other ? { ...other, content: one.content } : entry;
      });
    });
    expect(kinds(swapped)).toEqual([
      ['swapped', 'README.txt'],
      ['swapped', 'figures.json'],
    ]);
    const longer = await repacked((entries) =>
      entries.map((entry) =>
        entry.name === 'README.txt'
          ? { ...entry, content: Buffer.from('longer than before') }
          : entry,
      ),
    );
    expect(longer.troubles).toEqual([
      {
        kind: 'changed',
        file: 'README.txt',
        message: 'README.txt was changed: it has 18 bytes instead of 14.',
      },
    ]);
    expect(longer.filesFit).toBe(4);
  });

  it('are not covered up by a manifest that was changed with them', async () => {
    const forge = (entries: ZipEntry[]) => {
      const text = Buffer.from(named(entries, 'manifest.json').content).toString('utf8');
      const changed = Buffer.from(text.replace('"workspace": "audit"', '"workspace": "other"'));
      return entries.map((entry) =>
        entry.name === 'manifest.json' ? { ...entry, content: changed } : entry,
      );
    };
    expect(kinds(await repacked(forge, false))).toEqual([['manifest', 'manifest.json']]);
    const signed = await repacked(forge);
    expect(kinds(signed)).toEqual([
      ['manifest', 'manifest.json'],
      ['signature', 'manifest.sig'],
    ]);
    expect(signed.signature.status).toBe('broken');
  });

  it('are not covered up by a signature with another key', async () => {
    const mine = entriesOf(await bundleOf(newSigner()));
    const theirs = entriesOf(await bundleOf(newSigner()));
    const take = (...names: string[]) =>
      zipOf(mine.map((entry) => (names.includes(entry.name) ? named(theirs, entry.name) : entry)));
    expect(kinds(await check(take('signer.pem')))).toEqual([['signer', 'signer.pem']]);
    expect(kinds(await check(take('manifest.sig')))).toEqual([['signature', 'manifest.sig']]);
    expect(kinds(await check(take('signer.pem', 'manifest.sig')))).toEqual([
      ['signer', 'signer.pem'],
    ]);
  });
});

describe('a bundle of a later edition', () => {
  const later = (text: string, edition = '2') =>
    text.replace('"formatVersion": 1', `"formatVersion": ${edition}`).replace('"asOf"', '"at"');
  const manifestOf = async (change: (text: string) => string) =>
    entriesOf(await bundleOf(newSigner())).map((entry) =>
      entry.name === 'manifest.json'
        ? { ...entry, content: Buffer.from(change(Buffer.from(entry.content).toString('utf8'))) }
        : entry,
    );

  it('cannot be checked, and is accused of nothing', async () => {
    const found = await check(zipOf(await manifestOf((text) => later(text))));
    expect(found).toMatchObject({
      ok: false,
      filesFit: 0,
      manifest: null,
      signature: { status: 'unchecked' },
      troubles: [{ kind: 'unchecked', file: null }],
    });
    expect(found.troubles[0]?.message).toMatch(/newer Provenet .* edition 2 .* update Provenet/u);
    expect(found.troubles[0]?.message).not.toContain('changed');
  });

  it('is known by its seal', async () => {
    const comment = `provenet evidence bundle 2, sha256 of all before: ${'0'.repeat(64)}`;
    const found = await check(zipOf(await manifestOf((text) => text), { comment }));
    expect(kinds(found)).toEqual([['unchecked', null]]);
    expect(found.troubles[0]?.message).toContain('newer Provenet');
    const other = await check(
      zipOf(await manifestOf((text) => text), { comment: comment.replace(' 2', ' 0') }),
    );
    expect(kinds(other)).toEqual([['refused', null]]);
  });

  it('is not what a changed bundle only says that it is', async () => {
    const sealed = await bundleOf();
    const seal = sealed.subarray(sealed.lastIndexOf('provenet evidence')).toString('latin1');
    const changed = zipOf(await manifestOf((text) => later(text)), { comment: seal });
    expect(kinds(await check(changed))).toContainEqual(['manifest', 'manifest.json']);
  });

  it.each(['0', '-1', '1.5', '"2"', '1e999', 'null'])('is none of edition %s', async (edition) => {
    const found = await check(zipOf(await manifestOf((text) => later(text, edition))));
    expect(kinds(found)).toContainEqual(['manifest', 'manifest.json']);
  });
});

it('a file that is not there, or is a folder, is told in a sentence', async () => {
  await expect(verifyBundle('/nowhere/x.zip')).rejects.toMatchObject({ code: 'file-missing' });
  await expect(verifyBundle('/')).rejects.toMatchObject({ code: 'file-directory' });
});

it.skipIf(process.platform === 'win32')('a pipe is not waited for', async () => {
  const pipe = join(tempFolder(), 'audit.zip');
  execFileSync('mkfifo', [pipe]);
  await expect(verifyBundle(pipe)).rejects.toMatchObject({
    code: 'file-directory',
    message: "audit.zip is no ordinary file; name the bundle's ZIP file.",
  });
});
