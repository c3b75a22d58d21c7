import type { ParsedRecord } from '#main/import/parse-block';
import { readRecords } from '#main/import/read-records';
import { openTable, type ReadOptions, type Table } from '#main/import/table';
import { builtInFieldAliases } from '#main/tagging/field-catalogue';

export const aliases = builtInFieldAliases();

/** Opens a file with the headings that the program knows. */
export function openFile(path: string, options: ReadOptions = {}): Promise<Table> {
  return openTable(path, options, aliases);
}

/** All records below the headings. */
export async function recordsOfFile(table: Table, chunkBytes?: number): Promise<ParsedRecord[]> {
  const records: ParsedRecord[] = [];
  for await (const batch of readRecords(table, chunkBytes)) records.push(...batch.records);
  return records;
}

/** The whole table of a file, the heading names first. */
export async function tableOfFile(path: string, options: ReadOptions = {}): Promise<string[][]> {
  const table = await openFile(path, options);
  const records = await recordsOfFile(table);
  return [table.headings.map(({ name }) => name), ...records.map(({ cells }) => cells)];
}
