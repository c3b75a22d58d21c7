import type { PolicyInfo } from '#shared/contract/policies';
import type { Rule, RuleEffect, RuleScope, RuleSuppliers } from '#shared/domain/policy';
import { blankRule, type DraftRule, type PackDraft } from './pack-draft.ts';

function suppliersOf(suppliers: RuleSuppliers): DraftRule['suppliers'] {
  const none = { groups: [], headquarters: [], except: [] };
  if (suppliers === 'any') return { ...none, kind: 'any' };
  if ('listed' in suppliers) return { ...none, kind: 'listed' };
  const except = suppliers.except ?? [];
  return 'groups' in suppliers
    ? { ...none, kind: 'groups', groups: suppliers.groups, except }
    : { ...none, kind: 'headquarters', headquarters: suppliers.headquarters, except };
}

function scopeOf(scope: RuleScope): DraftRule['scope'] {
  return {
    placement: scope.placement ?? [],
    function: scope.function ?? [],
    generation: scope.generation ?? [],
    country: scope.country ?? [],
    region: scope.region ?? [],
    status: scope.status ?? [],
    installedFrom: scope.installed?.from ?? null,
    installedUntil: scope.installed?.until ?? null,
    use: scope.use ?? '',
    zone: scope.zone ?? '',
    production: scope.production ?? '',
    operator: scope.operator,
  };
}

function effectOf(effect: RuleEffect, blank: DraftRule['effect']): DraftRule['effect'] {
  const { kind, from } = effect;
  return {
    ...blank,
    kind,
    from,
    ...('deadline' in effect ? { deadline: effect.deadline } : {}),
    ...('per' in effect ? { per: effect.per ?? null } : {}),
    ...(kind === 'remove-after-listing' ? { years: effect.years } : {}),
    ...(kind === 'diversity' ? { suppliers: effect.suppliers } : {}),
    ...(kind === 'cap'
      ? { percent: Number((effect.share * 100).toFixed(4)), of: effect.of ?? 'items' }
      : {}),
  };
}

function draftRuleOf(rule: Rule): DraftRule {
  const blank = blankRule([]);
  const { instrument, reference = '', url = '', date = null } = rule.citation;
  return {
    key: blank.key,
    id: rule.id,
    title: rule.title,
    suppliers: suppliersOf(rule.suppliers),
    scope: scopeOf(rule.scope),
    effect: effectOf(rule.effect, blank.effect),
    certainty: rule.certainty,
    citation: { instrument, reference, url, date },
    keyAssets: rule.keyAssets,
    note: rule.note ?? '',
  };
}

/** A policy as the form begins with it. */
export function draftOf({
  title,
  jurisdiction,
  summary,
  rules,
}: Pick<PolicyInfo, 'title' | 'jurisdiction' | 'summary' | 'rules'>): PackDraft {
  return { title, jurisdiction, summary, rules: rules.map(({ rule }) => draftRuleOf(rule)) };
}
