type EncodingNames = {
  /** As the WHATWG Encoding Standard calls it. */
  readonly encoding: string;
  readonly name: string;
  /** What is written in it, where the name does not say so. */
  readonly use: string | null;
};

/** The encodings that a file may be in, named for people; the order is that of choices. */
export const ENCODING_NAMES: readonly EncodingNames[] = [
  { encoding: 'utf-8', name: 'UTF-8', use: null },
  { encoding: 'utf-16le', name: 'UTF-16 LE', use: null },
  { encoding: 'utf-16be', name: 'UTF-16 BE', use: null },
  { encoding: 'windows-1252', name: 'Windows-1252', use: 'Western European' },
  { encoding: 'windows-1250', name: 'Windows-1250', use: 'Central European' },
  { encoding: 'windows-1251', name: 'Windows-1251', use: 'Cyrillic' },
  { encoding: 'windows-1253', name: 'Windows-1253', use: 'Greek' },
  { encoding: 'windows-1254', name: 'Windows-1254', use: 'Turkish' },
  { encoding: 'windows-1257', name: 'Windows-1257', use: 'Baltic' },
  { encoding: 'iso-8859-15', name: 'ISO 8859-15', use: 'Western European' },
  { encoding: 'macintosh', name: 'Mac OS Roman', use: null },
  { encoding: 'gb18030', name: 'GB 18030', use: 'Chinese' },
  { encoding: 'gbk', name: 'GBK', use: 'Chinese' },
  { encoding: 'big5', name: 'Big5', use: 'Chinese, traditional' },
  { encoding: 'shift_jis', name: 'Shift JIS', use: 'Japanese' },
  { encoding: 'euc-kr', name: 'EUC-KR', use: 'Korean' },
];

function namesOf(encoding: string): EncodingNames {
  const known = ENCODING_NAMES.find((each) => each.encoding === encoding);
  return known ?? { encoding, name: encoding, use: null };
}

/** An encoding's name for people: "Windows-1252". */
export function encodingName(encoding: string): string {
  return namesOf(encoding).name;
}

/** An encoding's name with what is written in it: "Windows-1252 (Western European)". */
export function encodingLabel(encoding: string): string {
  const { name, use } = namesOf(encoding);
  return use === null ? name : `${name} (${use})`;
}
