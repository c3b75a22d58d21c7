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
    conditions: draft.conditions.map(written),
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

/** The conditions that a draft says, or what keeps each from being one, by its place. */
export function readConditions(drafts: readonly DraftCondition[]): {
  readonly conditions: readonly RuleCondition[] | null;
  readonly errors: ReadonlyMap<number, string>;
} {
  const errors = new Map<number, string>();
  const conditions = drafts.flatMap((draft, at) => {
    const parsed = conditionSchema.safeParse(written(draft));
    if (parsed.success) return [parsed.data];
    errors.set(at, parsed.error.issues[0]?.message ?? 'This condition is not whole.');
    return [];
  });
  return { conditions: errors.size === 0 ? conditions : null, errors };
}

/** What can be counted of a draft: its conditions, whether it sets anything or not; `null` until they are whole. */
export function countableDraft({ conditions, set }: Draft): RuleDraft | null {
  const parsed = ruleDraftSchema.safeParse({
    conditions: conditions.map(written),
    set: setOf(set),
  });
  return parsed.success ? parsed.data : null;
}
