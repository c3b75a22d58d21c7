import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of a made-up archive; what is given beside its content overrides what is true. */
export type ZipEntry = {
  readonly name: string;
  readonly content: Uint8Array;
  readonly isDeflated?: boolean;
  /** In the entry's own header, where it differs from the directory. */
  readonly local?: {
    readonly name?: string;
    readonly crc?: number;
    readonly flags?: number;
    readonly signature?: number;
    readonly packedBytes?: number;
    readonly bytes?: number;
    readonly extra?: Uint8Array;
  };
  readonly flags?: number;
  readonly method?: number;
  readonly bytes?: number;
  readonly crc?: number;
  readonly attributes?: number;
  /** The system that packed it; Unix unless told. */
  readonly system?: number;
  readonly comment?: string;
  readonly extra?: Uint8Array;
  /** Bytes behind the packed ones that nothing accounts for. */
  readonly behind?: Uint8Array;
};

type ZipOptions = {
  readonly comment?: string;
  readonly before?: Uint8Array;
  /** Between the directory and the last record. */
  readonly beforeEnd?: Uint8Array;
  readonly after?: Uint8Array;
};

/** An archive as another program would pack it, or as nobody should: well formed unless told. */
export function zipOf(entries: readonly ZipEntry[], options: ZipOptions = {}): Buffer {
  const parts: Buffer[] = [Buffer.from(options.before ?? [])];
  const directory: Buffer[] = [];
  let offset = parts[0]?.length ?? 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content);
    const packed = entry.isDeflated === true ? deflateRawSync(content) : content;
    const method = entry.method ?? (entry.isDeflated === true ? 8 : 0);
    const flags = entry.flags ?? 0x800;
    const name = Buffer.from(entry.name, 'utf8');
    const ownName = Buffer.from(entry.local?.name ?? entry.name, 'utf8');
    const extra = Buffer.from(entry.extra ?? []);
    const bytes = entry.bytes ?? content.length;
    const crc = entry.crc ?? crc32(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(entry.local?.signature ?? 0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(entry.local?.flags ?? flags, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(entry.local?.crc ?? crc, 14);
    local.writeUInt32LE(entry.local?.packedBytes ?? packed.length, 18);
    local.writeUInt32LE(entry.local?.bytes ?? bytes, 22);
    local.writeUInt16LE(ownName.length, 26);
    const ownExtra = Buffer.from(entry.local?.extra ?? []);
    local.writeUInt16LE(ownExtra.length, 28);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(((entry.system ?? 3) << 8) | 20, 4);
    central.writeUInt16LE(20, 6);
    central.writeUInt16LE(flags, 8);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(crc, 16);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(bytes, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt16LE(extra.length, 30);
    central.writeUInt32LE(entry.attributes ?? 0o100644 * 0x10000, 38);
    central.writeUInt32LE(offset, 42);
    const remark = Buffer.from(entry.comment ?? '', 'utf8');
    central.writeUInt16LE(remark.length, 32);
    directory.push(central, name, extra, remark);
    const all = [local, ownName, ownExtra, packed, Buffer.from(entry.behind ?? [])];
    parts.push(...all);
    offset += Buffer.concat(all).length;
  }
  const listed = Buffer.concat(directory);
  const comment = Buffer.from(options.comment ?? '', 'latin1');
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([
    ...parts,
    listed,
    Buffer.from(options.beforeEnd ?? []),
    end,
    comment,
    Buffer.from(options.after ?? []),
  ]);
}
