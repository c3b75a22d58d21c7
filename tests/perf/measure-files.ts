import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { AppError } from '#shared/rpc/app-error';
import { inspectFile } from '#main/import/inspect';
import { filesBelow, referenceFolder } from '../support/reference.ts';
import { POLLUTIONS } from '../support/pollutions.ts';
import { aliases, openFile, recordsOfFile } from '../support/read-file.ts';
import type { Figure } from './report.ts';

const LIMIT_S = 2;
const CORPORA = 'csv-corpora';
/** Larger files measure the disk. */
const MOST_BYTES = 64 * 2 ** 20;

/** Seconds until a file was looked into and read, or refused with a sentence. */
async function secondsOf(path: string): Promise<number> {
  const startedAt = performance.now();
  try {
    await inspectFile(path, {}, aliases);
    await recordsOfFile(await openFile(path));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
  return (performance.now() - startedAt) / 1000;
}

/**
 * Reads every file of the corpora, where they are, and a clean file polluted in every way: the longest
 * that any of them takes. A file that ends the program ends this.
 */
export async function measureFiles(): Promise<Figure[]> {
  const corpora = referenceFolder(CORPORA);
  const paths =
    corpora.absence === null
      ? filesBelow(corpora.path, [''], MOST_BYTES).map((path) => join(corpora.path, path))
      : [];
  const folder = mkdtempSync(join(tmpdir(), 'provenet-files-'));
  try {
    for (const [at, { text }] of POLLUTIONS.flatMap(({ files }) => files()).entries()) {
      const path = join(folder, `polluted-${at}.csv`);
      writeFileSync(path, text);
      paths.push(path);
    }
    let longest = { seconds: 0, path: '' };
    for (const path of paths) {
      const seconds = await secondsOf(path);
      if (seconds > longest.seconds) longest = { seconds, path };
    }
    return [
      {
        what: `longest reading of ${paths.length.toLocaleString('en')} difficult files`,
        value: longest.seconds,
        unit: 's',
        beside: basename(longest.path),
        limit: LIMIT_S,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
