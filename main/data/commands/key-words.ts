import { KEY_JOINT } from './row-identity.ts';

const KEY_WORDS: Readonly<Record<string, string>> = {
  sn: 'serial number',
  id: 'asset id',
  host: 'host name',
  'host+site': 'host name and site',
};

/** A stored key in words: `sn:AB12` is "serial number AB12". */
export function describeKey(key: string): string {
  const [prefix = '', ...rest] = key.split(':');
  if (prefix === 'row') return 'a row without a key';
  return `${KEY_WORDS[prefix] ?? prefix} ${rest.join(':').replaceAll(KEY_JOINT, ', ')}`;
}
