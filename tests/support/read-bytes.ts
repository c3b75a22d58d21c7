import { inspectFile, type InspectedFile } from '#main/import/inspect';
import { aliases, tableOfFile } from './read-file.ts';
import { tempFolder, writeTo } from './temp-folder.ts';

const write = (bytes: Buffer | string): string => writeTo(tempFolder(), 'difficult.csv', bytes);

/** What an inspection says of a file of these bytes. */
export const inspectBytes = (bytes: Buffer | string): Promise<InspectedFile> =>
  inspectFile(write(bytes), {}, aliases);

/** Its warnings, each as its code and line. */
export async function warningsOf(bytes: Buffer | string): Promise<string[]> {
  const { warnings } = await inspectBytes(bytes);
  return warnings.map(({ code, line }) => `${code} ${line ?? ''}`);
}

/** The headings and rows that are read from it. */
export const tableOfBytes = (bytes: Buffer | string): Promise<string[][]> =>
  tableOfFile(write(bytes));
