import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bundleOf, check, entriesOf } from '../../support/bundles.ts';
import { zipOf } from '../../support/zip.ts';

describe('the manifest', () => {
  const unsigned = async (change: (text: string) => Buffer) => {
    const entries = entriesOf(await bundleOf());
    const text = Buffer.from(entries.find(({ name }) => name === 'manifest.json')?.content ?? []);
    const manifest = change(text.toString('utf8'));
    const own = createHash('sha256')
      .update(Buffer.from(manifest.toString('utf8')))
      .digest('hex');
    return check(
      zipOf(
        entries.map((entry) => {
          if (entry.name === 'manifest.json') return { ...entry, content: manifest };
          if (entry.name !== 'SHA256SUMS') return entry;
          const sums = Buffer.from(entry.content).toString('utf8');
          const content = sums.replace(/[0-9a-f]{64}(?= {2}manifest\.json)/u, own);
          return { ...entry, content: Buffer.from(content) };
        }),
      ),
    );
  };

  it.each<[string, (text: string) => Buffer]>([
    [
      'bytes that are no UTF-8',
      (text) =>
        Buffer.from(text.replace('"workspace": "audit"', '"workspace": "\u00ff"'), 'latin1'),
    ],
    ['a byte-order mark', (text) => Buffer.from(`\ufeff${text}`)],
    [
      'a file twice',
      (text) => {
        const one = /\{\n {6}"path": "README\.txt"[^}]*\}/u.exec(text)?.[0] ?? '';
        return Buffer.from(text.replace(one, `${one},\n    ${one}`));
      },
    ],
    ['a field twice', (text) => Buffer.from(text.replace('{', '{\n  "asOf": "2026-01-01",'))],
    ['another order', (text) => Buffer.from(text.replace(/( {2}"asOf".*\n)( {2}.*\n)/u, '$2$1'))],
    [
      'a number in other words',
      (text) => Buffer.from(text.replace('"bytes": 14', '"bytes": 1.4e1')),
    ],
    ['a blank more', (text) => Buffer.from(`${text}\n`)],
  ])('has one text only, not one with %s', async (_, change) => {
    const found = await unsigned(change);
    expect(found.troubles.map(({ file }) => file)).toContain('manifest.json');
    expect(found.manifest).toBeNull();
  });

  it('is found sound where nothing of it was changed', async () => {
    expect((await unsigned((text) => Buffer.from(text))).troubles).toEqual([]);
  });
});
