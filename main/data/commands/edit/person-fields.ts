import { z } from 'zod';
import type { CellValue } from '../../../import/protocol.ts';

const personFieldsSchema = z.record(z.string(), z.int());
const NONE: ReadonlyMap<string, number> = new Map();

/** The stored columns of an item that a person set, each with the change of the history that did. */
export function fieldsOfPerson(
  item: Readonly<Record<string, CellValue>>,
): ReadonlyMap<string, number> {
  const stored = item['person_fields'] ?? null;
  if (stored === null) return NONE;
  return new Map(Object.entries(personFieldsSchema.parse(JSON.parse(String(stored)))));
}
