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
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
}

async function measureShell(setting: ImportSetting): Promise<Measured> {
  const database = join(setting.folder, 'shell.db');
  removeDatabase(database);
  const measured = await runMeasured('sqlite3', [
    database,
    '.mode csv',
    `.import ${setting.csv} item`,
  ]);
  removeDatabase(database);
  return measured;
}

/** The workspace that the last round leaves, for the measurements after it. */
export function workspaceOf(setting: Pick<ImportSetting, 'folder' | 'rows'>): string {
  return join(setting.folder, `bench-${setting.rows}.provenet`);
}

async function measureOurs(setting: ImportSetting): Promise<Measured> {
  const workspace = workspaceOf(setting);
  removeDatabase(workspace);
  const args = [setting.cli, 'import', setting.csv, '--workspace', workspace, '--json'];
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const measured = await runMeasured(process.execPath, args, env);
  const { files } = JSON.parse(measured.stdout) as { files: { added: number }[] };
  if (files[0]?.added !== setting.rows) throw new Error('The import lost rows.');
  return measured;
}

/**
 * Imports the same file with the `sqlite3` shell and with the command line, turn by turn, so that
 * a busy machine slows both. Everything of ours counts: start, two passes over the file, checks,
 * vendors, placement, keys, verdicts, indexes, and making the result visible and durable.
 */
export async function measureImport(setting: ImportSetting): Promise<Figure[]> {
  const shell: Measured[] = [];
  const ours: Measured[] = [];
  for (let round = 0; round < setting.rounds; round += 1) {
    shell.push(await measureShell(setting));
    ours.push(await measureOurs(setting));
  }
  const seconds = (list: readonly Measured[]): number => median(list.map((each) => each.seconds));
  const peak = (list: readonly Measured[]): number =>
    Math.max(...list.map(({ peakMib }) => peakMib ?? NaN));
  const rows = setting.rows.toLocaleString('en');
  const beside = `sqlite3 .import ${seconds(shell).toFixed(2)} s, ${peak(shell).toFixed(0)} MiB`;
  return [
    { what: `import of ${rows} rows`, value: seconds(ours), unit: 's', beside },
    {
      what: `import of ${rows} rows, ratio`,
      value: seconds(ours) / seconds(shell),
      unit: 'x',
      beside: 'of sqlite3 .import of the same file',
      ...(setting.rows >= 1_000_000 ? { limit: 4 } : {}),
    },
    { what: `import of ${rows} rows, peak memory`, value: peak(ours), unit: 'MiB' },
  ];
}
