import { z } from 'zod';
import { isoDateSchema } from './date.ts';

/** How far the removal of an item is, in the order in which it goes. */
export const REMOVAL_STATUSES = [
  'planned',
  'ordered',
  'replaced',
  'removed',
  'disposed',
  'certificate-filed',
] as const;
export const removalStatusSchema = z.enum(REMOVAL_STATUSES);
export type RemovalStatus = z.infer<typeof removalStatusSchema>;

export const REMOVAL_LABELS: Readonly<Record<RemovalStatus, string>> = {
  planned: 'Planned',
  ordered: 'Ordered',
  replaced: 'Replaced',
  removed: 'Removed',
  disposed: 'Disposed of',
  'certificate-filed': 'Certificate filed',
};

/**
 * Statuses of equipment that is out of the network. What is replaced is not among them: the new
 * equipment works, and the old may still stand there.
 */
export const GONE_STATUSES = [
  'removed',
  'disposed',
  'certificate-filed',
] as const satisfies readonly RemovalStatus[];

/** Statuses of equipment that is still to be removed. */
export const OPEN_STATUSES = [
  'planned',
  'ordered',
  'replaced',
] as const satisfies readonly RemovalStatus[];

/**
 * Where an item stands against the nearest deadline of the rules: out of the network; due by then
 * (or due at all, where no deadline is set); due later, or overdue already; planned without a day; not
 * planned yet.
 */
export const REMOVAL_PACES = ['gone', 'in-time', 'late', 'undated', 'unplanned'] as const;
export const removalPaceSchema = z.enum(REMOVAL_PACES);
export type RemovalPace = z.infer<typeof removalPaceSchema>;

export const PACE_LABELS: Readonly<Record<RemovalPace, string>> = {
  gone: 'Gone',
  'in-time': 'In time',
  late: 'Too late',
  undated: 'Without a day',
  unplanned: 'Not planned yet',
};

/** ISO 4217, as written on the operator's own orders. */
const currencySchema = z.string().regex(/^[A-Z]{3}$/u, 'A currency is three letters: EUR.');

/** Most that the removal of one item may cost. */
export const MAX_COST = 1_000_000_000;

/** Money in a currency, with two decimals at most. */
const costSchema = z.strictObject({
  amount: z
    .number()
    .min(0)
    .max(MAX_COST)
    .refine((amount) => Math.abs(amount * 100 - Math.round(amount * 100)) < 1e-4, {
      message: 'A cost has two decimals at most.',
    }),
  currency: currencySchema,
});

function textSchema(most: number) {
  return z.string().trim().max(most).nullable();
}

/** What is planned for one item. */
export const removalEntrySchema = z.strictObject({
  status: removalStatusSchema,
  /** Who sees to it. */
  owner: textSchema(200),
  /** The day by which it is to be out of the network. */
  dueOn: isoDateSchema.nullable(),
  /** What comes in its place. */
  replacement: textSchema(500),
  /** Of this item alone. */
  cost: costSchema.nullable(),
  note: textSchema(2000),
});
export type RemovalEntry = z.infer<typeof removalEntrySchema>;

/**
 * What is set on items: the parts that are given; `null` clears one, and as status it takes the
 * items off the plan. An item that was not planned and is given no status becomes `planned`.
 */
export const removalSetSchema = z
  .strictObject({
    ...removalEntrySchema.partial().shape,
    status: removalStatusSchema.nullable().optional(),
  })
  .refine((set) => Object.values(set).some((value) => value !== undefined), {
    message: 'Nothing is to be set.',
  })
  .refine((set) => set.status !== null || Object.keys(set).length === 1, {
    message: 'Items that are taken off the plan keep nothing of it.',
  });
export type RemovalSet = z.infer<typeof removalSetSchema>;

const count = z.int().min(0);

/** Flagged items of one deadline by where they stand; the parts add up to `items`. */
const deadlineSchema = z.strictObject({
  /** The nearest deadline of each item; `null` for flagged items without one. */
  deadline: isoDateSchema.nullable(),
  items: count,
  gone: count,
  inTime: count,
  late: count,
  undated: count,
  unplanned: count,
});
export type RemovalDeadline = z.infer<typeof deadlineSchema>;

/** How far the removal of flagged equipment is. Counts are of flagged items but `notFlagged`. */
export const removalFiguresSchema = z.strictObject({
  asOf: isoDateSchema,
  flagged: count,
  /** Every status, those without items too, and `null` for items not planned yet. */
  byStatus: z.array(z.strictObject({ status: removalStatusSchema.nullable(), items: count })),
  /** Not yet out of the network although the day planned for it is past. */
  overdue: count,
  /** From the earliest day on; what has no deadline is last. */
  deadlines: z.array(deadlineSchema),
  /** What the plan costs, by currency. */
  costs: z.array(
    z.strictObject({
      currency: currencySchema,
      items: count,
      amount: z.number().min(0),
      /** Of it, for items that are out of the network. */
      gone: z.number().min(0),
    }),
  ),
  /** Items of the plan that no rule flags. */
  notFlagged: count,
});
export type RemovalFigures = z.infer<typeof removalFiguresSchema>;
