import { z } from 'zod';
import { AppError } from '#shared/rpc/app-error';
import { reevaluate } from '../evaluation/reevaluate.ts';
import { normaliseName } from '../../tagging/normalise-name.ts';
import type { Database } from '../database/connection.ts';
import { policyChangeOf, undoPolicies } from './policies/change-policies.ts';
import { assertAfterSalvage } from './after-salvage.ts';
import { recordChange } from './changes.ts';
import { TAG_COLUMNS } from './edit/item-plan.ts';
import { editOf, undoEdit } from './edit/undo-edit.ts';
import { assertNotCovered } from './edit/not-covered.ts';
import { knowledgeOf, undoKnowledge } from './own-knowledge/change-knowledge.ts';
import { classColumns, dropMoves, prepareMoves } from './classes.ts';
import { isKeptApart, undoKeepApart } from './keep-apart.ts';
import { isTouchedLater } from './later-changes.ts';
import { registryOf, undoRegistry } from './registry-update.ts';
import { isRemovalChange, undoRemoval } from './removal/undo-removal.ts';
import { undoRules } from './own-rules/rule-list.ts';
import { macRegistryOf, undoMacRegistry } from './signs/mac-registry.ts';
import { replaySettled } from './signs/settled-classes.ts';
import { hasChangesSince, retagItems } from './retag.ts';
import { applyName } from './teach-name.ts';
import { samplingChangeOf, undoSampling } from './samples/undo-sampling.ts';
import { settingsChangeOf, undoSettings } from './update-settings.ts';
import { undoImport } from './undo-import/undo-import.ts';
import { undoVendor } from './undo-vendor.ts';

type StoredChange = {
  readonly id: number;
  readonly kind: string;
  readonly text: string;
  readonly detail: string;
  readonly undone_by: number | null;
};

const tagDetailSchema = z.object({
  column: z.enum(['placement', 'function', 'supplier_override', 'generation']),
});

const nameDetailSchema = z.object({
  name: z.object({
    supplierId: z.string(),
    name: z.string(),
    says: z.enum(['alias', 'not']),
  }),
  isAdded: z.boolean(),
});

/** Puts back the former tags of the items that still carry the change's own. */
function undoTag(db: Database, change: StoredChange): number {
  const { column } = tagDetailSchema.parse(JSON.parse(change.detail));
  const by = TAG_COLUMNS[column];
  assertNotCovered(db, change.id, { path: '$.column', is: column });
  const stillTagged = `
    FROM change_item b JOIN item i ON i.id = b.item_id JOIN item_class c ON c.id = i.class_id
    WHERE b.change_id = ? AND c.${by} = ?`;
  const bound = [change.id, `person:${change.id}`];
  prepareMoves(db, {
    sql: `SELECT c.id AS from_class, f.id AS via,
            ${classColumns({ [column]: `f.${column}`, [by]: `f.${by}` })}
          FROM (SELECT DISTINCT i.class_id AS class_id, b.before_class AS before_class ${stillTagged}) p
          JOIN item_class c ON c.id = p.class_id JOIN item_class f ON f.id = p.before_class`,
    values: bound,
  });
  const { changes } = db
    .prepare(
      `UPDATE item SET class_id = m.to_class
       FROM change_item b JOIN temp.class_move m ON m.via = b.before_class
       WHERE b.change_id = ? AND b.item_id = item.id AND m.from_class = item.class_id`,
    )
    .run(change.id);
  dropMoves(db);
  // Some rules ask whom equipment is of.
  if (column === 'supplier_override' || hasChangesSince(db, [change.id])) {
    retagItems(db, `SELECT item_id FROM change_item WHERE change_id = ${change.id}`);
  }
  return changes;
}

/** The name that a change taught or forgot. */
function nameIn(detail: unknown): string[] {
  const { success, data } = nameDetailSchema.safeParse(detail);
  return success ? [JSON.stringify([data.name.supplierId, normaliseName(data.name.name)])] : [];
}

/** Takes back that a name was taught or forgotten; every text follows. */
function undoName(db: Database, change: StoredChange): number {
  const { name, isAdded } = nameDetailSchema.parse(JSON.parse(change.detail));
  const isThere = db
    .prepare<[string, string], number>(
      'SELECT 1 FROM supplier_name WHERE supplier_id = ? AND normalised = ?',
    )
    .pluck()
    .get(name.supplierId, normaliseName(name.name));
  if ((isThere !== undefined) !== isAdded || isTouchedLater(db, change.id, nameIn)) {
    throw new AppError('conflict', `"${name.name}" was changed later; undo that first.`);
  }
  return applyName(db, name, !isAdded);
}

/** Undoes the import that a change of the history stands for. */
function undoImportOf(db: Database, change: StoredChange): { changed: number } {
  const importId = db
    .prepare<[number], number>('SELECT id FROM import WHERE change_id = ?')
    .pluck()
    .get(change.id);
  if (importId === undefined) throw new AppError('conflict', `"${change.text}" cannot be undone.`);
  const { removed, restored } = undoImport(db, importId);
  return { changed: removed + restored };
}

function undoByKind(db: Database, change: StoredChange): number {
  if (change.kind === 'tag') {
    const ofRules = undoRules(db, change);
    if (ofRules !== null) return ofRules;
    const edit = editOf(JSON.parse(change.detail));
    return edit === null ? undoTag(db, change) : undoEdit(db, change.id, edit);
  }
  const macs = macRegistryOf(JSON.parse(change.detail));
  if (macs !== null) return undoMacRegistry(db, macs);
  const registry = registryOf(JSON.parse(change.detail));
  if (registry !== null) return undoRegistry(db, registry);
  const knowledge = knowledgeOf(JSON.parse(change.detail));
  if (knowledge !== null) return undoKnowledge(db, change, knowledge);
  if (isKeptApart(change.detail)) return undoKeepApart(db, change.id);
  const isName = nameDetailSchema.safeParse(JSON.parse(change.detail)).success;
  return isName ? undoName(db, change) : undoVendor(db, change);
}

/**
 * Undoes a tag or another change of items, a vendor decision, a change of policies or of settings, or
 * an import. What a later change set anew stays as that one set it. One transaction; fails with
 * `not-found` or `conflict`.
 */
export function undoChange(db: Database, changeId: number): { changed: number } {
  const change = db
    .prepare<[number], StoredChange>(
      'SELECT id, kind, text, detail, undone_by FROM change WHERE id = ?',
    )
    .get(changeId);
  if (change === undefined) throw new AppError('not-found', 'This change is not in the history.');
  if (change.undone_by !== null) {
    throw new AppError('conflict', `"${change.text}" is undone already.`);
  }
  assertAfterSalvage(db, change.id, change.text);
  if (change.kind === 'import') return undoImportOf(db, change);
  const detail: unknown = JSON.parse(change.detail);
  const ofPolicies = policyChangeOf(detail);
  const ofSettings = settingsChangeOf(detail);
  const ofSampling = samplingChangeOf(detail);
  const isRemoval = isRemovalChange(detail);
  const areItemsSame =
    ofPolicies !== null || ofSettings !== null || ofSampling !== null || isRemoval;
  if (change.kind !== 'tag' && change.kind !== 'vendor' && !areItemsSame) {
    throw new AppError('conflict', `"${change.text}" cannot be undone.`);
  }
  let changed = 0;
  if (ofPolicies !== null) changed = undoPolicies(db, change, ofPolicies);
  else if (ofSampling !== null) undoSampling(db, change.text, ofSampling);
  else if (isRemoval) changed = undoRemoval(db, changeId);
  else if (ofSettings === null) changed = undoByKind(db, change);
  else undoSettings(db, change, ofSettings);
  // What came back may be from before a decision that counts now, or from one that is gone.
  if (!areItemsSame) replaySettled(db);
  const undoId = recordChange(db, {
    kind: 'undo',
    text: `Undid: ${change.text}`,
    reason: null,
    items: changed,
  });
  db.prepare('UPDATE change SET undone_by = ? WHERE id = ?').run(undoId, changeId);
  if (!areItemsSame) reevaluate(db);
  return { changed };
}
