import type { Database } from '../../database/connection.ts';
import { reevaluate } from '../../evaluation/reevaluate.ts';
import { readActiveRules } from '../../queries/own-rules.ts';
import { ClassWriter } from '../classes.ts';
import {
  readClassesInUse,
  RuleTagger,
  saysOther,
  type Retagging,
  type RowToTag,
} from './rule-tagger.ts';

const ROWS_PER_STEP = 5000;

/**
 * Lets all rules propose the tags of all items anew, after the operator's own changed; tags of the
 * file or of a person stay. Gives of how many items a tag says another thing now, and computes verdicts. To be called
 * within a transaction.
 */
export function replayRules(db: Database): number {
  const tagger = new RuleTagger(readActiveRules(db));
  const classes = readClassesInUse(db);
  const writer = new ClassWriter(db);
  const targets = new Map<Retagging, number>();
  const page = db.prepare<[number, number], RowToTag>(
    `SELECT ${tagger.itemColumns()} FROM item i WHERE i.id > ? ORDER BY i.id LIMIT ?`,
  );
  const update = db.prepare('UPDATE item SET class_id = ? WHERE id = ?');
  let changed = 0;
  let lastId = 0;
  for (;;) {
    const rows = page.all(lastId, ROWS_PER_STEP);
    for (const row of rows) {
      const of = classes.get(row.class_id);
      if (of === undefined) throw new Error('An item is of no class.');
      const retagging = tagger.retag(row, of);
      const { tags } = retagging;
      if (tags === null) continue;
      const classId = targets.get(retagging) ?? writer.idOf({ ...of, ...tags });
      targets.set(retagging, classId);
      update.run(classId, row.id);
      if (saysOther(retagging)) changed += 1;
    }
    const last = rows.at(-1);
    if (last === undefined) break;
    lastId = last.id;
  }
  reevaluate(db);
  return changed;
}
