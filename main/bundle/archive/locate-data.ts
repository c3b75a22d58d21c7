import type { FileHandle } from 'node:fs/promises';
import { DESCRIPTOR, FLAG, LOCAL } from './format.ts';
import { checkExtras, readExactly, type ArchiveEntry, type Directory } from './read-directory.ts';
import { refused } from './refusal.ts';

/** A file of the archive and where its packed bytes are. */
export type LocatedEntry = ArchiveEntry & { readonly dataStart: number };

/** Fails where what follows the packed bytes does not say the same as the directory. */
function checkDescriptor(entry: ArchiveEntry, descriptor: Buffer): void {
  const isSigned = descriptor.length === DESCRIPTOR.bytes;
  const isKnown = isSigned
    ? descriptor.readUInt32LE(0) === DESCRIPTOR.signature
    : descriptor.length === DESCRIPTOR.bytesUnsigned;
  const at = isSigned ? 4 : 0;
  const isSame =
    isKnown &&
    descriptor.readUInt32LE(at) === entry.crc &&
    descriptor.readUInt32LE(at + 4) === entry.packedBytes &&
    descriptor.readUInt32LE(at + 8) === entry.bytes;
  if (!isSame) throw differs(entry);
}

const differs = ({ name }: ArchiveEntry) =>
  refused(
    `The header of "${name}" says otherwise than the directory of the archive; it was changed.`,
  );

async function locate(file: FileHandle, entry: ArchiveEntry, next: number): Promise<LocatedEntry> {
  const { name, nameBytes, flags, offset } = entry;
  if (offset + LOCAL.bytes + nameBytes.length > next) throw differs(entry);
  const header = await readExactly(file, offset, LOCAL.bytes + nameBytes.length);
  const hasSizes = (flags & FLAG.sizesFollow) === 0;
  const fits = (at: number, value: number): boolean => {
    const said = header.readUInt32LE(at);
    return said === value || (!hasSizes && said === 0);
  };
  const isOwn =
    header.readUInt32LE(0) === LOCAL.signature &&
    header.readUInt16LE(26) === nameBytes.length &&
    header.subarray(LOCAL.bytes).equals(nameBytes);
  if (!isOwn) throw differs(entry);
  const extraBytes = header.readUInt16LE(28);
  const dataStart = offset + header.length + extraBytes;
  const dataEnd = dataStart + entry.packedBytes;
  if (dataEnd > next) throw differs(entry);
  // First, for they say where the sizes stand in a form that is not read.
  checkExtras(name, await readExactly(file, offset + header.length, extraBytes));
  const isSame =
    header.readUInt16LE(6) === flags &&
    header.readUInt16LE(8) === entry.method &&
    header.readUInt32LE(10) === entry.changedAt &&
    fits(14, entry.crc) &&
    fits(18, entry.packedBytes) &&
    fits(22, entry.bytes);
  if (!isSame) throw differs(entry);
  const behind = next - dataEnd;
  if (hasSizes ? behind > 0 : behind > DESCRIPTOR.bytes) {
    throw refused(`The archive has data behind "${name}" that belongs to no file; it was changed.`);
  }
  if (!hasSizes) checkDescriptor(entry, await readExactly(file, dataEnd, behind));
  return { ...entry, dataStart };
}

/**
 * Finds the packed bytes of every file. The files must lie behind each other without a gap, from
 * the first byte to the directory, and their own headers must say what the directory says. Fails
 * as `readDirectory` does.
 */
export async function locateData(file: FileHandle, directory: Directory): Promise<LocatedEntry[]> {
  const { entries, start } = directory;
  if ((entries[0]?.offset ?? start) !== 0) {
    throw refused('The archive has data before its first file; it was changed.');
  }
  const located: LocatedEntry[] = [];
  for (const [at, entry] of entries.entries()) {
    located.push(await locate(file, entry, entries[at + 1]?.offset ?? start));
  }
  return located;
}
