import { setImmediate } from 'node:timers/promises';
import {
  DIFFERENCES,
  type AuditComparison,
  type AuditSide,
  type DifferenceKind,
  type ItemDifference,
  type ItemState,
} from '#shared/contract/audits';
import { foldCase } from '#shared/domain/fold-case';
import { GONE_STATUSES, type RemovalStatus } from '#shared/domain/removal';
import { isFlagged } from '#shared/domain/verdict';
import { AppError } from '#shared/rpc/app-error';
import type { Database } from '../../database/connection.ts';
import type { Follower } from '../../follower.ts';
import { countStates, statesOf, type KnownState } from './audit-states.ts';

/** Items of both sides after which others are answered. */
const ITEMS_BETWEEN_PAUSES = 4000;

function isHit({ verdict }: ItemState): boolean {
  return verdict !== null && isFlagged(verdict);
}

/**
 * True for an item that is out of the count later, or that the last file of its source names no more.
 * One that was missing before was counted all the same.
 */
function isOut(was: ItemState, is: ItemState | undefined): boolean {
  return is === undefined || is.verdict === null || (is.isMissing && !was.isMissing);
}

/**
 * True where an item stands where it stood. Sites are told apart as caps and documents tell them; where
 * one side knows only the name of a site and the other its code, the name decides.
 */
function isAtSameSite(before: KnownState, after: KnownState): boolean {
  const [was, is] = [before.state.site, after.state.site];
  if (was === null || is === null) return was === is;
  const isSame = (one: string | null, other: string): boolean =>
    one !== null && foldCase(one) === foldCase(other);
  return isSame(was, is) || isSame(before.siteName, is) || isSame(after.siteName, was);
}

/** True where the removal plan says that an item is out of the network. */
function isGone(status: RemovalStatus | null | undefined): boolean {
  return GONE_STATUSES.some((each) => each === status);
}

/** Flagged equipment that is out of the count without a word is what an auditor asks for first. */
function lossOf({ state: was }: KnownState, after: KnownState | undefined): DifferenceKind[] {
  const is = after?.state;
  if (!isHit(was) || !isOut(was, is)) return [];
  return [isGone(is?.removal) || isGone(was.removal) ? 'gone-by-plan' : 'vanished'];
}

/** How an item differs; nothing where it does not. At least one side knows it. */
export function differencesOf(
  before: KnownState | undefined,
  after: KnownState | undefined,
): DifferenceKind[] {
  if (before === undefined) return ['added'];
  if (after === undefined) return [...lossOf(before, after), 'removed'];
  const [was, is] = [before.state, after.state];
  const kinds = lossOf(before, after);
  if (was.verdict !== is.verdict) kinds.push('verdict');
  if (before.supplierId !== after.supplierId) kinds.push('supplier');
  if (was.placement !== is.placement) kinds.push('placement');
  if (was.function !== is.function) kinds.push('function');
  if (!isAtSameSite(before, after)) kinds.push('moved');
  if (was.country !== is.country) kinds.push('country');
  if (was.isMissing !== is.isMissing) kinds.push(is.isMissing ? 'missing' : 'back');
  return kinds;
}

/** Walks over the items of one side, one by one. */
class Walk {
  readonly #pages: Generator<readonly KnownState[]>;
  #page: readonly KnownState[] = [];
  #at = 0;
  read = 0;

  constructor(db: Database, side: AuditSide) {
    this.#pages = statesOf(db, side);
    this.#turn();
  }

  get current(): KnownState | undefined {
    return this.#page[this.#at];
  }

  next(): void {
    this.#at += 1;
    this.read += 1;
    if (this.#at >= this.#page.length) this.#turn();
  }

  #turn(): void {
    const { done, value } = this.#pages.next();
    this.#page = done === true ? [] : value;
    this.#at = 0;
  }
}

type Counts = AuditComparison['before'];

const noneCounted = (): Counts => ({ items: 0, inScope: 0, flagged: 0, undetermined: 0 });

function countState(counts: Counts, state: ItemState): void {
  counts.items += 1;
  if (state.verdict === null) return;
  counts.inScope += 1;
  if (isHit(state)) counts.flagged += 1;
  if (state.verdict === 'undetermined') counts.undetermined += 1;
}

/** SQLite orders texts by their bytes in UTF-8, which is the order of their code points. */
function compareKeys(a: string, b: string): number {
  if (a === b) return 0;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/**
 * Compares the items of two audits by their keys, and hands over each that differs, in the order of
 * keys. `db` must see one state throughout. Fails with `not-found`, and with `cancelled` where the
 * follower says so.
 */
export async function compareAudits(
  db: Database,
  sides: { readonly before: AuditSide; readonly after: AuditSide },
  onDifference: (difference: ItemDifference) => void | Promise<void>,
  follower?: Follower,
): Promise<AuditComparison> {
  const [was, is] = [new Walk(db, sides.before), new Walk(db, sides.after)];
  const totals = { before: noneCounted(), after: noneCounted(), same: 0 };
  const counts = new Map<DifferenceKind, number>(DIFFERENCES.map((kind) => [kind, 0]));
  const verdicts = new Map<string, AuditComparison['verdicts'][number]>();
  let pausedAt = 0;
  const total = countStates(db, sides.before) + countStates(db, sides.after);
  follower?.onProgress(0, total);
  for (;;) {
    const [left, right] = [was.current, is.current];
    if (left === undefined && right === undefined) break;
    const order =
      left === undefined ? 1 : right === undefined ? -1 : compareKeys(left.key, right.key);
    const before = order <= 0 ? left : undefined;
    const after = order >= 0 ? right : undefined;
    for (const [side, known] of [
      ['before', before],
      ['after', after],
    ] as const) {
      if (known === undefined) continue;
      countState(totals[side], known.state);
    }
    const kinds = differencesOf(before, after);
    if (kinds.length === 0) totals.same += 1;
    for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (before !== undefined && after !== undefined) {
      const { verdict: from } = before.state;
      const { verdict: to } = after.state;
      const step = verdicts.get(`${from} ${to}`) ?? { from, to, items: 0 };
      verdicts.set(`${from} ${to}`, { ...step, items: step.items + 1 });
    }
    const known = after ?? before;
    if (kinds.length > 0 && known !== undefined) {
      await onDifference({
        key: known.key,
        label: after?.label ?? before?.label ?? null,
        model: after?.model ?? before?.model ?? null,
        kinds,
        before: before?.state ?? null,
        after: after?.state ?? null,
      });
    }
    if (before !== undefined) was.next();
    if (after !== undefined) is.next();
    if (was.read + is.read - pausedAt >= ITEMS_BETWEEN_PAUSES) {
      pausedAt = was.read + is.read;
      follower?.onProgress(Math.min(pausedAt, total), total);
      await setImmediate();
      if (follower?.signal.aborted === true) {
        throw new AppError('cancelled', 'The comparison was cancelled.');
      }
    }
  }
  return {
    ...totals,
    counts: Object.fromEntries(counts) as AuditComparison['counts'],
    verdicts: [...verdicts.values()].toSorted(
      (a, b) => b.items - a.items || `${a.from} ${a.to}`.localeCompare(`${b.from} ${b.to}`, 'en'),
    ),
  };
}
