import { z } from 'zod';
import {
  conditionSchema,
  ownTagRuleSchema,
  ruleDraftSchema,
  type OwnTagRule,
  type RuleCondition,
  type RuleDraft,
  type RuleField,
  type RuleTags,
} from '#shared/domain/own-tag-rule';

type Test = RuleCondition['test'];

/** A condition while it is written; what it is compared with is kept when the test changes. */
export type DraftCondition = {
  readonly key: string;
  readonly field: RuleField;
  readonly test: Test;
  readonly value: string;
  readonly values: readonly string[];
};

/** A rule while it is written. */
export type Draft = {
  readonly name: string;
  readonly conditions: readonly DraftCondition[];
  readonly set: RuleTags;
  readonly note: string;
};

/** How a field may be compared, the most usual first. */
export function testsFor(field: RuleField): readonly Test[] {
  return field === 'supplier' ? ['one-of'] : ['starts-with', 'equals', 'one-of', 'matches'];
}

/** A condition on a field that does not say yet with what it is compared. */
export function blankCondition(field: RuleField): DraftCondition {
  const [test = 'equals'] = testsFor(field);
  return { key: crypto.randomUUID(), field, test, value: '', values: [] };
}

/** A rule that says nothing yet. */
export function blankDraft(): Draft {
  return { name: '', conditions: [blankCondition('hostname')], set: {}, note: '' };
}

function draftCondition(condition: RuleCondition): DraftCondition {
  const { field, test } = condition;
  const blank = { ...blankCondition(field), test };
  if (condition.test === 'one-of') return { ...blank, values: condition.values };
  // A vendor is picked from a list, be it one or several.
  if (field === 'supplier') return { ...blank, test: 'one-of', values: [condition.value] };
  return { ...blank, value: condition.value };
}

/** The conditions of a rule, to be written on. */
export function draftConditions(conditions: readonly RuleCondition[]): readonly DraftCondition[] {
  return conditions.map(draftCondition);
}

/** A rule as it is, to be written on. */
export function draftOf({ name, conditions, set, note = '' }: OwnTagRule): Draft {
  return { name, conditions: draftConditions(conditions), set, note };
}

function written({ field, test, value, values }: DraftCondition): unknown {
  if (test !== 'one-of') return { field, test, value };
  const filled = values.map((each) => each.trim()).filter((each) => each !== '');
  return { field, test, values: [...new Set(filled)] };
}

/** What is written of conditions, to be checked. */
export function writtenConditions(conditions: readonly DraftCondition[]): unknown[] {
  return conditions.map(written);
}

/** Conditions that are whole; `null` while any of them is not. */
export function readConditions(conditions: readonly DraftCondition[]): RuleCondition[] | null {
  return z.array(conditionSchema).safeParse(writtenConditions(conditions)).data ?? null;
}

function setOf({ function: func, placement, generation }: RuleTags): RuleTags {
  return {
    ...(func === undefined ? {} : { function: func }),
    ...(placement === undefined ? {} : { placement }),
    ...(generation === undefined ? {} : { generation }),
  };
}

/** What is wrong with a draft, by the part of it: `name`, `set`, `conditions` or `conditions.0`. */
export type DraftErrors = ReadonlyMap<string, string>;

/** The rule that a draft says, or what keeps it from being one. */
export function readDraft(draft: Draft): { rule: OwnTagRule | null; errors: DraftErrors } {
  const note = draft.note.trim();
  const parsed = ownTagRuleSchema.safeParse({
    name: draft.name,
    conditions: writtenConditions(draft.conditions),
    set: setOf(draft.set),
    ...(note === '' ? {} : { note }),
  });
  if (parsed.success) return { rule: parsed.data, errors: new Map() };
  const errors = new Map<string, string>();
  for (const { path, message } of parsed.error.issues) {
    const [top, at] = path.map(String);
    const part = top === 'conditions' && at !== undefined ? `conditions.${at}` : (top ?? '');
    if (!errors.has(part)) errors.set(part, message);
  }
  return { rule: null, errors };
}

/** What can be counted of a draft: its conditions, whether it sets anything or not; `null` until they are whole. */
export function countableDraft({ conditions, set }: Draft): RuleDraft | null {
  const parsed = ruleDraftSchema.safeParse({
    conditions: writtenConditions(conditions),
    set: setOf(set),
  });
  return parsed.success ? parsed.data : null;
}
