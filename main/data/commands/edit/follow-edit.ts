import type { Database } from '../../database/connection.ts';
import { readActiveRules } from '../../queries/own-rules.ts';
import { workspaceEvidence } from '../../queries/mac-registry.ts';
import { valuesOfClass } from '../classes.ts';
import { reclass, type ItemCell } from '../reclass.ts';
import { retagClasses } from '../retag.ts';
import { onlyAmong } from '../only-among.ts';
import { replaySettled } from '../signs/settled-classes.ts';
import type { EditedField } from './item-plan.ts';

/** Fields that tell an item's maker beside the manufacturer text. */
const CLUES: ReadonlySet<string> = new Set(['sysObjectId', 'softwareVersion', 'macAddress']);
/** Fields from which the rules of the catalogue propose tags. */
const PROPOSING: ReadonlySet<string> = new Set(['model', 'partNumber', 'hostname']);

const CHOSEN = 'SELECT item_id FROM temp.chosen';
const CHANGED_CLASSES = `c.id IN (SELECT class_id FROM item WHERE id IN (${CHOSEN}))`;

const textOf = (cell: ItemCell | undefined): string | null =>
  cell === null || cell === undefined ? null : String(cell);

/** What the items say of their maker beside its name, read anew. */
function rereadClues(db: Database): void {
  const reader = workspaceEvidence(db);
  const keyOf = ([sysObjectId, softwareVersion, macAddress]: readonly ItemCell[]): string | null =>
    reader.keyOf({
      sysObjectId: textOf(sysObjectId),
      softwareVersion: textOf(softwareVersion),
      macAddress: textOf(macAddress),
    });
  const reclassing = {
    classes: { sql: CHANGED_CLASSES, values: [] },
    reads: ['i.sys_object_id', 'i.software_version', 'i.mac_address'],
    via: (cells: readonly ItemCell[]) => keyOf(cells) ?? '',
    target: (cells: readonly ItemCell[], of: Parameters<typeof valuesOfClass>[0]) => ({
      ...valuesOfClass(of),
      evidence: keyOf(cells),
    }),
    counts: () => false,
  };
  reclass(db, onlyAmong(reclassing, CHOSEN));
  replaySettled(db);
}

/** True where a rule looks at a field of the row. */
function doesPropose(db: Database, field: EditedField['field']): boolean {
  if (PROPOSING.has(field)) return true;
  return readActiveRules(db).some(({ rule }) =>
    rule.conditions.some((condition) => condition.field === field),
  );
}

/**
 * Lets rules propose anew for the items of `temp.chosen`, whose supplier was set: some rules ask whom
 * the equipment is of. To be called within a transaction; verdicts are still to be computed.
 */
export function followVendor(db: Database): void {
  retagClasses(db, { sql: CHANGED_CLASSES, values: [] }, CHOSEN);
}

/**
 * Lets what hangs on an edited field follow in the items of `temp.chosen`: what they say of their
 * maker, and what rules propose. Notes with the change which class each item has in the end. To be
 * called within a transaction; verdicts are still to be computed.
 */
export function followEdit(db: Database, { field }: EditedField, changeId: number): void {
  const isClue = CLUES.has(field);
  const isProposing = doesPropose(db, field);
  if (!isClue && !isProposing) return;
  if (isClue) rereadClues(db);
  // Whom the equipment is of decides for some rules.
  retagClasses(db, { sql: CHANGED_CLASSES, values: [] }, CHOSEN);
  db.prepare(
    `UPDATE change_item SET after_class = i.class_id FROM item i
     WHERE i.id = change_item.item_id AND change_item.change_id = ?`,
  ).run(changeId);
}
