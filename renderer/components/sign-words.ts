import type { EvidenceOfName, EvidenceSign } from '#shared/contract/evidence';
import { formatNumber, plural } from './format.ts';

/** What equipment says of its maker, as a sentence: "It answers under enterprise number …". */
export function sentenceOfSign({ words }: Pick<EvidenceSign, 'words'>): string {
  return `It ${words}.`;
}

/** The same of several items of one name: "3 of 5 items answer under enterprise number …". */
export function sentenceOfItems({ words, items }: EvidenceOfName, all: number): string {
  const whole =
    items === all ? plural(all, 'item') : `${formatNumber(items)} of ${plural(all, 'item')}`;
  // The words are those of one piece of equipment.
  return `${whole} ${items === 1 ? words : words.replace(/^(\w+)s\b/u, '$1')}.`;
}
