import type { CellValue } from '../../../import/protocol.ts';
import type { EvidenceReader } from '../../../tagging/evidence-reader.ts';
import type { Database } from '../../database/connection.ts';
import { workspaceEvidence } from '../../queries/mac-registry.ts';
import type { ClassValues } from '../classes.ts';
import { SettledClasses } from './settled-classes.ts';

/** Columns of an item that tell its maker beside the manufacturer text. */
const CLUES = ['sys_object_id', 'software_version', 'mac_address'] as const;

function textOf(value: CellValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

/**
 * Says what a known item says of its maker after a row about it. What counts is the item as a
 * whole: a row that brings a MAC address does not make it forget its enterprise number.
 */
export class RowSigns {
  readonly #db: Database;
  readonly #doesAsk: boolean;
  #reader: EvidenceReader | null = null;
  #settled: SettledClasses | null = null;

  /** `columns` name the values of every row. */
  constructor(db: Database, columns: readonly string[]) {
    this.#db = db;
    this.#doesAsk = CLUES.some((column) => columns.includes(column));
  }

  /** The class of an item with its evidence, and with the supplier that was decided on for it. */
  apply(
    merged: ClassValues,
    existing: Readonly<Record<string, CellValue>>,
    changes: ReadonlyMap<string, CellValue>,
  ): ClassValues {
    this.#settled ??= new SettledClasses(this.#db);
    if (!this.#doesAsk) return this.#settled.apply(merged);
    const clue = (column: (typeof CLUES)[number]): string | null =>
      textOf(changes.has(column) ? changes.get(column) : existing[column]);
    this.#reader ??= workspaceEvidence(this.#db);
    const evidence = this.#reader.keyOf({
      sysObjectId: clue('sys_object_id'),
      softwareVersion: clue('software_version'),
      macAddress: clue('mac_address'),
    });
    return this.#settled.apply({ ...merged, evidence });
  }
}
