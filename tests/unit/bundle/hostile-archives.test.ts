import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bundleOf, check, entriesOf } from '../../support/bundles.ts';
import { zipOf, type ZipEntry } from '../../support/zip.ts';

describe('archives that are made to deceive', () => {
  const file = (name: string, more: Partial<ZipEntry> = {}): ZipEntry => ({
    name,
    content: Buffer.from('content'),
    ...more,
  });
  const refusal = async (bytes: Uint8Array): Promise<string> => {
    const found = await check(bytes);
    expect(found).toMatchObject({
      ok: false,
      filesFit: 0,
      manifest: null,
      troubles: [{ kind: 'refused', file: null }],
    });
    return found.troubles[0]?.message ?? '';
  };

  it.each([
    ['../evil.txt', 'leaves its folder'],
    ['a/../../evil.txt', 'leaves its folder'],
    ['/etc/passwd', 'absolute path'],
    ['C:/evil.txt', 'absolute path'],
    ['a\\..\\evil.txt', 'systems read differently'],
    ['a/./b', 'leaves its folder'],
    ['a//b', 'empty folder'],
    ['a\u0000b', 'systems read differently'],
    ['nul.txt', 'some systems change'],
    ['a./b', 'some systems change'],
    ['', 'has no name'],
    ['x'.repeat(300), 'too long'],
  ])('are refused for the path %j', async (name, words) => {
    expect(await refusal(zipOf([file(name)]))).toContain(words);
  });

  it.each<[string, Buffer, string]>([
    ['a name twice', zipOf([file('a'), file('a')]), '"a" twice'],
    ['names that differ in case', zipOf([file('Read.txt'), file('READ.TXT')]), 'take for one file'],
    [
      'names that differ in composition',
      zipOf([file('\u00e9'), file('e\u0301')]),
      'take for one file',
    ],
    [
      'a file and a folder of one name',
      zipOf([file('a'), { ...file('a/'), content: Buffer.alloc(0) }]),
      'take for one file',
    ],
    ['an encrypted file', zipOf([file('a', { flags: 0x801 })]), 'encrypted'],
    [
      'a flag that changes what bytes mean',
      zipOf([file('a', { flags: 0x820 })]),
      'packed in a way',
    ],
    ['a link', zipOf([file('a', { attributes: 0o120777 * 0x10000 })]), 'is a link'],
    [
      'a link of another system',
      zipOf([file('a', { attributes: 0o120777 * 0x10000, system: 5 })]),
      'is a link',
    ],
    [
      'a file that is a folder by its mode',
      zipOf([file('a', { attributes: 0o40755 * 0x10000 })]),
      'folder to some programs',
    ],
    [
      'a file that is a folder by its attributes',
      zipOf([file('a', { attributes: 0x10, system: 0 })]),
      'folder to some programs',
    ],
    ['a file that other files lie in', zipOf([file('A/b/c'), file('a')]), 'take for one file'],
    [
      'a file that a folder lies in',
      zipOf([file('a'), { ...file('a/b/'), content: Buffer.alloc(0) }]),
      'take for one file',
    ],
    ['a comment on a file', zipOf([file('a', { comment: 'hidden' })]), 'a comment on "a"'],
    [
      'another name in its own header',
      zipOf([file('a', { local: { name: 'b' } })]),
      '"a" says otherwise',
    ],
    [
      'another check sum in its own header',
      zipOf([file('a', { local: { crc: 1 } })]),
      '"a" says otherwise',
    ],
    ['no header of its own', zipOf([file('a', { local: { signature: 0 } })]), '"a" says otherwise'],
    [
      'other flags in its own header',
      zipOf([file('a', { local: { flags: 0x802 } })]),
      '"a" says otherwise',
    ],
    [
      'a second name in its header',
      zipOf([file('a', { extra: Buffer.from([0x75, 0x70, 0, 0]) })]),
      'second name',
    ],
    ['a damaged header', zipOf([file('a', { extra: Buffer.from([1, 2, 9, 0]) })]), 'damaged'],
    [
      'data behind a file',
      zipOf([file('a', { behind: Buffer.from('x') }), file('b')]),
      'behind "a"',
    ],
    [
      'data before the first file',
      zipOf([file('a')], { before: Buffer.from('x') }),
      'before its first file',
    ],
    ['data after the end', zipOf([file('a')], { after: Buffer.from('x') }), 'after its end'],
    ['a comment of somebody', zipOf([file('a')], { comment: 'hello' }), 'not the seal'],
    ['two ends', zipOf([file('a')], { comment: zipOf([]).toString('latin1') }), 'two ways'],
    [
      'more than can be',
      zipOf([file('a', { isDeflated: true, bytes: 4_000_000_000 })]),
      'more than it can',
    ],
    ['a size that is not its own', zipOf([file('a', { bytes: 8 })]), 'damaged'],
    ['nothing of an archive', Buffer.from('Dear auditor,'), 'no evidence bundle'],
    ['nothing at all', Buffer.alloc(0), 'no evidence bundle'],
  ])('are refused for %s', async (_, bytes, words) => {
    const sentence = await refusal(bytes);
    expect(sentence).toContain(words);
    expect(sentence).toMatch(/^[^\n]{20,250}\.$/u);
  });

  it('are refused where they were cut off', async () => {
    const bundle = await bundleOf();
    await refusal(bundle.subarray(0, -1));
    await refusal(bundle.subarray(0, bundle.length / 2));
  });

  it('unpack no further than they say', async () => {
    const bomb = { name: 'README.txt', content: Buffer.alloc(64 << 20), isDeflated: true };
    const pack = async (more: Partial<ZipEntry>) => {
      const others = entriesOf(await bundleOf()).filter(({ name }) => name !== bomb.name);
      return check(zipOf([{ ...bomb, ...more }, ...others]));
    };
    expect((await pack({ bytes: 100_000 })).troubles).toEqual([
      {
        kind: 'changed',
        file: 'README.txt',
        message: 'README.txt was changed: it unpacks to more than the archive says.',
      },
    ]);
    expect((await pack({})).troubles[0]?.message).toContain('67108864 bytes instead of 14');
  });

  it('have nothing behind the end of what is packed', async () => {
    const others = entriesOf(await bundleOf()).filter(({ name }) => name !== 'README.txt');
    const content = Buffer.concat([deflateRawSync('What this is.\n'), Buffer.from('hidden')]);
    const entry = {
      name: 'README.txt',
      content,
      method: 8,
      bytes: 14,
      crc: crc32('What this is.\n'),
    };
    const found = await check(zipOf([entry, ...others]));
    expect(found.troubles.map(({ message }) => message)).toEqual([
      'README.txt was changed: it has data behind its end.',
    ]);
  });
});

describe('archives of sound files in a form that is not read', () => {
  const sizes64 = (content: Uint8Array): Buffer => {
    const extra = Buffer.alloc(20);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(16, 2);
    extra.writeBigUInt64LE(BigInt(content.length), 4);
    extra.writeBigUInt64LE(BigInt(content.length), 12);
    return extra;
  };
  const stored = async () =>
    entriesOf(await bundleOf()).map((entry) => ({ ...entry, isDeflated: false }));
  const elsewhere = { packedBytes: 0xffffffff, bytes: 0xffffffff };

  it.each<[string, (entries: ZipEntry[]) => Buffer]>([
    [
      'sizes in an extra field of the header',
      (entries) =>
        zipOf(
          entries.map((entry) => ({
            ...entry,
            local: { ...elsewhere, extra: sizes64(entry.content) },
          })),
        ),
    ],
    [
      'sizes behind the data, of eight bytes each',
      (entries) =>
        zipOf(
          entries.map((entry) => {
            const behind = Buffer.alloc(24);
            behind.writeUInt32LE(0x08074b50, 0);
            behind.writeUInt32LE(crc32(entry.content), 4);
            behind.writeBigUInt64LE(BigInt(entry.content.length), 8);
            behind.writeBigUInt64LE(BigInt(entry.content.length), 16);
            const extra = sizes64(Buffer.alloc(0));
            return { ...entry, flags: 0x808, local: { ...elsewhere, crc: 0, extra }, behind };
          }),
        ),
    ],
    [
      'sizes in an extra field of the directory',
      (entries) => zipOf(entries.map((entry) => ({ ...entry, extra: sizes64(entry.content) }))),
    ],
    [
      'a last record of its own',
      (entries) => {
        const records = Buffer.alloc(76);
        records.writeUInt32LE(0x06064b50, 0);
        records.writeUInt32LE(0x07064b50, 56);
        return zipOf(entries, { beforeEnd: records });
      },
    ],
    ['another method', (entries) => zipOf(entries.map((entry) => ({ ...entry, method: 93 })))],
  ])('are accused of nothing, but to be packed anew: %s', async (_, pack) => {
    const found = await check(pack(await stored()));
    expect(found).toMatchObject({
      ok: false,
      signature: { status: 'unchecked' },
      troubles: [{ kind: 'unchecked', file: null }],
    });
    const message = found.troubles[0]?.message ?? '';
    expect(message).toMatch(/in a form that is not read \((?:ZIP64|method 93)\); .* anew /u);
  });
});
