/** Encodings of one byte a character. */
export const SINGLE_BYTE_ENCODINGS = [
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1257',
  'iso-8859-15',
  'macintosh',
] as const;

/** Encodings the reader knows, named as the WHATWG Encoding Standard does. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  ...SINGLE_BYTE_ENCODINGS,
  'gb18030',
  'gbk',
  'big5',
  'shift_jis',
  'euc-kr',
] as const;
export type Encoding = (typeof ENCODINGS)[number];
