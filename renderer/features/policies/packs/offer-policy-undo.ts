import type { PoliciesChanged } from '#shared/contract/policies';
import { formatNumber, plural } from '../../../components/format.ts';
import { callData } from '../../../data/data-client.ts';
import { showUndo } from '../../inventory/tagging/show-undo.tsx';

/** Tells that policies changed and what that did to the counts, and offers to take it back. */
export function offerPolicyUndo(title: string, done: PoliciesChanged): void {
  const { changeId, changed, before, after } = done;
  const counts =
    before.flagged === after.flagged
      ? `Flagged items stay ${formatNumber(after.flagged)}.`
      : `Flagged: ${formatNumber(before.flagged)} → ${formatNumber(after.flagged)}.`;
  showUndo(title, `${counts} ${plural(changed, 'verdict')} changed.`, async () => {
    await callData('history.undo', { changeId });
  });
}
