import type { IsoDate } from '#shared/domain/date';
import {
  removalSetSchema,
  type RemovalEntry,
  type RemovalSet,
  type RemovalStatus,
} from '#shared/domain/removal';

/** Takes items off the plan, where a status is chosen. */
export const OFF = 'off' as const;

/** Parts that many items may be left without. */
export const CLEARABLE = ['owner', 'dueOn', 'replacement', 'cost', 'note'] as const;
export type Clearable = (typeof CLEARABLE)[number];

/** What the operator has written so far. */
export type RemovalDraft = {
  /** `null` leaves it as it is, and plans what was not planned. */
  readonly status: RemovalStatus | typeof OFF | null;
  readonly owner: string;
  readonly dueOn: IsoDate | null;
  readonly replacement: string;
  readonly amount: number | null;
  readonly currency: string;
  readonly note: string;
  readonly cleared: readonly Clearable[];
};

/** The draft to begin with: what the plan says of one item, or nothing. */
export function draftOf(entry: RemovalEntry | null): RemovalDraft {
  return {
    status: entry?.status ?? null,
    owner: entry?.owner ?? '',
    dueOn: entry?.dueOn ?? null,
    replacement: entry?.replacement ?? '',
    amount: entry?.cost?.amount ?? null,
    currency: entry?.cost?.currency ?? '',
    note: entry?.note ?? '',
    cleared: [],
  };
}

type DraftOutcome =
  | { readonly set: RemovalSet; readonly error: null }
  | { readonly set: null; readonly error: string | null };

function costOf({ amount, currency }: RemovalDraft): RemovalSet['cost'] {
  return amount === null ? undefined : { amount, currency };
}

/**
 * What a draft sets: of many items what is written, of one item everything. `set` is `null` where
 * nothing is written yet, or where `error` says what has to be mended.
 */
export function setOf(draft: RemovalDraft, isOneItem: boolean): DraftOutcome {
  if (draft.status === OFF) return { set: { status: null }, error: null };
  const { status, dueOn, amount, currency, cleared } = draft;
  if (amount !== null && !/^[A-Z]{3}$/u.test(currency)) {
    return { set: null, error: 'Write the currency of the cost as three letters, such as EUR.' };
  }
  if (amount === null && currency !== '') {
    return { set: null, error: 'Write the cost, or clear its currency.' };
  }
  const texts = { owner: draft.owner, replacement: draft.replacement, note: draft.note };
  const written = {
    status: status ?? undefined,
    dueOn: dueOn ?? undefined,
    cost: costOf(draft),
    owner: texts.owner.trim() || undefined,
    replacement: texts.replacement.trim() || undefined,
    note: texts.note.trim() || undefined,
  };
  if (Object.values(written).every((each) => each === undefined) && cleared.length === 0) {
    return { set: null, error: null };
  }
  const blank = isOneItem ? CLEARABLE.filter((key) => written[key] === undefined) : cleared;
  const both = blank.find((key) => written[key] !== undefined);
  if (both !== undefined) {
    return { set: null, error: 'The same part is both written and to be left without a value.' };
  }
  const given = Object.entries(written).filter(([, each]) => each !== undefined);
  const cleaned = blank.map((key) => [key, null] as const);
  const parsed = removalSetSchema.safeParse(Object.fromEntries([...given, ...cleaned]));
  return parsed.success
    ? { set: parsed.data, error: null }
    : { set: null, error: parsed.error.issues[0]?.message ?? 'This cannot be set.' };
}
