import type { PolicyInfo } from '#shared/contract/policies';
import type { PackPreview } from '#shared/contract/policy-packs';

/** Where a pack comes from, in a few words. */
export const originWords: Record<PolicyInfo['origin'], string> = {
  'built-in': 'from Provenet',
  file: 'from a file',
  own: 'your own',
};

type Standing = Pick<PackPreview, 'isProposal' | 'stored'>;

/** True where taking a pack switches off the active policy that it takes the place of. */
export function deactivates({ isProposal, stored }: Standing): boolean {
  return isProposal && stored?.isActive === true;
}

/** What becomes of a proposal that is taken; `null` for what is none. */
export function proposalWords(standing: Standing): string | null {
  if (!standing.isProposal) return null;
  return deactivates(standing)
    ? 'A proposal is not law: taking it deactivates this policy, which is active now.'
    : 'A proposal is not law: it is taken, and stays inactive.';
}
