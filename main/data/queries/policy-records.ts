import type { PolicyRecords } from '#shared/contract/policies';
import { answersTo, type KeptStatement } from '#shared/domain/statement';
import { severityOf } from '#shared/domain/verdict';
import type { Database } from '../database/connection.ts';
import { statementMark } from '../evaluation/marks.ts';
import { readPolicyRecords } from '../evaluation/policy-records.ts';
import { readActivePacks } from './packs.ts';

type Question = PolicyRecords['questions'][number];

/** Classes that each rule leaves undetermined, by pack and rule. */
function undeterminedByRule(db: Database): ReadonlyMap<string, readonly number[]> {
  const rows = db
    .prepare<[number], { key: string; class_id: number }>(
      `SELECT policy_id || '/' || rule_id AS key, class_id FROM class_finding
       WHERE severity = ? AND waived_by IS NULL`,
    )
    .all(severityOf('undetermined'));
  const byRule = new Map<string, number[]>();
  for (const { key, class_id: classId } of rows) {
    const classes = byRule.get(key);
    if (classes === undefined) byRule.set(key, [classId]);
    else classes.push(classId);
  }
  return byRule;
}

/** Items of some classes that no answer to a question is about. */
function countUnanswered(
  db: Database,
  classes: ReadonlySet<number>,
  answers: readonly { readonly id: number }[],
): number {
  const isAnswered = answers.map(() => `instr(coalesce(c.marks, ''), ?) > 0`).join(' OR ');
  return (
    db
      .prepare<string[], number>(
        `SELECT coalesce(sum(v.items), 0)
         FROM class_verdict v JOIN item_class c ON c.id = v.class_id
         WHERE v.class_id IN (SELECT value FROM json_each(?))
           AND NOT (${isAnswered === '' ? '0' : isAnswered})`,
      )
      .pluck()
      .get(JSON.stringify([...classes]), ...answers.map(({ id }) => `+${statementMark(id)}+`)) ?? 0
  );
}

function readQuestions(db: Database, statements: readonly KeptStatement[]): Question[] {
  const questions = new Map<string, Omit<Question, 'undetermined'>>();
  for (const pack of readActivePacks(db)) {
    for (const { id: ruleId, title, scope } of pack.rules) {
      for (const kind of ['use', 'zone', 'production'] as const) {
        const question = scope[kind];
        if (question === undefined) continue;
        const asked = questions.get(question) ?? { question, kind, rules: [] };
        asked.rules.push({ policyId: pack.id, ruleId, title });
        questions.set(question, asked);
      }
    }
  }
  const waiting = undeterminedByRule(db);
  return [...questions.values()].map((asked) => {
    const classes = new Set(
      asked.rules.flatMap(({ policyId, ruleId }) => waiting.get(`${policyId}/${ruleId}`) ?? []),
    );
    const answers = answersTo(asked.question, statements);
    return { ...asked, undetermined: countUnanswered(db, classes, answers) };
  });
}

/** What is on record for policies, with how many items each statement is about. */
export function readRecords(db: Database): PolicyRecords {
  const { listings, statements, operatorFacts } = readPolicyRecords(db);
  const nameOf = db.prepare<[string], string>('SELECT name FROM supplier WHERE id = ?').pluck();
  const itemsOf = db
    .prepare<[string], number>(
      `SELECT coalesce(sum(v.items), 0) FROM class_verdict v JOIN item_class c ON c.id = v.class_id
       WHERE v.severity IS NOT NULL AND instr(c.marks, ?) > 0`,
    )
    .pluck();
  const change = db.prepare<[number], { at: string; madeBy: string | null }>(
    'SELECT at, made_by AS madeBy FROM change WHERE id = ?',
  );
  return {
    listings: listings.map((listing) => ({
      ...listing,
      supplierName: nameOf.get(listing.supplierId) ?? listing.supplierId,
    })),
    statements: statements.map((each) => ({
      ...each,
      items: itemsOf.get(`+${statementMark(each.id)}+`) ?? 0,
      at: change.get(each.changeId)?.at ?? '',
      madeBy: change.get(each.changeId)?.madeBy ?? null,
    })),
    operatorFacts,
    questions: readQuestions(db, statements),
  };
}
