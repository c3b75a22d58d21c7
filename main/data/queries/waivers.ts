import type { AuditFigures } from '#shared/domain/audit/figures';
import type { IsoDate } from '#shared/domain/date';
import type { PolicyPack } from '#shared/domain/policy';
import { isValidOn } from '#shared/domain/statement';
import type { Database } from '../database/connection.ts';
import type { VerdictStore } from '../evaluation/evaluate.ts';
import { statementMark } from '../evaluation/marks.ts';
import { readStatements } from '../evaluation/policy-records.ts';

/**
 * Items whose verdict is less grave only because of waivers: those that a waived finding would give
 * a graver one. Counted over the verdicts kept in `store`.
 */
export function countWaived(db: Database, store: VerdictStore): number {
  return (
    db
      .prepare<[], number>(
        `SELECT coalesce(sum(v.items), 0) FROM ${store}.class_verdict v
         WHERE v.severity IS NOT NULL AND EXISTS (SELECT 1 FROM ${store}.class_finding f
           WHERE f.class_id = v.class_id AND f.waived_by IS NOT NULL AND f.severity > v.severity)`,
      )
      .pluck()
      .get() ?? 0
  );
}

/**
 * The waivers from the rules of some packs that are in force on a day, the first to expire first. Given
 * packs hold the rules that act; a waiver from another one is left out.
 */
export function waiversInForce(
  db: Database,
  store: VerdictStore,
  asOf: IsoDate,
  packs: readonly PolicyPack[],
): AuditFigures['exceptions']['waivers'] {
  const itemsOf = db
    .prepare<[string, string, string | null, string | null], number>(
      `SELECT coalesce(sum(v.items), 0)
       FROM ${store}.class_verdict v JOIN main.item_class c ON c.id = v.class_id
       WHERE instr(c.marks, ?) > 0 AND EXISTS (SELECT 1 FROM ${store}.class_finding f
         WHERE f.class_id = v.class_id AND f.waived_by IS NOT NULL AND f.policy_id = ?
           AND (? IS NULL OR f.rule_id = ?))`,
    )
    .pluck();
  return readStatements(db)
    .flatMap(({ id, statement }) => {
      if (statement.kind !== 'waiver' || !isValidOn(statement, asOf)) return [];
      const pack = packs.find((each) => each.id === statement.policyId);
      if (pack === undefined) return [];
      const { ruleId, reason, approver, from, until } = statement;
      const rule = pack.rules.find((each) => each.id === ruleId);
      // Nothing is excepted from a rule that does not act; without its name the waiver would be told
      // as one from all rules.
      if (ruleId !== null && rule === undefined) return [];
      const ruleTitle = rule?.title ?? null;
      // Where several except the same items, each does.
      const mark = `+${statementMark(id)}+`;
      const items = itemsOf.get(mark, pack.id, ruleId, ruleId) ?? 0;
      return { id, policyTitle: pack.title, ruleTitle, reason, approver, from, until, items };
    })
    .toSorted((a, b) => a.until.localeCompare(b.until));
}
