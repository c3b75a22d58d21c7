import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { backupFolderOf, isBackupName } from '#main/data/durability/backup-file';
import { closeWorkspace, reopenWorkspace, type Desk } from './desk.ts';
import { censusOf, descendantsOf, heldByKind, partsByKind, type Pids } from './processes.ts';

/** What was measured after a round: figures by their names. */
export type Sample = {
  readonly minute: number;
  readonly round: number;
  readonly figures: Readonly<Record<string, number>>;
};

/** Folders of one soak. */
export type Places = {
  /** Where the program puts what is temporary. */
  readonly temporary: string;
  /** Chromium's folder, and the program's own settings and log. */
  readonly userData: string;
};

/** The name of the figure of the workspace, and of what it holds. */
export const FILE = 'workspace, MiB';
export const CONTENT = 'workspace without free pages, MiB';

const BYTES_IN_MIB = 1024 * 1024;
/**
 * Milliseconds after which the data host has given back what it does not need: it collects after four
 * seconds (`RestingMemory`), and V8 keeps the pages that this frees, and those of a reading thread that
 * ended, for some ten more.
 */
const REST_MS = 20_000;

type Size = { readonly files: number; readonly bytes: number };

/** The files below a folder; one that goes away meanwhile counts as gone. */
function sizeOf(folder: string): Size {
  if (!existsSync(folder)) return { files: 0, bytes: 0 };
  let [files, bytes] = [0, 0];
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const stats = statSync(join(folder, name), { throwIfNoEntry: false });
    if (stats?.isFile() !== true) continue;
    files += 1;
    bytes += stats.size;
  }
  return { files, bytes };
}

const bytesOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** How large the workspace is when nothing of its file is free. */
function compactBytes(path: string): number {
  const copy = `${path}.compact`;
  const db = new BetterSqlite3(path, { readonly: true });
  try {
    db.prepare('VACUUM INTO ?').run(copy);
    return bytesOf(copy);
  } finally {
    db.close();
    rmSync(copy, { force: true });
  }
}

/** What the page keeps once what nobody needs is collected. */
async function keptByPage({ page }: Desk): Promise<Record<string, number>> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('HeapProfiler.collectGarbage');
    await session.send('Performance.enable');
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name: string): number => metrics.find((each) => each.name === name)?.value ?? NaN;
    return {
      'window: script memory, MiB': of('JSHeapUsedSize') / BYTES_IN_MIB,
      'window: nodes': of('Nodes'),
      'window: listeners': of('JSEventListeners'),
      'window: documents': of('Documents'),
    };
  } finally {
    await session.detach();
  }
}

async function pidsOf({ app }: Desk): Promise<Pids> {
  const window = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  return { main: app.process().pid ?? 0, window: window ?? 0 };
}

/** The processes of the program. */
export async function programPids(desk: Desk): Promise<number[]> {
  return descendantsOf((await pidsOf(desk)).main);
}

/** What the handles of the main process and of the window lead to, for whoever looks for a leak. */
export async function handleCensus(desk: Desk): Promise<Record<string, Record<string, number>>> {
  const { main, window } = await pidsOf(desk);
  return { main: censusOf(main), window: censusOf(window) };
}

/**
 * What the processes hold once garbage is collected: the data host does so by itself when nobody asks
 * for a while, the page is told to. What they hold at work depends on how fast they make garbage.
 */
async function heldAtRest(desk: Desk): Promise<Record<string, number>> {
  const kept = await keptByPage(desk);
  await pause(REST_MS);
  const pids = await pidsOf(desk);
  const held = [...heldByKind(pids)].flatMap(([kind, { rss, anonymous }]) => [
    [`${kind} at rest: resident, MiB`, rss],
    [`${kind} at rest: no file's, MiB`, anonymous],
  ]);
  return { ...kept, ...Object.fromEntries(held), ...partsByKind(pids) };
}

/**
 * The same with no workspace open, which is then opened again: what is held there follows from no
 * inventory and no history, so that it tells what is never given back.
 */
async function heldWithNothingOpen(desk: Desk): Promise<Record<string, number>> {
  await closeWorkspace(desk);
  const held = Object.entries(await heldAtRest(desk));
  await reopenWorkspace(desk);
  return Object.fromEntries(
    held
      .filter(([name]) => /no file's|of that|script memory/u.test(name))
      .map(([name, value]) => [`nothing open, ${name}`, value]),
  );
}

/** Measures the processes and files of the program, also at rest where it is asked for. */
export async function takeSample(
  desk: Desk,
  { temporary, userData }: Places,
  at: { readonly minute: number; readonly round: number; readonly isDeep: boolean },
): Promise<Sample> {
  const { path } = desk;
  const held = heldByKind(await pidsOf(desk));
  const figures: Record<string, number> = {};
  for (const [kind, each] of held) {
    const { rss, anonymous, pss, uss, handles, deleted, threads, processes } = each;
    figures[`${kind}: resident, MiB`] = rss;
    figures[`${kind}: no file's, MiB`] = anonymous;
    figures[`${kind}: PSS, MiB`] = pss;
    figures[`${kind}: USS, MiB`] = uss;
    figures[`${kind}: handles`] = handles;
    figures[`${kind}: handles of deleted files`] = deleted;
    figures[`${kind}: threads`] = threads;
    if (kind === 'others') figures[`${kind}: processes`] = processes;
  }
  const [temporaries, settings] = [sizeOf(temporary), sizeOf(userData)];
  const backups = backupFolderOf(path);
  figures[FILE] = bytesOf(path) / BYTES_IN_MIB;
  figures['its log, MiB'] = bytesOf(`${path}-wal`) / BYTES_IN_MIB;
  figures['backups'] = existsSync(backups) ? readdirSync(backups).filter(isBackupName).length : 0;
  figures['backups, MiB'] = sizeOf(backups).bytes / BYTES_IN_MIB;
  figures['temporary files'] = temporaries.files;
  figures['temporary files, MiB'] = temporaries.bytes / BYTES_IN_MIB;
  figures['user data, MiB'] = settings.bytes / BYTES_IN_MIB;
  figures['user data, files'] = settings.files;
  figures['items'] = desk.model.items.size;
  if (at.isDeep) {
    figures[CONTENT] = compactBytes(path) / BYTES_IN_MIB;
    Object.assign(figures, await heldAtRest(desk), await heldWithNothingOpen(desk));
  }
  return { minute: at.minute, round: at.round, figures };
}
