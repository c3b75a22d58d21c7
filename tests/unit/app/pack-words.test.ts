import { describe, expect, it } from 'vitest';
import type { PackPreview } from '#shared/contract/policy-packs';
import { proposalWords } from '../../../renderer/features/policies/packs/pack-words.ts';

const storedAs = (isActive: boolean): PackPreview['stored'] => ({
  version: '2026.01',
  title: 'Law',
  origin: 'file',
  isActive,
});

describe('the preview of a proposal', () => {
  it.each([
    [null, 'stays inactive'],
    [storedAs(false), 'stays inactive'],
    [storedAs(true), 'deactivates this policy'],
  ])('in the place of %j says %s', (stored, words) => {
    expect(proposalWords({ isProposal: true, stored })).toContain(words);
  });

  it('is said of nothing else', () => {
    expect(proposalWords({ isProposal: false, stored: storedAs(true) })).toBeNull();
  });
});
