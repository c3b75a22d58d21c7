import type { PolicyInfo } from '#shared/contract/policies';

/** Where a pack comes from, in a few words. */
export const originWords: Record<PolicyInfo['origin'], string> = {
  'built-in': 'from Provenet',
  file: 'from a file',
  own: 'your own',
};
