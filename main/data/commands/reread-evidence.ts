import { builtInRegistry } from '../../tagging/catalogue.ts';
import { EvidenceReader } from '../../tagging/evidence-reader.ts';
import type { Database } from '../database/connection.ts';
import { valuesOfClass } from './classes.ts';
import { reclass, type ItemCell } from './reclass.ts';

const textOf = (cell: ItemCell | undefined): string | null =>
  cell === null || cell === undefined ? null : String(cell);

/**
 * Reads anew what items say of their maker beside its name, as the registry of this program
 * understands it. Gives how many items say something else than was kept. To be called within a
 * transaction.
 */
export function rereadEvidence(db: Database): number {
  const reader = new EvidenceReader(builtInRegistry());
  const keyOf = ([sysObjectId, softwareVersion]: readonly ItemCell[]): string | null =>
    reader.keyOf({ sysObjectId: textOf(sysObjectId), softwareVersion: textOf(softwareVersion) });
  return reclass(db, {
    classes: { sql: '1', values: [] },
    reads: ['i.sys_object_id', 'i.software_version'],
    via: (cells) => keyOf(cells) ?? '',
    target: (cells, itemClass) => ({ ...valuesOfClass(itemClass), evidence: keyOf(cells) }),
    counts: (before, after) => before.evidence !== after.evidence,
  });
}
