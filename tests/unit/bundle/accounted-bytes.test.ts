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

  it.each(['evil/', 'Annexes/', 'annexes/more/', 'README.txt.d/'])(
    'is named as added where it holds no file: %s',
    async (name) => {
      // A name in another case than the folder of the files may be another folder.
      const others = sound.filter((entry) => !entry.name.startsWith(name));
      const found = await check(zipOf([...others, { name, content: Buffer.alloc(0) }]));
      expect(found.ok).toBe(false);
      expect(found.troubles).toEqual([
        { kind: 'added', file: name, message: `${name} was added: no file lies in that folder.` },
      ]);
    },
  );

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

describe('data behind the end of what is packed', () => {
  // What does not pack well, so that its end falls wherever its length says.
  const noise = (bytes: number): Buffer => {
    const all = Buffer.alloc(bytes);
    for (let at = 0, value = 1; at < bytes; at += 1) {
      value = (Math.imul(value, 1_103_515_245) + 12_345) >>> 0;
      all[at] = value >>> 24;
    }
    return all;
  };
  const PIECE = 1 << 18;

  it.each([1, 4, 1000, PIECE, 3 * PIECE])('is found, %d bytes of it', async (behind) => {
    for (const missing of [-1, 0, 1, 200]) {
      // Stored in blocks of at most 65,535 bytes with five bytes before each.
      const content = noise(PIECE - 25 - missing);
      const packed = deflateRawSync(content, { level: 0 });
      const entry = {
        name: 'README.txt',
        content: Buffer.concat([packed, Buffer.alloc(behind, 0x41)]),
        method: 8,
        bytes: content.length,
        crc: crc32(content),
      };
      const found = await check(zipOf([entry, ...sound.filter(({ name }) => name !== entry.name)]));
      expect(found.troubles.map(({ message }) => message)).toEqual([
        expect.stringMatching(
          /^README\.txt was changed: it (?:has data behind|cannot be unpacked)/u,
        ),
      ]);
    }
  });
});
