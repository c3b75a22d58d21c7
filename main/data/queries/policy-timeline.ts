import type { Timeline } from '#shared/contract/policies';
import { todayIso, type IsoDate } from '#shared/domain/date';
import { isFlagged, severityOf, VERDICTS } from '#shared/domain/verdict';
import type { Database } from '../database/connection.ts';
import { asOfDate, readSettings } from '../database/settings.ts';
import { readTimeline, type TimelineDay } from '../evaluation/timeline.ts';
import { readActivePacks } from './packs.ts';

const FLAGGED = VERDICTS.filter(isFlagged).map(severityOf);

type Titles = {
  readonly policy: (id: string | null) => string | null;
  readonly rule: (policyId: string | null, ruleId: string | null) => string | null;
};

function dayOf({ date, changes, bySeverity, affected }: TimelineDay, titles: Titles) {
  const of = (severity: number): number => bySeverity[severity] ?? 0;
  return {
    date,
    changes: changes.map(({ kind, policyId, ruleId }) => ({
      kind,
      policyTitle: titles.policy(policyId),
      ruleTitle: titles.rule(policyId, ruleId),
    })),
    flagged: FLAGGED.reduce((sum, severity) => sum + of(severity), 0),
    undetermined: of(severityOf('undetermined')),
    clear: of(severityOf('clear')),
    affected,
  };
}

/** A day says something where a rule or a record changes, or ownership moves a verdict. */
function isTelling({ changes, affected }: TimelineDay): boolean {
  return affected > 0 || changes.some(({ kind }) => kind !== 'ownership');
}

type DeadlineRow = {
  readonly deadline: IsoDate;
  readonly policyId: string;
  readonly ruleId: string;
  readonly items: number;
};

/** The days on which something changes under the active policies, with their counts and deadlines. */
export function readPolicyTimeline(db: Database): Timeline {
  const settings = readSettings(db);
  const packs = readActivePacks(db);
  const packOf = (id: string | null) => packs.find((pack) => pack.id === id);
  const titles: Titles = {
    policy: (id) => packOf(id)?.title ?? id,
    rule: (policyId, ruleId) =>
      packOf(policyId)?.rules.find(({ id }) => id === ruleId)?.title ?? ruleId,
  };
  const days = readTimeline(db, { packs, homeCountry: settings.homeCountry });
  const deadlines = db
    .prepare<[IsoDate], DeadlineRow>(
      `SELECT f.deadline, f.policy_id AS policyId, f.rule_id AS ruleId, sum(v.items) AS items
       FROM main.class_finding f JOIN main.class_verdict v ON v.class_id = f.class_id
       WHERE f.deadline >= ? AND f.waived_by IS NULL
       GROUP BY f.deadline, f.policy_id, f.rule_id ORDER BY f.deadline, items DESC`,
    )
    .all(asOfDate(settings));
  return {
    today: todayIso(),
    days: days.filter(isTelling).map((day) => dayOf(day, titles)),
    deadlines: deadlines.map((row) => ({
      ...row,
      policyTitle: titles.policy(row.policyId) ?? row.policyId,
      ruleTitle: titles.rule(row.policyId, row.ruleId) ?? row.ruleId,
    })),
  };
}
