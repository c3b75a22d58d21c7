import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { keyPathOf } from './key-file.ts';

const PLAIN_MAGIC = Buffer.from('SQLite format 3\u0000', 'latin1');
const HEAD_BYTES = 24;
/** What SQLite3MultipleCiphers leaves plain of the header of a file with 32 bytes kept on each page. */
const KEPT_BYTES = Buffer.from([32, 64, 32, 32]);
const KEPT_AT = 20;

/** How a file begins; `null` where it is no file, or none that long. */
export function headOf(path: string): Buffer | null {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return null;
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    return readSync(file, head, 0, HEAD_BYTES, 0) === HEAD_BYTES ? head : null;
  } finally {
    closeSync(file);
  }
}

/** True of the head of a database that anybody can read. */
export const isPlainHead = (head: Buffer): boolean =>
  head.subarray(0, PLAIN_MAGIC.length).equals(PLAIN_MAGIC);

/** True of the head of an encrypted workspace, as far as it says. */
export const looksEncrypted = (head: Buffer): boolean =>
  head.subarray(KEPT_AT).equals(KEPT_BYTES) && !isPlainHead(head);

/** The id of the key of an encrypted file, by its head. */
export const keyIdIn = (head: Buffer): string => head.toString('hex', 0, 16);

/** True of a file that is encrypted, or was before its head was damaged, as its key file says. */
export function isEncryptedFile(path: string): boolean {
  const head = headOf(path);
  if (head !== null && isPlainHead(head)) return false;
  return (head !== null && looksEncrypted(head)) || existsSync(keyPathOf(path));
}
