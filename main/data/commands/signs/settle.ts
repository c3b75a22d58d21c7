import type { DataContract } from '#shared/contract/data';
import { AppError } from '#shared/rpc/app-error';
import type { InputOf } from '#shared/rpc/contract';
import { labelKey, settledOrigin } from '../../../tagging/settled-signs.ts';
import type { Database } from '../../database/connection.ts';
import { SignWords } from '../../queries/evidence.ts';
import { readSettledSigns } from '../../queries/settled-signs.ts';
import { supplierOf } from '../assign-vendor.ts';
import { changeKnowledge, type KnowledgeOutcome } from '../own-knowledge/change-knowledge.ts';

/** What a decision says, as the history tells it. */
function wordsOf(
  db: Database,
  { label, evidence, supplier }: { label: string; evidence: string; supplier: string },
): string {
  const sign = new SignWords(db).of(evidence);
  const where = sign?.words ?? `bears the sign ${evidence}`;
  return `equipment labelled "${label}" is ${supplier} where it ${where}`;
}

/**
 * Decides whose the equipment of a label that bears a sign is: its items and those of later imports
 * follow, but for what a person said of single ones. A decision on the same two is replaced. One
 * transaction; fails with `not-found`.
 */
export function settleSign(
  db: Database,
  { manufacturerId, key, supplierId, reason }: InputOf<DataContract, 'vendors.settle'>,
): KnowledgeOutcome & { readonly items: number } {
  const { id, name } = supplierOf(db, supplierId);
  const maker = db
    .prepare<[number], { text: string; variant: string }>(
      'SELECT text, variant FROM manufacturer WHERE id = ?',
    )
    .get(manufacturerId);
  if (maker === undefined) {
    throw new AppError('not-found', 'This manufacturer name is not in the workspace any more.');
  }
  const { text, variant } = maker;
  const normalised = labelKey(text);
  let settledId = 0;
  const outcome = changeKnowledge(
    db,
    {
      text: `Decided that ${wordsOf(db, { label: text, evidence: key, supplier: name })}`,
      reason,
    },
    (changeId) => {
      db.prepare(
        'DELETE FROM settled_sign WHERE normalised = ? AND variant = ? AND evidence = ?',
      ).run(normalised, variant, key);
      const { lastInsertRowid } = db
        .prepare(
          `INSERT INTO settled_sign (label, normalised, variant, evidence, supplier_id, change_id)
           VALUES (?, ?, ?, ?, ?, ?)`,
        )
        .run(text, normalised, variant, key, id, changeId);
      settledId = Number(lastInsertRowid);
    },
  );
  const items = db
    .prepare<[string], number>(
      `SELECT coalesce(sum(v.items), 0) FROM class_verdict v JOIN item_class c ON c.id = v.class_id
       WHERE c.supplier_by = ?`,
    )
    .pluck()
    .get(settledOrigin(settledId));
  return { ...outcome, items: items ?? 0 };
}

/** Takes a decision from the list; its items follow their label again. Fails with `not-found`. */
export function unsettleSign(
  db: Database,
  { id, reason }: InputOf<DataContract, 'vendors.unsettle'>,
): KnowledgeOutcome {
  const settled = readSettledSigns(db).find((each) => each.id === id);
  if (settled === undefined) {
    throw new AppError('not-found', 'This decision is not on the list any more.');
  }
  const { label, evidence, supplierId } = settled;
  const supplier = supplierOf(db, supplierId).name;
  const text = `Forgot that ${wordsOf(db, { label, evidence, supplier })}`;
  return changeKnowledge(db, { text, reason: reason ?? null }, () => {
    db.prepare('DELETE FROM settled_sign WHERE id = ?').run(id);
  });
}
