import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#shared/rpc/app-error';

const STANDARD_INPUT = 0;

/** What a file that holds a passphrase says. */
export type FilePassphrase = {
  /** `undefined` where the file is not taken for a passphrase. */
  readonly passphrase?: string;
  /** One sentence: why it is not. */
  readonly passphraseTrouble?: string;
  /** What an earlier version took it to say, where that is another: workspaces may be encrypted by it. */
  readonly formerPassphrase?: string;
};

/** An editor ends the only line of a file with a line feed that is no part of the passphrase. */
const withoutEnd = (text: string): string => text.replace(/\r?\n$/u, '');

function isUtf16(bytes: Buffer): boolean {
  const mark = bytes.toString('hex', 0, 2);
  return mark === 'fffe' || mark === 'feff';
}

/** Text in UTF-8 without the mark that it may begin with; `null` where it is none. */
function decode(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** What speaks against a file, after its name; `null` where nothing does. */
function troubleOf(bytes: Buffer, text: string | null): string | null {
  if (isUtf16(bytes)) return 'is in UTF-16';
  if (bytes.includes(0)) return 'holds NUL bytes';
  if (text === null) return 'is not in UTF-8';
  return /[\r\n]/u.test(withoutEnd(text)) ? 'has more than one line' : null;
}

/** Reads the passphrase that a file holds, or standard input (`-`). Fails with `io` where it cannot be read. */
export function readPassphraseFile(path: string, option: string): FilePassphrase {
  const what = path === '-' ? 'Standard input' : basename(path);
  let bytes: Buffer;
  try {
    bytes = readFileSync(path === '-' ? STANDARD_INPUT : path);
  } catch (error) {
    const sentence = `${what} could not be read; name another file with ${option}.`;
    throw new AppError('io', sentence, { cause: error });
  }
  const text = decode(bytes);
  const former = withoutEnd(bytes.toString('utf8'));
  const trouble = troubleOf(bytes, text);
  if (trouble !== null || text === null) {
    const passphraseTrouble = `${what} ${trouble ?? ''}, so that it is not taken for a passphrase; save it in UTF-8, with the passphrase alone in its one line.`;
    return { passphraseTrouble, formerPassphrase: former };
  }
  const passphrase = withoutEnd(text);
  return passphrase === former ? { passphrase } : { passphrase, formerPassphrase: former };
}
