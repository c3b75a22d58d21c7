/** Signatures and sizes of the records of an archive. Source: PKWARE APPNOTE 6.3.10, section 4.3. */
export const LOCAL = { signature: 0x04_03_4b_50, bytes: 30 } as const;
export const CENTRAL = { signature: 0x02_01_4b_50, bytes: 46 } as const;
export const END = { signature: 0x06_05_4b_50, bytes: 22 } as const;
export const DESCRIPTOR = { signature: 0x08_07_4b_50, bytes: 16, bytesUnsigned: 12 } as const;

export const STORED = 0;
export const DEFLATED = 8;

/** Bits of the flags of an entry. */
export const FLAG = {
  encrypted: 1 << 0,
  effort: (1 << 1) | (1 << 2),
  sizesFollow: 1 << 3,
  utf8: 1 << 11,
} as const;
/** Flags that are understood; any other changes what the bytes mean. */
export const KNOWN_FLAGS = FLAG.effort | FLAG.sizesFollow | FLAG.utf8;

/** Marks a number that stands elsewhere, in the form for archives of 4 GiB and more. */
export const ELSEWHERE = 0xff_ff_ff_ff;

/** What stands before the last record of an archive in that form, and the extra field of its files. */
export const LOCATOR_64 = { signature: 0x07_06_4b_50, bytes: 20 } as const;
export const EXTRA_64 = 0x00_01;

/** Kinds of extra fields that change what an entry is: another name, another encryption. */
export const REFUSED_EXTRAS: ReadonlySet<number> = new Set([0x7075, 0x9901, 0x0017]);

/**
 * The comment of an archive that Provenet wrote: the SHA-256 of every byte before the last record.
 * Where an archive carries it, no byte around its files can change unseen.
 */
export const SEAL_PREFIX = 'provenet evidence bundle 1, sha256 of all before: ';
/** The edition of bundles in a seal, also of those that are not known yet. */
export const SEAL_EDITION = /^provenet evidence bundle (\d{1,9}), /u;
