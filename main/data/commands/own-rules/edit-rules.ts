import { OWN_RULE_LIMITS, type KeptRule, type OwnTagRule } from '#shared/domain/own-tag-rule';
import { AppError } from '#shared/rpc/app-error';
import { assertUsable } from '../../../tagging/own-rules.ts';
import type { Database } from '../../database/connection.ts';
import { readKeptRules } from '../../queries/own-rules.ts';
import { changeRules, nextRuleId, placeOf, type RulesChanged } from './rule-list.ts';

/** Refuses a list that would be longer than a list may be. */
export function assertRoomFor(db: Database, more: number): void {
  const { rules: most } = OWN_RULE_LIMITS;
  const are = readKeptRules(db).length;
  if (are + more <= most) return;
  throw new AppError(
    'conflict',
    `There are ${are} rules and ${most} fit; remove some before adding ${more}.`,
  );
}

function ruleOf(db: Database, id: number): KeptRule {
  const rules = readKeptRules(db);
  const rule = rules[placeOf(rules, id)];
  if (rule === undefined) throw new Error('A place is beyond the list.');
  return rule;
}

/**
 * Adds a rule at the end of the list, switched on. One transaction; fails with `invalid-input`
 * where a pattern cannot be used and with `conflict` where the list is full.
 */
export function addRule(db: Database, rule: OwnTagRule): RulesChanged {
  assertUsable(rule.name, rule.conditions);
  assertRoomFor(db, 1);
  const text = `Added rule “${rule.name}”`;
  return changeRules(db, { text, reason: rule.note ?? null }, (before, changeId) => [
    ...before,
    { id: nextRuleId(db), rule, isActive: true, changeId },
  ]);
}

/** Puts another rule in the place of one. One transaction; fails as `addRule` and `not-found`. */
export function replaceRule(db: Database, id: number, rule: OwnTagRule): RulesChanged {
  assertUsable(rule.name, rule.conditions);
  const was = ruleOf(db, id).rule.name;
  const text =
    was === rule.name ? `Changed rule “${was}”` : `Changed rule “${was}” into “${rule.name}”`;
  return changeRules(db, { text, reason: rule.note ?? null }, (before, changeId) =>
    before.map((each) => (each.id === id ? { ...each, rule, changeId } : each)),
  );
}

/** Removes a rule. One transaction; fails with `not-found`. */
export function removeRule(db: Database, id: number): RulesChanged {
  const { name } = ruleOf(db, id).rule;
  return changeRules(db, { text: `Removed rule “${name}”` }, (before) =>
    before.filter((each) => each.id !== id),
  );
}

/** Switches a rule on or off. One transaction; fails with `not-found`. */
export function setRuleActive(db: Database, id: number, isActive: boolean): RulesChanged {
  const { name } = ruleOf(db, id).rule;
  const text = `Switched rule “${name}” ${isActive ? 'on' : 'off'}`;
  return changeRules(db, { text }, (before, changeId) =>
    before.map((each) => (each.id === id ? { ...each, isActive, changeId } : each)),
  );
}

/**
 * Moves a rule one place up or down. One transaction; fails with `not-found`, and with `conflict`
 * where it is the first or last already.
 */
export function moveRule(db: Database, id: number, direction: 'up' | 'down'): RulesChanged {
  const rules = readKeptRules(db);
  const at = placeOf(rules, id);
  const to = at + (direction === 'up' ? -1 : 1);
  const moved = rules[at];
  const other = rules[to];
  if (moved === undefined || other === undefined) {
    const end = direction === 'up' ? 'first' : 'last';
    throw new AppError('conflict', `This rule is the ${end} already.`);
  }
  const text = `Moved rule “${moved.rule.name}” ${direction}`;
  return changeRules(db, { text }, (before) => before.with(at, other).with(to, moved));
}
