import { builtInTagRules } from '../../tagging/catalogue.ts';
import { TagRules } from '../../tagging/tag-rules.ts';
import type { Database } from '../database/connection.ts';
import { classColumns, ClassWriter, type ClassColumn, type ClassValues } from './classes.ts';

const ROWS_PER_STEP = 5000;

type Row = ClassValues & {
  readonly id: number;
  readonly class_id: number;
  readonly model: string;
  readonly hostname: string;
};

/** A tag may be proposed anew where nobody but a rule set it. */
function isRules(by: string | number | null): boolean {
  return by === null || String(by).startsWith('rule:');
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
  const classes = new ClassWriter(db);
  // Found once: a page that looked for its items anew would read all of them for each page.
  db.exec('CREATE TEMP TABLE retag_item (id INTEGER PRIMARY KEY)');
  db.prepare(
    `INSERT INTO temp.retag_item SELECT id FROM item
     WHERE class_id IN (SELECT id FROM item_class WHERE supplier_override IS NULL
         AND manufacturer_id IN (SELECT value FROM json_each(?)))
     ORDER BY id`,
  ).run(JSON.stringify(manufacturerIds));
  const page = db.prepare<[number, number], Row>(
    `SELECT i.id, i.class_id, coalesce(i.model, i.part_number, '') AS model,
       coalesce(i.hostname, '') AS hostname, ${classColumns({})}
     FROM temp.retag_item r CROSS JOIN item i ON i.id = r.id JOIN item_class c ON c.id = i.class_id
     WHERE r.id > ? ORDER BY r.id LIMIT ?`,
  );
  const update = db.prepare('UPDATE item SET class_id = ? WHERE id = ?');
  let lastId = 0;
  for (;;) {
    const rows = page.all(lastId, ROWS_PER_STEP);
    for (const row of rows) {
      const classId = classes.idOf({ ...row, ...proposedTags(rules, row, supplierId) });
      if (classId !== row.class_id) update.run(classId, row.id);
    }
    const last = rows.at(-1);
    if (last === undefined) break;
    lastId = last.id;
  }
  db.exec('DROP TABLE temp.retag_item');
}

/** The tags of a row as the rules propose them now; those of the file or a person stay. */
function proposedTags(
  rules: TagRules,
  row: Row,
  supplierId: string | null,
): Partial<Record<ClassColumn, string | null>> {
  const functionText = row.function_text === null ? '' : String(row.function_text);
  const { model, hostname } = row;
  const proposal = rules.propose({ functionText, supplierId, model, hostname });
  const by = (proposed: { readonly ruleId: string } | null): string | null =>
    proposed === null ? null : `rule:${proposed.ruleId}`;
  return {
    ...(isRules(row.function_by) && {
      function: proposal.function?.value ?? null,
      function_by: by(proposal.function),
    }),
    ...(isRules(row.placement_by) && {
      placement: proposal.placement?.value ?? 'untagged',
      placement_by: by(proposal.placement),
    }),
    ...(isRules(row.generation_by) && {
      generation: proposal.generation?.value ?? null,
      generation_by: by(proposal.generation),
    }),
  };
}
