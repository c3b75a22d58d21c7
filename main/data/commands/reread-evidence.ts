import { isMacKey } from '../../tagging/evidence-reader.ts';
import type { Database } from '../database/connection.ts';
import { workspaceEvidence } from '../queries/mac-registry.ts';
import { valuesOfClass } from './classes.ts';
import { reclass, type ItemCell } from './reclass.ts';
import { replaySettled } from './signs/settled-classes.ts';

const textOf = (cell: ItemCell | undefined): string | null =>
  cell === null || cell === undefined ? null : String(cell);

/**
 * Reads anew what items say of their maker beside its name, as the registries of this program and
 * of the operator understand it, and lets the operator's decisions on it follow. `macs` reads only
 * whom MAC addresses point to: a newer registry of the program that was not taken yet must not act
 * by the way. Gives how many items say something else than was kept. To be called within a
 * transaction.
 */
export function rereadEvidence(db: Database, what: 'all' | 'macs'): number {
  const reader = workspaceEvidence(db);
  const keyOf = ([sysObjectId, softwareVersion, macAddress]: readonly ItemCell[]): string | null =>
    reader.keyOf({
      sysObjectId: textOf(sysObjectId),
      softwareVersion: textOf(softwareVersion),
      macAddress: textOf(macAddress),
    });
  const changed = reclass(db, {
    classes: { sql: '1', values: [] },
    reads: ['i.sys_object_id', 'i.software_version', 'i.mac_address'],
    via: (cells) => keyOf(cells) ?? '',
    target: (cells, itemClass) => {
      const evidence = keyOf(cells);
      const isOfMac = isMacKey(evidence) || isMacKey(itemClass.evidence);
      return what === 'macs' && !isOfMac
        ? valuesOfClass(itemClass)
        : { ...valuesOfClass(itemClass), evidence };
    },
    counts: (before, after) => before.evidence !== after.evidence,
  });
  replaySettled(db);
  return changed;
}
