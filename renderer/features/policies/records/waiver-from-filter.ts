import type { IsoDate } from '#shared/domain/date';
import type { ItemFilter } from '#shared/domain/filter';
import type { SupplierNames } from '../../inventory/filters/facet-words.ts';
import { isEmptyFilter, without } from '../../inventory/filters/filter-model.ts';
import { ruleFromFilter } from '../../placement/rules/rule-from-filter.ts';
import { blankWaiver, type StatementDraft } from './statement-draft.ts';

/** A waiver that begins with a filter, and the parts of the filter that it cannot say, in words. */
export type FilterWaiver = {
  readonly draft: StatementDraft;
  readonly leftOut: readonly string[];
};

/**
 * The waiver that comes closest to a filter. That items are flagged is not said again, because
 * nothing else can be waived; the rule that flags them, where the filter names one, is its rule.
 */
export function waiverFromFilter(
  filter: ItemFilter,
  suppliers: SupplierNames,
  from: IsoDate,
): FilterWaiver {
  const [rule, ...otherRules] = filter.flaggedBy ?? [];
  const [policyId, ruleId] = otherRules.length === 0 ? (rule?.split('/') ?? []) : [];
  const target = policyId === undefined || ruleId === undefined ? null : { policyId, ruleId };
  const flagged = without(filter, 'isFlagged');
  const asked = target === null ? flagged : without(flagged, 'flaggedBy');
  const { conditions, leftOut } = ruleFromFilter(asked, suppliers);
  const draft = blankWaiver(from, target ?? undefined, conditions);
  return { draft: isEmptyFilter(asked) ? { ...draft, isForAll: true } : draft, leftOut };
}
