import type { NameCluster } from '#shared/contract/vendors';

type Member = NameCluster['members'][number];

/** From these on, a cluster is called by the word. */
const VERY_LIKELY = 0.9;
const LIKELY = 0.7;

/** Why a name is in its cluster: how it is like the proposed one. */
export function whyWords({ why, letters }: Member): string {
  switch (why) {
    case 'proposed':
      return 'most frequent spelling';
    case 'spelling':
      return 'same but for case, punctuation or legal form';
    case 'number':
      return 'same but for the number behind it';
    case 'spaces':
      return 'same but for spaces';
    case 'order':
      return 'same words in another order';
    case 'places':
      return 'same but for a place';
    case 'letters':
      return letters === 1 ? 'one letter off' : `${letters ?? 0} letters off`;
    case 'pairs':
      return 'made of the same pairs of letters';
    case 'sound':
      return 'sounds the same';
  }
}

/** How sure it is that the names of a cluster are one company. */
export function sureWords(confidence: number): string {
  if (confidence >= VERY_LIKELY) return 'very likely the same';
  return confidence >= LIKELY ? 'likely the same' : 'possibly the same';
}
