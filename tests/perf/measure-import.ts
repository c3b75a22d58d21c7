import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runMeasured, type Measured } from './measured-process.ts';
import { median, type Figure } from './report.ts';

export type ImportSetting = {
  /** The command line as built, run by the runtime that runs this. */
  readonly cli: string;
  readonly folder: string;
  readonly csv: string;
  readonly rows: number;
  readonly rounds: number;
};

/** Removes a database with what SQLite keeps beside it. */
function removeDatabase(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true });
}

/** The indexes that a workspace has on its items, on the columns that they come from. */
const SAME_INDEXES = [
  'CREATE UNIQUE INDEX item_key ON item ("Serial Number")',
  'CREATE INDEX item_class ON item (Vendor)',
];

/** The `sqlite3` shell's own import of the file, and the same with the workspace's indexes. */
async function measureShell(setting: ImportSetting, indexes: readonly string[]): Promise<Measured> {
  const database = join(setting.folder, 'shell.db');
  removeDatabase(database);
  const measured = await runMeasured('sqlite3', [
    database,
    '.mode csv',
    `.import ${setting.csv} item`,
    ...indexes,
  ]);
  removeDatabase(database);
  return measured;
}

/** The workspace that the last round leaves, for the measurements after it. */
export function workspaceOf(setting: Pick<ImportSetting, 'folder' | 'rows'>): string {
  return join(setting.folder, `bench-${setting.rows}.provenet`);
}

type Counts = { readonly added: number; readonly unchanged: number };

/** Runs our import; fails where it does not do with every row what it is measured for. */
async function measureOurs(
  setting: ImportSetting,
  expected: keyof Counts,
  ...options: readonly string[]
): Promise<Measured> {
  const args = [setting.cli, 'import', setting.csv, '--workspace', workspaceOf(setting), '--json'];
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const measured = await runMeasured(process.execPath, [...args, ...options], env);
  const { files } = JSON.parse(measured.stdout) as { files: Counts[] };
  if (files[0]?.[expected] !== setting.rows) throw new Error('The import lost rows.');
  return measured;
}

/** Reads the file as an import does, in a program of its own, and throws its rows away. */
async function measureReading(setting: ImportSetting): Promise<Measured> {
  const script = join(import.meta.dirname, 'read-only.ts');
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  return runMeasured(process.execPath, [script, setting.csv, String(setting.rows)], env);
}

const seconds = (list: readonly Measured[]): number => median(list.map((each) => each.seconds));
const peak = (list: readonly Measured[]): number =>
  Math.max(...list.map(({ peakMib }) => peakMib ?? NaN));

/**
 * Imports the same file with the `sqlite3` shell and with the command line, turn by turn, so that
 * a busy machine slows both. Everything of ours counts: start, two passes over the file, checks,
 * vendors, placement, keys, verdicts, indexes, and making the result visible and durable.
 */
export async function measureImport(setting: ImportSetting): Promise<Figure[]> {
  const plain: Measured[] = [];
  const indexed: Measured[] = [];
  const first: Measured[] = [];
  const again: Measured[] = [];
  const dry: Measured[] = [];
  const reading: Measured[] = [];
  for (let round = 0; round < setting.rounds; round += 1) {
    plain.push(await measureShell(setting, []));
    removeDatabase(workspaceOf(setting));
    reading.push(await measureReading(setting));
    dry.push(await measureOurs(setting, 'added', '--dry-run'));
    indexed.push(await measureShell(setting, SAME_INDEXES));
    first.push(await measureOurs(setting, 'added'));
    again.push(await measureOurs(setting, 'unchanged'));
  }
  const isLarge = setting.rows >= 1_000_000;
  const limit = (most: number): Pick<Figure, 'limit'> => (isLarge ? { limit: most } : {});
  const what = `import of ${setting.rows.toLocaleString('en')} rows`;
  const ratio = (
    name: string,
    ours: readonly Measured[],
    theirs: readonly Measured[],
    beside: string,
    most: number,
  ): Figure => ({
    what: `${what}${name}`,
    value: seconds(ours) / seconds(theirs),
    unit: 'x',
    beside,
    ...limit(most),
  });
  const shell = `sqlite3 .import ${seconds(plain).toFixed(2)} s, with indexes ${seconds(indexed).toFixed(2)} s`;
  return [
    { what, value: seconds(first), unit: 's', beside: shell },
    ratio(', ratio', first, plain, 'of sqlite3 .import', 4),
    ratio(', ratio with indexes', first, indexed, 'of .import and the same indexes', 2),
    { what: `${what}, again`, value: seconds(again), unit: 's', beside: 'every row unchanged' },
    ratio(', again, ratio', again, indexed, 'of .import and the same indexes', 2),
    { what: `${what}, reading alone`, value: seconds(reading), unit: 's' },
    { what: `${what}, dry run`, value: seconds(dry), unit: 's' },
    ratio(', dry run, ratio', dry, reading, 'of reading alone', 1.3),
    { what: `${what}, peak memory`, value: peak(first), unit: 'MiB', ...limit(400) },
  ];
}

/** The peak memory of one import of more rows, held against that of fewer; the workspace stays if kept. */
export async function measureMemory(
  setting: ImportSetting,
  fewer: number,
  isKept: boolean,
): Promise<Figure[]> {
  removeDatabase(workspaceOf(setting));
  const measured = await measureOurs(setting, 'added');
  if (!isKept) removeDatabase(workspaceOf(setting));
  const rows = setting.rows.toLocaleString('en');
  return [
    { what: `import of ${rows} rows`, value: measured.seconds, unit: 's' },
    {
      what: `import of ${rows} rows, peak memory`,
      value: peak([measured]),
      unit: 'MiB',
      beside: `1.2 times that of a million: ${(fewer * 1.2).toFixed(0)} MiB`,
      limit: Math.round(fewer * 1.2),
    },
  ];
}
