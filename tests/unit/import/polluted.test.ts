import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/rpc/app-error';
import { inspectFile } from '#main/import/inspect';
import { aliases, openFile, recordsOfFile } from '../../support/read-file.ts';
import { POLLUTIONS, type Polluted } from '../../support/pollutions.ts';
import { tempFolder, writeTo } from '../../support/temp-folder.ts';

/** What was read of a file, and what was said about it. */
type Read = { readonly table: readonly (readonly string[])[]; readonly said: readonly string[] };

async function read(path: string): Promise<Read> {
  try {
    const { warnings, headerRow } = await inspectFile(path, {}, aliases);
    const table = await openFile(path);
    const records = await recordsOfFile(table);
    const columns = table.headings.length;
    const rejected = records.filter(
      ({ cells, hasStrayQuote }) => hasStrayQuote || cells.length > columns,
    );
    const rows = records
      .map(({ cells }) => cells)
      .filter((cells) => cells.some((cell) => cell !== ''));
    return {
      table: [table.headings.map(({ name }) => name), ...rows],
      said: [
        ...warnings.map(({ code, line }) => `${code} ${line ?? ''}`),
        ...rejected.map(({ line }) => `rejected ${line}`),
        ...(headerRow === 0 ? ['no headings'] : []),
      ],
    };
  } catch (error) {
    if (error instanceof AppError) return { table: [], said: [error.code] };
    throw error;
  }
}

const folder = tempFolder;

/** Why a file is no success: it was read otherwise in silence, or well and with a warning. */
async function troubleOf(
  { name, text, table }: Polluted,
  isWellFormed: boolean,
): Promise<string[]> {
  const { table: found, said } = await read(writeTo(folder(), 'polluted.csv', text));
  const isAsMeant = table !== null && JSON.stringify(found) === JSON.stringify(table);
  if (isWellFormed) {
    if (!isAsMeant) return [`${name}: read otherwise`];
    return said.length > 0 ? [`${name}: ${said.join(', ')}`] : [];
  }
  return said.length === 0 ? [`${name}: nothing was said`] : [];
}

describe('a clean file with one defect', () => {
  it.each(POLLUTIONS.filter(({ isWellFormed }) => isWellFormed))(
    'is read as it is meant, without a warning: $kind',
    async ({ files }) => {
      for (const file of files()) expect(await troubleOf(file, true)).toEqual([]);
    },
  );

  it.each(POLLUTIONS.filter(({ isWellFormed }) => !isWellFormed))(
    'is never read otherwise in silence: $kind',
    async ({ files }) => {
      const silent: string[] = [];
      for (const file of files()) silent.push(...(await troubleOf(file, false)));
      expect(silent).toEqual([]);
    },
  );
});
