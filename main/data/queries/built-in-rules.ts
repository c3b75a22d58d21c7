import type { BuiltInRuleInfo } from '#shared/contract/tag-rules';
import type { TagRule } from '#shared/domain/tag-rule';
import { builtInTagRules } from '../../tagging/catalogue.ts';
import type { Database } from '../database/connection.ts';
import { countBuiltIn } from './own-rules.ts';

let known: ReadonlyMap<string, TagRule> | null = null;

/** The rules of the catalogue by their ids, in their order; checked once. */
function catalogueRules(): ReadonlyMap<string, TagRule> {
  known ??= new Map(builtInTagRules().rules.map((rule) => [rule.id, rule]));
  return known;
}

/** The rules of the catalogue with the items that carry a tag of each. */
export function readBuiltInRules(db: Database): BuiltInRuleInfo[] {
  const items = countBuiltIn(db);
  return [...catalogueRules()].map(([id, rule]) => ({ rule, items: items.get(id) ?? 0 }));
}

/** What a rule of the catalogue says of itself: its id, and its note where it has one. */
export function builtInRuleWords(id: string): string {
  const note = catalogueRules().get(id)?.note;
  return note === undefined ? id : `${id}: ${note}`;
}
