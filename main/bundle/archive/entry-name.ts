/** Characters of a path within an archive; more than any file of a bundle needs. */
const MAX_NAME = 240;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

/**
 * Why a path within an archive must not be unpacked, as the rest of a sentence, or `null` where it
 * may: it would leave the folder, or mean different files on different systems.
 */
export function nameTrouble(name: string): string | null {
  const path = name.endsWith('/') ? name.slice(0, -1) : name;
  if (path === '') return 'has no name';
  if (name.length > MAX_NAME) return 'has a name that is too long';
  if (path.startsWith('/') || /^[a-z]:/iu.test(path)) return 'has an absolute path';
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f\\:*?"<>|]/u.test(path)) {
    return 'has a character in its path that systems read differently';
  }
  const parts = path.split('/');
  if (parts.includes('..') || parts.includes('.')) return 'has a path that leaves its folder';
  if (parts.includes('')) return 'has an empty folder in its path';
  if (parts.some((part) => /[. ]$/u.test(part) || RESERVED.test(part))) {
    return 'has a name that some systems change';
  }
  return null;
}

/** What two names have in common that some systems take for one: their case and composition. */
export function foldedName(name: string): string {
  const folded = name.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase();
  // Changing the case takes some letters apart.
  return folded.normalize('NFKC');
}
