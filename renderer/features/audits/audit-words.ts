import type { AuditSide, DifferenceKind, ItemState } from '#shared/contract/audits';
import { REMOVAL_LABELS } from '#shared/domain/removal';
import { countryName } from '../../components/format.ts';
import {
  functionWords,
  OUT_OF_SCOPE,
  placementWords,
  verdictWords,
} from '../../components/words.ts';

/** How items differ between two audits: what it is called, and what it means. */
export const differenceWords: Readonly<
  Record<DifferenceKind, { readonly label: string; readonly meaning: string }>
> = {
  vanished: {
    label: 'Vanished',
    meaning:
      'Flagged before; now deleted, decommissioned or missing from its source, and nothing on the removal plan says that it was removed',
  },
  'gone-by-plan': {
    label: 'Gone by plan',
    meaning: 'Flagged before and no longer there, as the removal plan says',
  },
  added: { label: 'Added', meaning: 'Not there before' },
  removed: { label: 'Deleted', meaning: 'No longer in the workspace' },
  verdict: { label: 'Other verdict', meaning: 'Judged otherwise' },
  supplier: { label: 'Other vendor', meaning: 'Given to another vendor' },
  placement: { label: 'Other placement', meaning: 'Tagged with another placement' },
  function: { label: 'Other function', meaning: 'Tagged with another function' },
  moved: { label: 'Moved', meaning: 'At another site' },
  country: { label: 'Other country', meaning: 'In another country, or in one that was not known' },
  missing: { label: 'Missing', meaning: 'No longer named by the last file of its source' },
  back: { label: 'Back', meaning: 'Missing before, and named by its source again' },
};

/** What two states of an item say, part by part; equal parts are left out. */
export function stateChanges(
  before: ItemState | null,
  after: ItemState | null,
): readonly { readonly what: string; readonly before: string; readonly after: string }[] {
  if (before === null && after === null) return [];
  const partsOf = (state: ItemState): [string, string][] => [
    [
      'Verdict',
      `${state.verdict === null ? OUT_OF_SCOPE : verdictWords[state.verdict].label}${state.isMissing ? ', missing from its source' : ''}`,
    ],
    ['Vendor', state.supplierName ?? 'Unresolved'],
    ['Placement', placementWords[state.placement]],
    ['Function', state.function === null ? 'None' : functionWords[state.function]],
    ['Site', state.site ?? 'None'],
    ['Removal', state.removal === null ? 'Not planned' : REMOVAL_LABELS[state.removal]],
    ['Country', state.country === null ? 'None' : countryName(state.country)],
  ];
  const was = before === null ? null : partsOf(before);
  const is = after === null ? null : partsOf(after);
  return (was ?? is ?? []).flatMap(([what], at) => {
    const [left, right] = [was?.[at]?.[1] ?? '–', is?.[at]?.[1] ?? '–'];
    return left === right ? [] : [{ what, before: left, after: right }];
  });
}

/** The side of a comparison that a value of the list of choices stands for: an audit's number, or "now". */
export function sideOf(value: string): AuditSide {
  return value === 'now' ? { now: true } : { audit: Number(value) };
}
