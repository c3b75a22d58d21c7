import { builtInTagRules } from '../../tagging/catalogue.ts';
import { TagRules } from '../../tagging/tag-rules.ts';
import type { Database } from '../database/connection.ts';

const ROWS_PER_STEP = 5000;

type Row = {
  readonly id: number;
  readonly functionText: string;
  readonly model: string;
  readonly hostname: string;
  readonly function: string | null;
  readonly functionBy: string | null;
  readonly placement: string;
  readonly placementBy: string | null;
  readonly generation: string | null;
  readonly generationBy: string | null;
};

/** A tag may be proposed anew where nobody but a rule set it. */
function isRules(by: string | null): boolean {
  return by === null || by.startsWith('rule:');
}

/**
 * Proposes function, placement and generation anew for the items of some manufacturer texts,
 * after their supplier became known or changed. Tags of the file or of a person stay.
 */
export function retagManufacturers(
  db: Database,
  manufacturerIds: readonly number[],
  supplierId: string | null,
): void {
  const rules = new TagRules(builtInTagRules());
  const page = db.prepare<[string, number, number], Row>(
    `SELECT id, coalesce(function_text, '') AS functionText, coalesce(model, part_number, '') AS model,
       coalesce(hostname, '') AS hostname, function, function_by AS functionBy, placement,
       placement_by AS placementBy, generation, generation_by AS generationBy
     FROM item WHERE class_id IN
       (SELECT id FROM item_class WHERE manufacturer_id IN (SELECT value FROM json_each(?)))
       AND id > ? AND supplier_override IS NULL ORDER BY id LIMIT ?`,
  );
  const update = db.prepare(
    `UPDATE item SET function = ?, function_by = ?, placement = ?, placement_by = ?,
       generation = ?, generation_by = ? WHERE id = ?`,
  );
  const touched = db.prepare('INSERT INTO temp.retagged VALUES (?)');
  db.exec('DROP TABLE IF EXISTS temp.retagged');
  db.exec('CREATE TEMP TABLE retagged (id INTEGER PRIMARY KEY)');
  let lastId = 0;
  for (;;) {
    const rows = page.all(JSON.stringify(manufacturerIds), lastId, ROWS_PER_STEP);
    for (const row of rows) {
      const next = proposeFor(rules, row, supplierId);
      if (next !== null) {
        update.run(...next, row.id);
        touched.run(row.id);
      }
    }
    const last = rows.at(-1);
    if (last === undefined) break;
    lastId = last.id;
  }
  db.exec('UPDATE item SET class_id = NULL WHERE id IN (SELECT id FROM temp.retagged)');
  db.exec('DROP TABLE temp.retagged');
}

/** The six tag values after the proposal, or `null` where nothing changes. */
function proposeFor(
  rules: TagRules,
  row: Row,
  supplierId: string | null,
): readonly (string | null)[] | null {
  const { functionText, model, hostname } = row;
  const proposal = rules.propose({ functionText, supplierId, model, hostname });
  const by = (proposed: { readonly ruleId: string } | null): string | null =>
    proposed === null ? null : `rule:${proposed.ruleId}`;
  const before = [
    row.function,
    row.functionBy,
    row.placement,
    row.placementBy,
    row.generation,
    row.generationBy,
  ];
  const next = [
    ...(isRules(row.functionBy)
      ? [proposal.function?.value ?? null, by(proposal.function)]
      : [row.function, row.functionBy]),
    ...(isRules(row.placementBy)
      ? [proposal.placement?.value ?? 'untagged', by(proposal.placement)]
      : [row.placement, row.placementBy]),
    ...(isRules(row.generationBy)
      ? [proposal.generation?.value ?? null, by(proposal.generation)]
      : [row.generation, row.generationBy]),
  ];
  return next.every((value, at) => value === before[at]) ? null : next;
}
