import type { IsoDate } from '#shared/domain/date';
import type { PolicyPack } from '#shared/domain/policy';
import type { Database } from '../../database/connection.ts';
import type { VerdictStore } from '../../evaluation/evaluate.ts';

/** A state of a workspace, with the verdicts of a date and the packs that they come from. */
export type AuditView = {
  readonly db: Database;
  readonly store: VerdictStore;
  readonly asOf: IsoDate;
  readonly packs: readonly PolicyPack[];
};
