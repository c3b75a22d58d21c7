import { KEY_JOINT } from './row-identity.ts';

const KEY_WORDS: Readonly<Record<string, string>> = {
  sn: 'serial number',
  id: 'asset id',
  host: 'host name',
};

/** The fields of a key in words, from the prefix that `RowIdentity` gives it. */
function fieldsInWords(prefix: string): string {
  const fields = prefix
    .split('+')
    .map(
      (name) => KEY_WORDS[name] ?? name.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`),
    );
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(fields);
}

/** A stored key in words: `sn:AB12` is "serial number AB12". */
export function describeKey(key: string): string {
  const [prefix = '', ...rest] = key.split(':');
  if (prefix === 'row') return 'a row without a key';
  return `${fieldsInWords(prefix)} ${rest.join(':').replaceAll(KEY_JOINT, ', ')}`;
}
