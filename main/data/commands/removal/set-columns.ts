import { REMOVAL_LABELS, type RemovalSet } from '#shared/domain/removal';

type Value = string | number | null;

/** Columns that say what is planned; those of `item_removal`, and of `change_removal` for before. */
export const PLAN_COLUMNS = [
  'status',
  'owner',
  'due_on',
  'replacement',
  'cost',
  'currency',
  'note',
] as const;
type PlanColumn = (typeof PLAN_COLUMNS)[number];

/** A text without blanks around it; a blank one is none. */
function textOf(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

/** The columns that a set gives a value, with the value; of costs in hundredths. */
export function givenColumns(set: RemovalSet): ReadonlyMap<PlanColumn, Value> {
  const { status, owner, dueOn, replacement, cost, note } = set;
  const given = new Map<PlanColumn, Value>();
  if (status !== undefined) given.set('status', status);
  if (owner !== undefined) given.set('owner', textOf(owner));
  if (dueOn !== undefined) given.set('due_on', dueOn);
  if (replacement !== undefined) given.set('replacement', textOf(replacement));
  if (cost !== undefined) {
    given.set('cost', cost === null ? null : Math.round(cost.amount * 100));
    given.set('currency', cost === null ? null : cost.currency);
  }
  if (note !== undefined) given.set('note', textOf(note));
  return given;
}

/** What a set does, as one phrase of the history: `Set the removal plan to ordered, due 2026-12-31`. */
export function setWords(set: RemovalSet): string {
  if (set.status === null) return 'Took off the removal plan';
  const { status, dueOn, cost } = set;
  const texts = (['owner', 'replacement', 'note'] as const).flatMap((key) => {
    const given = set[key];
    if (given === undefined) return [];
    const text = textOf(given);
    if (text === null) return [`no ${key}`];
    return [key === 'note' ? 'a note' : `${key} ${text}`];
  });
  const parts = [
    ...(status === undefined ? [] : [REMOVAL_LABELS[status].toLowerCase()]),
    ...(dueOn === undefined ? [] : [dueOn === null ? 'no due date' : `due ${dueOn}`]),
    ...(cost === undefined
      ? []
      : [cost === null ? 'no cost' : `cost ${cost.amount} ${cost.currency} each`]),
    ...texts,
  ];
  return `Set the removal plan to ${parts.join(', ')}`;
}
