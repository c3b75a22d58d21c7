import { z } from 'zod';
import { AppError } from '#shared/rpc/app-error';
import type { Database } from '../../database/connection.ts';
import { reevaluate } from '../../evaluation/reevaluate.ts';
import { recordChange } from '../changes.ts';
import { CLASS_COLUMNS, rewriteClasses, type ClassValues } from '../classes.ts';
import { reresolveAfter } from '../reresolve.ts';
import { retagManufacturers } from '../retag.ts';
import { replaySettled } from '../signs/settled-classes.ts';
import {
  areAsLeft,
  KNOWLEDGE_TABLES,
  readRows,
  rowChanges,
  takeBack,
  type RowChange,
  keysOfRows,
} from './kept-rows.ts';
import { isTouchedLater, type KeysOf } from '../later-changes.ts';

/** What a change did, as its answer and as the history keep it. */
export type KnowledgeOutcome = { readonly changed: number; readonly changeId: number };

/** A supplier that became another one, with who had said the former of texts and of single items. */
export type Merger = {
  readonly from: string;
  readonly into: string;
  /** Changes in which a person resolved texts to the former; later spellings follow them. */
  readonly decidedBy: readonly number[];
  /** `supplier_by` of the classes whose items a person had tagged with the former. */
  readonly taggedBy: readonly string[];
};

const rowSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
const knowledgeDetailSchema = z.object({
  knowledge: z.object({
    rows: z.array(
      z.object({ table: z.string(), before: rowSchema.nullable(), after: rowSchema.nullable() }),
    ),
    merger: z
      .object({
        from: z.string(),
        into: z.string(),
        decidedBy: z.array(z.int()),
        taggedBy: z.array(z.string()),
      })
      .nullable(),
  }),
});
type KnowledgeDetail = z.infer<typeof knowledgeDetailSchema>['knowledge'];

/** Remembers the verdicts as they are, to tell afterwards on how many items they changed. */
function noteVerdicts(db: Database): void {
  db.exec(`DROP TABLE IF EXISTS temp.verdict_before;
    CREATE TEMP TABLE verdict_before AS
    SELECT class_id, supplier_id, severity, deadline FROM class_verdict`);
}

/** Items whose vendor or verdict is another than noted; those that moved to a new class count. */
function countChanged(db: Database): number {
  const changed = db
    .prepare<[], number>(
      `SELECT coalesce(sum(v.items), 0) FROM class_verdict v
       LEFT JOIN temp.verdict_before b ON b.class_id = v.class_id
       WHERE b.class_id IS NULL OR v.supplier_id IS NOT b.supplier_id
         OR v.severity IS NOT b.severity OR v.deadline IS NOT b.deadline`,
    )
    .pluck()
    .get();
  db.exec('DROP TABLE temp.verdict_before');
  return changed ?? 0;
}

/** Lets texts and single items that a person gave one supplier be of another. */
function moveDecisions(db: Database, merger: Merger, way: 'there' | 'back'): void {
  const { decidedBy, taggedBy } = merger;
  const [from, into] = way === 'there' ? [merger.from, merger.into] : [merger.into, merger.from];
  const moved = db
    .prepare<[string, string, string], number>(
      `UPDATE manufacturer SET supplier_id = ? WHERE supplier_id = ? AND resolved_by = 'person'
         AND change_id IN (SELECT value FROM json_each(?)) RETURNING id`,
    )
    .pluck()
    .all(into, from, JSON.stringify(decidedBy));
  const classes = db
    .prepare<[string, string], ClassValues & { id: number }>(
      `SELECT id, ${CLASS_COLUMNS.join(', ')} FROM item_class WHERE supplier_override = ?
         AND supplier_by IN (SELECT value FROM json_each(?))`,
    )
    .all(from, JSON.stringify(taggedBy));
  const rewritten = new Map(
    classes.map(({ id, ...values }) => [id, { ...values, supplier_override: into }]),
  );
  // Nothing may name a supplier that is gone, what was and may be undone neither.
  rewriteClasses(db, rewritten, { inHistory: true });
  retagManufacturers(db, moved);
}

/** Everything that a person decided for a supplier, to be moved to another. */
export function mergerOf(db: Database, from: string, into: string): Merger {
  return {
    from,
    into,
    decidedBy: db
      .prepare<[string], number>(
        `SELECT DISTINCT change_id FROM manufacturer
         WHERE supplier_id = ? AND resolved_by = 'person' AND change_id IS NOT NULL`,
      )
      .pluck()
      .all(from),
    taggedBy: db
      .prepare<[string], string>(
        `SELECT DISTINCT supplier_by FROM item_class
         WHERE supplier_override = ? AND supplier_by IS NOT NULL`,
      )
      .pluck()
      .all(from),
  };
}

/**
 * Changes what the operator knows of suppliers and their names as one step of the history: every
 * text is resolved, every item tagged and judged anew. `mutate` writes to the tables of
 * `KNOWLEDGE_TABLES` only. To be called within a transaction.
 */
export function changeKnowledge(
  db: Database,
  {
    text,
    reason,
    merger = null,
  }: {
    readonly text: string;
    readonly reason: string | null;
    readonly merger?: Merger | null;
  },
  mutate: (changeId: number) => void,
): KnowledgeOutcome {
  const before = readRows(db, KNOWLEDGE_TABLES);
  const changeId = recordChange(db, { kind: 'vendor', text, reason, items: 0 });
  noteVerdicts(db);
  db.pragma('defer_foreign_keys = ON');
  reresolveAfter(db, () => {
    if (merger !== null) moveDecisions(db, merger, 'there');
    mutate(changeId);
  });
  replaySettled(db);
  const rows = rowChanges(before, readRows(db, KNOWLEDGE_TABLES));
  reevaluate(db);
  const changed = countChanged(db);
  const detail: { knowledge: { rows: RowChange[]; merger: Merger | null } } = {
    knowledge: { rows, merger },
  };
  db.prepare('UPDATE change SET items = ?, detail = ? WHERE id = ?').run(
    changed,
    JSON.stringify(detail),
    changeId,
  );
  return { changed, changeId };
}

/** What a change of the operator's knowledge did, `null` for a change of another kind. */
export function knowledgeOf(detail: unknown): KnowledgeDetail | null {
  return knowledgeDetailSchema.safeParse(detail).data?.knowledge ?? null;
}

/** Refuses to take a supplier away that a decision made since names. */
function assertDecisionsHaveSuppliers(db: Database): void {
  const label = db
    .prepare<[], string>(
      'SELECT label FROM settled_sign WHERE supplier_id NOT IN (SELECT id FROM supplier) LIMIT 1',
    )
    .pluck()
    .get();
  if (label === undefined) return;
  throw new AppError(
    'conflict',
    `What you decided on the label “${label}” names a supplier that this would take away; remove that decision first.`,
  );
}

/** What refers to suppliers beside the tables that a change of knowledge keeps. */
const REFERRING = ['item_class', 'manufacturer', 'listed_supplier'] as const;

/** Refuses to take a supplier away that something else names, be it an undone step of the history. */
function assertNothingDangles(db: Database): void {
  const dangles = REFERRING.some((table) => {
    const found = db.pragma(`foreign_key_check(${table})`);
    return Array.isArray(found) && found.length > 0;
  });
  if (!dangles) return;
  throw new AppError(
    'conflict',
    'Items, lists or steps of the history name a supplier that this would take away; it stays as it is.',
  );
}

/**
 * Takes a change of the operator's knowledge back. Fails with `conflict` where any of it was
 * changed again. To be called within a transaction; computes the verdicts too.
 */
export function undoKnowledge(
  db: Database,
  { id, text }: { readonly id: number; readonly text: string },
  { rows, merger }: KnowledgeDetail,
): number {
  const keysOf: KeysOf = (detail) => keysOfRows(KNOWLEDGE_TABLES, knowledgeOf(detail)?.rows ?? []);
  if (!areAsLeft(db, KNOWLEDGE_TABLES, rows) || isTouchedLater(db, id, keysOf)) {
    throw new AppError(
      'conflict',
      `Something that “${text}” changed was changed again later; undo that first.`,
    );
  }
  noteVerdicts(db);
  reresolveAfter(db, () => {
    takeBack(db, KNOWLEDGE_TABLES, rows);
    assertDecisionsHaveSuppliers(db);
    if (merger !== null) moveDecisions(db, merger, 'back');
  });
  replaySettled(db);
  assertNothingDangles(db);
  reevaluate(db);
  return countChanged(db);
}
