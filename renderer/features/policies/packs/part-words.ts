import { isVerified } from '#shared/domain/certainty';
import type { IsoDate } from '#shared/domain/date';
import type { PackFact, RulePart } from '#shared/domain/pack-difference';
import type { Citation, Rule } from '#shared/domain/policy';
import { formatDate } from '../../../components/format.ts';
import { certaintyWords, functionWords } from '../../../components/words.ts';
import type { SupplierNames } from '../../inventory/filters/facet-words.ts';
import { describeEffect, describeScope, describeSuppliers } from '../rule-words.ts';

export const partLabels: Record<RulePart, string> = {
  title: 'Title',
  suppliers: 'Suppliers',
  scope: 'Scope',
  effect: 'Effect',
  certainty: 'Certainty',
  citation: 'Source',
  keyAssets: 'Key assets',
  note: 'Note',
};

export const factLabels: Record<PackFact, string> = {
  title: 'Title',
  jurisdiction: 'Jurisdiction',
  summary: 'Summary',
  status: 'Status',
  asOf: 'Compared with its sources',
};

const NOTHING = 'nothing';

function suppliersWords(rule: Rule, names: SupplierNames): string {
  const { suppliers } = rule;
  const named = (ids: readonly string[]): string[] => ids.map((id) => names.get(id) ?? id);
  return describeSuppliers(rule, {
    supplierNames: suppliers !== 'any' && 'groups' in suppliers ? named(suppliers.groups) : [],
    exceptedNames:
      suppliers !== 'any' && 'except' in suppliers ? named(suppliers.except ?? []) : [],
  });
}

function citationWords({ instrument, reference, url, date }: Citation): string {
  const day = date === undefined ? undefined : formatDate(date);
  return [instrument, reference, day, url].filter((part) => part !== undefined).join(', ');
}

function scopeWords({ scope }: Rule): string {
  const parts = describeScope(scope).map(({ fact, words }) => `${fact}: ${words}`);
  return parts.length === 0 ? 'Everywhere' : parts.join('; ');
}

/** What one part of a rule says, in words; `asOf` is the day that distances are told from. */
export function partWords(part: RulePart, rule: Rule, names: SupplierNames, asOf: IsoDate): string {
  switch (part) {
    case 'title':
      return rule.title;
    case 'suppliers':
      return suppliersWords(rule, names);
    case 'scope':
      return scopeWords(rule);
    case 'effect':
      return describeEffect(rule.effect, asOf);
    case 'certainty':
      return `${certaintyWords[rule.certainty].label}${isVerified(rule.certainty) ? '' : ' (acts only when switched on)'}`;
    case 'citation':
      return citationWords(rule.citation);
    case 'keyAssets':
      return rule.keyAssets?.map((each) => functionWords[each]).join(', ') ?? NOTHING;
    case 'note':
      return rule.note ?? NOTHING;
  }
}

/** What a fact of a pack says, in words. */
export function factWordsOf(fact: PackFact, value: string | null): string {
  if (fact === 'status') return value === 'proposal' ? 'A proposal' : 'In force';
  return fact === 'asOf' ? formatDate(value) : (value ?? NOTHING);
}
