import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bundleOf, check, entriesOf, newSigner } from '../../support/bundles.ts';
import { zipOf, type ZipEntry } from '../../support/zip.ts';

const sound = entriesOf(await bundleOf(newSigner()));

describe('the entry of a folder', () => {
  const withFolder = (more: Partial<ZipEntry>) =>
    check(
      zipOf([
        ...sound,
        { name: 'annexes/', content: Buffer.alloc(0), attributes: 0o40755 * 0x10000, ...more },
      ]),
    );
  const packed = (hex: string, ...behind: string[]): Partial<ZipEntry> => ({
    content: Buffer.concat([Buffer.from(hex, 'hex'), Buffer.from(behind.join(''))]),
    method: 8,
    bytes: 0,
    crc: 0,
  });

  it.each<[string, Partial<ZipEntry>]>([
    ['as nothing', {}],
    ['as nothing that is packed', packed('0300')],
    ['as nothing in a block that is stored', packed('010000ffff')],
    ['as nothing by our own packer', packed(deflateRawSync('').toString('hex'))],
  ])('holds nothing, written %s', async (_, more) => {
    expect(await withFolder(more)).toMatchObject({ ok: true, isPackedAnew: true });
  });

  it.each<[string, Partial<ZipEntry>]>([
    ['data behind nothing', packed('0300', 'a secret '.repeat(400))],
    ['little data behind nothing', packed('0300', 'abc')],
    ['data that cannot be unpacked', packed('', 'what')],
    ['blocks that unpack to nothing', packed('000000ffff'.repeat(90) + '0300')],
    ['bits behind the last code', packed('03fc')],
    ['stored data', { content: Buffer.from('what') }],
    ['packed data', { content: Buffer.from('what'), isDeflated: true }],
    ['the check sum of something', { crc: 0x01020304 }],
  ])('is refused with %s', async (_, more) => {
    expect(await withFolder(more)).toMatchObject({
      ok: false,
      filesFit: 0,
      troubles: [
        {
          kind: 'refused',
          file: null,
          message: 'The archive has data in its folder "annexes/"; it was changed.',
        },
      ],
    });
  });
});

describe('what the archive says of its own files', () => {
  const own = ['manifest.json', 'SHA256SUMS', 'manifest.sig', 'signer.pem'] as const;
  const packedWith = (name: string, change: (content: Uint8Array) => Partial<ZipEntry>) =>
    check(
      zipOf(
        sound.map((entry) =>
          entry.name === name ? { ...entry, ...change(entry.content) } : entry,
        ),
      ),
    );
  const messages = async (found: ReturnType<typeof check>) =>
    (await found).troubles.map(({ message }) => message);

  it.each(own)('fits for %s', async (name) => {
    expect(await messages(packedWith(name, () => ({ crc: 1 })))).toContain(
      `${name} was changed: it does not fit its check sum.`,
    );
    const behind = (content: Uint8Array): Partial<ZipEntry> => ({
      content: Buffer.concat([deflateRawSync(content), Buffer.from('hidden')]),
      isDeflated: false,
      method: 8,
      bytes: content.length,
      crc: crc32(content),
    });
    const found = await packedWith(name, behind);
    expect(found.troubles).toContainEqual(
      expect.objectContaining({
        file: name,
        message: `${name} was changed: it has data behind its end.`,
      }),
    );
    const isOfSignature = name === 'manifest.sig' || name === 'signer.pem';
    if (isOfSignature) expect(found.signature).toMatchObject({ status: 'broken' });
  });
});
