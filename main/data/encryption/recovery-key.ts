import { createHash, randomBytes } from 'node:crypto';
import { AppError } from '#shared/rpc/app-error';

/** Digits and letters that are not taken for one another. Source: Crockford's Base32. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 150 bits that nobody guesses, and 10 that tell a slip of the pen. */
const RANDOM_SIGNS = 30;
const CHECK_SIGNS = 2;
const GROUP = /.{4}/gu;

/** Makes signs of bytes, of which each gives five bits. */
const signsOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => SIGNS[byte % SIGNS.length] ?? '').join('');

const checkSigns = (signs: string): string =>
  signsOf(createHash('sha256').update(signs).digest().subarray(0, CHECK_SIGNS));

/** A new recovery key, in eight groups of four signs. */
export function newRecoveryKey(): string {
  const signs = signsOf(randomBytes(RANDOM_SIGNS));
  return (`${signs}${checkSigns(signs)}`.match(GROUP) ?? []).join('-');
}

/** Signs as they are meant: case, spaces and hyphens do not count, nor what looks like a digit. */
const meantBy = (text: string): string =>
  text.toUpperCase().replace(/[\s-]/gu, '').replaceAll('O', '0').replace(/[IL]/gu, '1');

/** The signs of a recovery key that somebody typed; `null` where the text is none. */
export function readRecoveryKey(text: string): string | null {
  const signs = meantBy(text);
  if (signs.length !== RANDOM_SIGNS + CHECK_SIGNS) return null;
  const random = signs.slice(0, RANDOM_SIGNS);
  return signs.slice(RANDOM_SIGNS) === checkSigns(random) ? signs : null;
}

/** As `readRecoveryKey`. Fails with `invalid-input` where the text is none. */
export function recoveryKeyOf(text: string): string {
  const signs = readRecoveryKey(text);
  if (signs !== null) return signs;
  throw new AppError('invalid-input', 'That is no recovery key; have a new one made.');
}
