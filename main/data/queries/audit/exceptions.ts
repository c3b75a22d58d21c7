import type { AuditFigures } from '#shared/domain/audit/figures';
import { answersTo, isValidOn } from '#shared/domain/statement';
import { statementMark } from '../../evaluation/marks.ts';
import { readListings, readStatements } from '../../evaluation/policy-records.ts';
import { waiversInForce } from '../waivers.ts';
import type { AuditView } from './audit-view.ts';

type Exceptions = AuditFigures['exceptions'];

/** What the operator has put on record for the applied policies, as far as it counts on the date. */
export function readExceptions({ db, store, asOf, packs }: AuditView): Exceptions {
  const itemsOf = db
    .prepare<[string], number>(
      `SELECT coalesce(sum(v.items), 0)
       FROM ${store}.class_verdict v JOIN main.item_class c ON c.id = v.class_id
       WHERE v.severity IS NOT NULL AND instr(c.marks, ?) > 0`,
    )
    .pluck();
  const items = (id: number): number => itemsOf.get(`+${statementMark(id)}+`) ?? 0;
  const decided = db
    .prepare<[string, string], number>(
      `SELECT coalesce(sum(v.items), 0)
       FROM ${store}.class_verdict v JOIN main.item_class c ON c.id = v.class_id
       WHERE v.severity IS NOT NULL AND instr(c.marks, ?) > 0
         AND NOT EXISTS (SELECT 1 FROM json_each(?) later WHERE instr(c.marks, later.value) > 0)`,
    )
    .pluck();
  const packOf = (id: string) => packs.find((pack) => pack.id === id);
  const statements = readStatements(db);
  const asked = new Set(
    packs.flatMap(({ rules }) =>
      rules.flatMap(({ scope }) => [scope.use, scope.zone, scope.production]),
    ),
  );
  const nameOf = db
    .prepare<[string], string>('SELECT name FROM main.supplier WHERE id = ?')
    .pluck();
  return {
    waivers: waiversInForce(db, store, asOf, packs),
    authorisations: statements.flatMap(({ id, statement }): Exceptions['authorisations'] => {
      if (statement.kind !== 'authorisation' || !isValidOn(statement, asOf)) return [];
      const pack = packOf(statement.policyId);
      const rule = pack?.rules.find((each) => each.id === statement.ruleId);
      if (pack === undefined || rule === undefined) return [];
      const { reference, from, until, note = null } = statement;
      const titles = { policyTitle: pack.title, ruleTitle: rule.title };
      return [{ id, ...titles, reference, note, from, until, items: items(id) }];
    }),
    answers: statements.flatMap(({ id, statement }): Exceptions['answers'] => {
      if (statement.kind !== 'answer' || !asked.has(statement.question)) return [];
      const { question, holds, note = null } = statement;
      // Of several answers about an item the latest counts.
      const later = answersTo(question, statements).filter((each) => each.id > id);
      const marks = later.map((each) => `+${statementMark(each.id)}+`);
      const own = decided.get(`+${statementMark(id)}+`, JSON.stringify(marks)) ?? 0;
      return [{ id, question, holds, note, items: own }];
    }),
    listings: readListings(db).flatMap(({ policyId, supplierId, since, reason }) => {
      const pack = packOf(policyId);
      if (pack === undefined || since > asOf) return [];
      const supplierName = nameOf.get(supplierId) ?? supplierId;
      return [{ policyTitle: pack.title, supplierName, since, reason }];
    }),
  };
}
