import type { KeyParts } from '#shared/contract/import';
import type { ItemField } from '#shared/domain/item';
import { fieldWords } from '../../components/words.ts';

/** Most fields that identify an item together, and most ways to identify one. */
export const MAX_PARTS = 4;
export const MAX_KEYS = 10;

/** Abbreviations such as “IP address” keep their capitals. */
function within(label: string): string {
  return label.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase());
}

/** Fields in words: “Host name with site”. */
export function keyLabel(parts: KeyParts): string {
  const [first = '', ...rest] = parts.map((field) => fieldWords[field]);
  return [first, ...rest.map(within)].join(' with ');
}

/** A whole key in words: “Serial number, else host name with site”. */
export function keyInWords(key: readonly KeyParts[]): string {
  const [first = '', ...rest] = key.map(keyLabel);
  return [first, ...rest.map(within)].join(', else ');
}

/** The key with one of its ways moved up (-1) or down (1). */
export function moved(key: readonly KeyParts[], place: number, by: -1 | 1): KeyParts[] {
  const parts = key[place];
  if (parts === undefined || key[place + by] === undefined) return [...key];
  return key.toSpliced(place, 1).toSpliced(place + by, 0, parts);
}

/** The key with a field added to one of its ways; the same way does not stand in it twice. */
export function joined(key: readonly KeyParts[], place: number, field: ItemField): KeyParts[] {
  return distinct(key.with(place, [...(key[place] ?? []), field]));
}

/** The key without a field of one of its ways; a way without fields goes. */
export function parted(key: readonly KeyParts[], place: number, field: ItemField): KeyParts[] {
  const rest = (key[place] ?? []).filter((each) => each !== field);
  return distinct(rest.length === 0 ? key.toSpliced(place, 1) : key.with(place, rest));
}

function distinct(key: readonly KeyParts[]): KeyParts[] {
  const idOf = (parts: KeyParts): string => parts.toSorted().join('+');
  const ids = key.map(idOf);
  return key.filter((_parts, at) => ids.indexOf(ids[at] ?? '') === at);
}
