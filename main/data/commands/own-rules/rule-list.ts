import { z } from 'zod';
import { keptRuleSchema, type KeptRule } from '#shared/domain/own-tag-rule';
import { AppError } from '#shared/rpc/app-error';
import type { Database } from '../../database/connection.ts';
import { readSettings, writeSettings } from '../../database/settings.ts';
import { readKeptRules } from '../../queries/own-rules.ts';
import { recordChange } from '../changes.ts';
import { replayRules } from './replay.ts';

/** The whole list before and after a change of it, as the history keeps it. */
const rulesDetailSchema = z.object({
  rules: z.object({ before: z.array(keptRuleSchema), after: z.array(keptRuleSchema) }),
});

/** What a change of the list did. */
export type RulesChanged = { readonly changed: number; readonly changeId: number };

function writeRules(db: Database, rules: readonly KeptRule[]): void {
  db.exec('DELETE FROM tag_rule');
  const insert = db.prepare(
    'INSERT INTO tag_rule (id, position, json, is_active, change_id) VALUES (?, ?, ?, ?, ?)',
  );
  rules.forEach(({ id, rule, isActive, changeId }, position) => {
    insert.run(id, position, JSON.stringify(rule), isActive ? 1 : 0, changeId);
  });
}

/** An id that no rule of this workspace had before. */
export function nextRuleId(db: Database): number {
  const id = readSettings(db).lastOwnRuleId + 1;
  writeSettings(db, { lastOwnRuleId: id });
  return id;
}

/**
 * Changes the list of the operator's own rules and lets all rules propose anew. One change of the
 * history with the whole list before and after. To be called within a transaction.
 */
export function changeRules(
  db: Database,
  { text, reason = null }: { readonly text: string; readonly reason?: string | null },
  edit: (before: readonly KeptRule[], changeId: number) => readonly KeptRule[],
): RulesChanged {
  const before = readKeptRules(db);
  const changeId = recordChange(db, { kind: 'tag', text, reason, items: 0 });
  const after = edit(before, changeId);
  writeRules(db, after);
  const changed = replayRules(db);
  db.prepare('UPDATE change SET items = ?, detail = ? WHERE id = ?').run(
    changed,
    JSON.stringify({ rules: { before, after } }),
    changeId,
  );
  return { changed, changeId };
}

/** The place of a rule in the list. Fails with `not-found`. */
export function placeOf(rules: readonly KeptRule[], id: number): number {
  const at = rules.findIndex((each) => each.id === id);
  if (at < 0) throw new AppError('not-found', 'This rule is not in the list any more.');
  return at;
}

const LATER_CHANGE = `SELECT text FROM change
  WHERE kind = 'tag' AND undone_by IS NULL AND id > ? AND json_type(detail, '$.rules') IS NOT NULL
  ORDER BY id DESC LIMIT 1`;

function laterChange(db: Database, changeId: number): string | undefined {
  return db.prepare<[number], string>(LATER_CHANGE).pluck().get(changeId);
}

/**
 * Puts back the list that a change found, where the change is one of the list; `null` for others.
 * Fails with `conflict` where the list was changed later. Gives how many items changed.
 */
export function undoRules(
  db: Database,
  { id, detail }: { readonly id: number; readonly detail: string },
): number | null {
  const parsed = rulesDetailSchema.safeParse(JSON.parse(detail));
  if (!parsed.success) return null;
  const later = laterChange(db, id);
  if (later !== undefined) {
    throw new AppError('conflict', `“${later}” changed the rules later; undo that first.`);
  }
  writeRules(db, parsed.data.rules.before);
  return replayRules(db);
}
