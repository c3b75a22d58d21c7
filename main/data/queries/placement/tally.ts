import { severityOf } from '#shared/domain/verdict';

/** A class of untagged items: what tells its groups, and its verdict now and if it were tagged. */
export type UntaggedClass = {
  readonly id: number;
  readonly items: number;
  readonly supplierId: string | null;
  readonly function: string | null;
  readonly country: string | null;
  readonly severity: number;
  readonly core: number;
  readonly edge: number;
};

type Outcome = { flagged: number; undetermined: number };

const FLAGGED = severityOf('review');
const UNDETERMINED = severityOf('undetermined');

function count(outcome: Outcome, severity: number, items: number): void {
  if (severity >= FLAGGED) outcome.flagged += items;
  else if (severity === UNDETERMINED) outcome.undetermined += items;
}

/** Items with what they count as now, as core and as edge. */
export class Tally {
  items = 0;
  /** Items whose verdict a tag changes. */
  decisive = 0;
  readonly now: Outcome = { flagged: 0, undetermined: 0 };
  readonly asCore: Outcome = { flagged: 0, undetermined: 0 };
  readonly asEdge: Outcome = { flagged: 0, undetermined: 0 };

  /** Adds some items of a class. */
  add({ severity, core, edge }: UntaggedClass, items: number): void {
    this.items += items;
    if (core !== severity || edge !== severity) this.decisive += items;
    count(this.now, severity, items);
    count(this.asCore, core, items);
    count(this.asEdge, edge, items);
  }

  /** Adds what another one counted. */
  addAll(other: Tally): void {
    this.items += other.items;
    this.decisive += other.decisive;
    for (const outcome of ['now', 'asCore', 'asEdge'] as const) {
      this[outcome].flagged += other[outcome].flagged;
      this[outcome].undetermined += other[outcome].undetermined;
    }
  }
}
