import { setImmediate } from 'node:timers/promises';
import type { Database } from '../../database/connection.ts';

const BUCKETS = 256;
const ROWS_AT_ONCE = 2000;
const ROWS_BETWEEN_PAUSES = 20_000;
const LOW_BITS = 2 ** 21;

/**
 * A number of 53 bits for a text, the same for the same text: two hashes of 32 bits, of which one gives
 * 21. Source of both: FNV-1a, with two offsets (Fowler, Noll, Vo).
 */
function numberOf(text: string): number {
  let high = 0x81_1c_9d_c5;
  let low = 0x01_00_01_93;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 0x01_00_01_93);
    low = Math.imul(low ^ (unit + at), 0x85_eb_ca_6b);
  }
  return (high >>> 0) * LOW_BITS + ((low ^ (low >>> 15)) >>> 11);
}

/** Identifiers are the same whatever their case; see `RowIdentity`. */
const sameCase = (serial: string): string => serial.toUpperCase();

/**
 * Counts the items in scope that share their serial number with another item of all. A million texts
 * are grouped without holding them, and in steps: first by their hashes, then those whose hash comes
 * again, which are hardly any, as they are.
 */
export class SharedSerials {
  readonly #buckets: readonly number[][] = Array.from({ length: BUCKETS }, () => []);

  /** Notes the serial number of an item, in scope or not. */
  add(serial: string): void {
    const number = numberOf(sameCase(serial));
    this.#buckets[number % BUCKETS]?.push(number);
  }

  /** The hashes that came more than once. */
  async #again(): Promise<Set<number>> {
    const again = new Set<number>();
    for (const bucket of this.#buckets) {
      const sorted = Float64Array.from(bucket).sort();
      for (let at = 1; at < sorted.length; at += 1) {
        const number = sorted[at] ?? 0;
        if (number === sorted[at - 1]) again.add(number);
      }
      bucket.length = 0;
      await setImmediate();
    }
    return again;
  }

  /** The count, once all are noted; the items must not have changed meanwhile. */
  async count(db: Database, isInScope: (classId: number) => boolean): Promise<number> {
    const again = await this.#again();
    if (again.size === 0) return 0;
    const met = new Map<string, { items: number; inScope: number }>();
    const last = db.prepare<[], number | null>('SELECT max(id) FROM main.item').pluck().get() ?? 0;
    const some = db
      .prepare<[number, number], [string, string]>(
        `SELECT json_group_array(serial_number), json_group_array(class_id)
         FROM main.item NOT INDEXED WHERE id > ? AND id <= ? AND serial_number IS NOT NULL`,
      )
      .raw();
    for (let from = 0; from < last; from += ROWS_AT_ONCE) {
      const [serials = '[]', classIds = '[]'] = some.get(from, from + ROWS_AT_ONCE) ?? [];
      const classes = JSON.parse(classIds) as number[];
      (JSON.parse(serials) as string[]).map(sameCase).forEach((serial, at) => {
        if (!again.has(numberOf(serial))) return;
        const group = met.get(serial) ?? { items: 0, inScope: 0 };
        group.items += 1;
        if (isInScope(classes[at] ?? 0)) group.inScope += 1;
        met.set(serial, group);
      });
      if (from % ROWS_BETWEEN_PAUSES === 0) await setImmediate();
    }
    let shared = 0;
    for (const { items, inScope } of met.values()) if (items > 1) shared += inScope;
    return shared;
  }
}
