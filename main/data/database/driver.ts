import BetterSqlite3 from 'better-sqlite3';
import EncryptedSqlite3 from 'better-sqlite3-multiple-ciphers';

export type Database = BetterSqlite3.Database;

/**
 * What an encrypted workspace is opened with, in hexadecimal: the 32 bytes that encrypt its pages and
 * the 16 bytes that its file begins with, by which its key file is found. Never logged, never given
 * to a page.
 */
export type WorkspaceKey = string;

/** The 16 bytes that a file of this key begins with, in hexadecimal. */
export const keyIdOf = (key: WorkspaceKey): string => key.slice(-32);

type OpenOptions = { readonly readonly?: boolean; readonly timeout?: number };

const KEY = /^[\da-f]{96}$/u;

/** A key as SQLite takes it, as bytes and not as a passphrase to be stretched. */
function rawKey(key: WorkspaceKey): string {
  // The driver would take whatever else stands there for a passphrase.
  if (!KEY.test(key)) throw new Error('The key of a workspace is not 48 bytes.');
  return `"x'${key}'"`;
}

/**
 * Opens a file by the driver that it needs: one that is plain by SQLite as it is, one that is
 * encrypted by a build with ciphers. Each has locks of its own, which the other does not see within
 * one process: no file may be open by both.
 */
export function openDatabase(
  path: string,
  key: WorkspaceKey | null,
  options: OpenOptions = {},
): Database {
  if (key === null) return new BetterSqlite3(path, options);
  const db: Database = new EncryptedSqlite3(path, options);
  try {
    // Poly1305 over each page: what was changed is noticed when it is read.
    db.pragma("cipher = 'chacha20'");
    db.pragma(`key = ${rawKey(key)}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A database of nothing but memory, for what no disk should hold; ends with its connection. */
export const openInMemory = (): Database => new BetterSqlite3(':memory:');

/** True of a connection to an encrypted file. */
export const isEncrypted = (db: Database): boolean => db instanceof EncryptedSqlite3;

/**
 * Encrypts a closed file that nobody else has open with a key, or makes it plain with `null`. A
 * program that ends meanwhile leaves a file of no use: call it for a copy.
 */
export function changeKey(path: string, from: WorkspaceKey | null, to: WorkspaceKey | null): void {
  const db: Database = new EncryptedSqlite3(path);
  try {
    db.pragma("cipher = 'chacha20'");
    if (from !== null) db.pragma(`key = ${rawKey(from)}`);
    // In a journal, or in a temporary file, would stand what is not to be read there. Kept in memory, both
    // would take twice what the file does; a copy needs no journal.
    db.pragma('journal_mode = OFF');
    db.pragma('temp_store = MEMORY');
    db.pragma(`rekey = ${to === null ? "''" : rawKey(to)}`);
  } finally {
    db.close();
  }
}
