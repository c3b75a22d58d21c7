import type { ConditionCount, ConditionQuestion } from '#shared/contract/policy-records';
import { AppError } from '#shared/rpc/app-error';
import { problemsOf } from '../../tagging/own-rules.ts';
import {
  itemColumnOf,
  readClassesInUse,
  type ClassOfItems,
  type RowToTag,
} from '../commands/own-rules/rule-tagger.ts';
import type { Database } from '../database/connection.ts';
import type { SqlTerm } from '../evaluation/compile-rule.ts';
import type { Workspace } from '../workspace.ts';
import { readRowsById } from './item-rows.ts';
import { RuleMatcher } from './rule-candidates.ts';

const EXAMPLES = 5;

/** Items looked at before other calls are answered. */
const STEP = 50_000;

/** Items that conditions hold, class by class, and the first of them. */
type Held = { readonly byClass: Map<number, number>; readonly examples: number[] };

/** How many items each class in use has. */
function readClassSizes(db: Database): ReadonlyMap<number, number> {
  const rows = db
    .prepare<[], { id: number; items: number }>('SELECT class_id AS id, items FROM class_verdict')
    .all();
  return new Map(rows.map(({ id, items }) => [id, items]));
}

function holdClasses(
  db: Database,
  classes: readonly ClassOfItems[],
  sizes: ReadonlyMap<number, number>,
): Held {
  const byClass = new Map(classes.map(({ id }) => [id, sizes.get(id) ?? 0]));
  const ofClass = db
    .prepare<[number, number], number>('SELECT id FROM item WHERE class_id = ? LIMIT ?')
    .pluck();
  const examples: number[] = [];
  for (const id of byClass.keys()) {
    if (examples.length === EXAMPLES) break;
    examples.push(...ofClass.all(id, EXAMPLES - examples.length));
  }
  return { byClass, examples };
}

/** What is read in one go: all at once where it is little, else items of so many ids. */
function* stepsOf(db: Database, where: SqlTerm, isLittle: boolean): Generator<SqlTerm> {
  if (isLittle) {
    yield { sql: `item i WHERE ${where.sql}`, values: where.values };
    return;
  }
  const last = db.prepare<[], number | null>('SELECT max(id) FROM item').pluck().get() ?? 0;
  for (let from = 0; from <= last; from += STEP) {
    yield {
      sql: `item i NOT INDEXED WHERE i.id >= ? AND i.id < ? AND (${where.sql})`,
      values: [from, from + STEP, ...where.values],
    };
  }
}

async function holdItems(
  workspace: Workspace,
  { conditions }: ConditionQuestion,
  classes: ReadonlyMap<number, ClassOfItems>,
  sizes: ReadonlyMap<number, number>,
): Promise<Held> {
  const db = workspace.reader;
  const held: Held = { byClass: new Map(), examples: [] };
  const matcher = new RuleMatcher({ conditions, set: {} });
  const where = matcher.candidates([...classes.values()]);
  if (where === null) return held;
  const columns = conditions.flatMap(({ field }) =>
    field === 'supplier' ? [] : (itemColumnOf(field) ?? []),
  );
  const read = ['id', 'class_id', ...new Set(columns)].map((column) => `i.${column}`).join(', ');
  let candidates = 0;
  for (const of of classes.values()) if (matcher.mayHoldIn(of)) candidates += sizes.get(of.id) ?? 0;
  for (const { sql, values } of stepsOf(db, where, candidates <= STEP)) {
    if (!workspace.isOpen) throw new AppError('cancelled', 'The workspace was closed.');
    for (const row of db
      .prepare<unknown[], RowToTag>(`SELECT ${read} FROM ${sql}`)
      .iterate(...values)) {
      const of = classes.get(row.class_id);
      // An item may have moved to a new class since; then the page asks again anyway.
      if (of === undefined || !matcher.holdsOf(row, of)) continue;
      held.byClass.set(of.id, (held.byClass.get(of.id) ?? 0) + 1);
      if (held.examples.length < EXAMPLES) held.examples.push(row.id);
    }
    await new Promise<void>((resume) => {
      setImmediate(resume);
    });
  }
  return held;
}

/** Classes that any of some rules speaks of; a rule that is `null` stands for all of its policy. */
function classesOfRules(db: Database, rules: ConditionQuestion['rules']): ReadonlySet<number> {
  const ids = db
    .prepare<[string], number>(
      `SELECT DISTINCT f.class_id FROM json_each(?) r JOIN class_finding f
         ON f.policy_id = r.value ->> 'policyId'
         AND (r.value ->> 'ruleId' IS NULL OR f.rule_id = r.value ->> 'ruleId')`,
    )
    .pluck()
    .all(JSON.stringify(rules));
  return new Set(ids);
}

/**
 * How many items conditions hold, and of how many of them some rules speak now. Where the class of
 * an item decides, no item is read; else items are read step by step, and other calls are answered
 * in between. Fails with `cancelled` where the workspace is closed meanwhile.
 */
export async function countConditions(
  workspace: Workspace,
  question: ConditionQuestion,
): Promise<ConditionCount> {
  const { conditions, rules } = question;
  const problems = problemsOf(conditions);
  if (problems.length > 0) return { problems, items: 0, concerned: 0, examples: [] };
  const db = workspace.reader;
  const classes = readClassesInUse(db);
  const sizes = readClassSizes(db);
  const isByClass = conditions.every(
    ({ field }) => field === 'supplier' || itemColumnOf(field) === null,
  );
  const matcher = new RuleMatcher({ conditions: [...conditions], set: {} });
  const { byClass, examples } = isByClass
    ? holdClasses(
        db,
        [...classes.values()].filter((of) => matcher.mayHoldIn(of)),
        sizes,
      )
    : await holdItems(workspace, question, classes, sizes);
  const spoken = classesOfRules(db, rules);
  let items = 0;
  let concerned = 0;
  for (const [id, held] of byClass) {
    items += held;
    if (spoken.has(id)) concerned += held;
  }
  return { problems, items, concerned, examples: readRowsById(db, examples) };
}
