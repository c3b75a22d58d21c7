import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, parse, resolve } from 'node:path';
import type { ImportResult } from '#shared/contract/import';
import { AppError, isAppError } from '#shared/rpc/app-error';
import { ReadingThreads } from '../../data/commands/reading-threads.ts';
import { runImport } from '../../data/commands/run-import.ts';
import { sealPathOf } from '../../data/durability/seal-file.ts';
import { isRejectsFile } from '../../data/exports/is-rejects-file.ts';
import { writeNoRejectsFile, writeRejectsFile } from '../../data/exports/write-rejects.ts';
import { PreviewStore } from '../../data/preview/preview-store.ts';
import { countItems } from '../../data/queries/item-rows.ts';
import type { Workspace } from '../../data/workspace.ts';
import { isSameFile } from '../../files/file-identity.ts';
import { assertNoWorkspaceAt } from '../../files/never-overwritten.ts';
import { UsageError, type CliIo, type ExitCode } from '../io.ts';
import { PLAN_OPTIONS, planOf, type Planned } from '../import-plan.ts';
import { cliBackups, endBackups } from '../cli-backups.ts';
import { openWorkspace } from '../open-workspace.ts';
import { parseOptions, workspacePath } from '../options.ts';
import { previewDocument } from '../preview-rows.ts';
import { readProfile } from '../profile.ts';

const OPTIONS = {
  workspace: { type: 'string' },
  profile: { type: 'string' },
  ...PLAN_OPTIONS,
  'dry-run': { type: 'boolean' },
  rejects: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** A dry run into a workspace that does not exist takes place in a private folder. */
async function openTarget(
  path: string,
  isDryRun: boolean,
  io: CliIo,
): Promise<{ workspace: Workspace; remove: () => void }> {
  if (existsSync(path)) {
    return { workspace: await openWorkspace(path, 'write', io), remove: () => undefined };
  }
  if (!isDryRun) {
    return { workspace: await openWorkspace(path, 'create', io), remove: () => undefined };
  }
  const folder = mkdtempSync(join(tmpdir(), 'provenet-'));
  const workspace = await openWorkspace(join(folder, basename(path)), 'create', io);
  return {
    workspace,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function describe(
  path: string,
  { ledger, missing, seconds, reasons, warnings }: ImportResult,
): string[] {
  const { read, added, updated, unchanged, skipped, rejected } = ledger;
  return [
    `${basename(path)}: ${read} rows read = ${added} added + ${updated} updated + ${unchanged} unchanged + ${skipped} skipped + ${rejected} rejected (${seconds.toFixed(1)} s)`,
    ...reasons.map(({ code, rows }) => `  ${code}: ${rows}`),
    ...(missing === 0 ? [] : [`  missing from the source: ${missing} items`]),
    ...warnings.map(({ message }) => `  warning: ${message}`),
  ];
}

/** The second file with rejected rows goes to `OUT-2.csv`, because its columns are its own. */
function rejectsPathOf(out: string, at: number): string {
  if (at === 0) return out;
  const { dir, name, ext } = parse(out);
  return join(dir, `${name}-${at + 1}${ext}`);
}

/**
 * Fails where the rows that are rejected have no place, or would take that of a workspace or of a list
 * that is imported: once it is imported, it is too late.
 */
function assertRejectsHavePlace(out: string, files: readonly string[]): void {
  const isFolder = (path: string): boolean =>
    statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  if (out === '' || isFolder(out) || !isFolder(dirname(resolve(out)))) {
    throw new UsageError(
      `--rejects "${out}" is no file in a folder that exists; name the file that it writes`,
    );
  }
  files.forEach((_file, at) => {
    const path = rejectsPathOf(out, at);
    assertNoWorkspaceAt(path);
    const taken = files.find((file) => isSameFile(file, path));
    if (taken === undefined) return;
    throw new UsageError(
      `--rejects would take the place of ${basename(taken)}, which is imported; name another file`,
    );
  });
}

async function writeRejects(
  workspace: Workspace,
  results: readonly ImportResult[],
  out: string,
): Promise<void> {
  const rejecting = results.filter(({ ledger }) => ledger.rejected > 0);
  for (const [at, { importId }] of rejecting.entries()) {
    if (importId === null) continue;
    await writeRejectsFile(workspace.reader, importId, rejectsPathOf(out, at));
  }
  // What an earlier run left there must not be taken for rows of this one.
  for (const [at, { importId }] of results.entries()) {
    const path = rejectsPathOf(out, at);
    if (at < rejecting.length || importId === null || !isRejectsFile(path)) continue;
    await writeNoRejectsFile(workspace.reader, importId, path);
  }
}

/** `import FILE… --workspace W …`: imports files, each in a transaction of its own. */
export async function importCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const parsed = parseOptions(args, OPTIONS);
  if (parsed.positionals.length === 0 || parsed.positionals.includes(''))
    throw new UsageError('Name at least one file to import');
  const profilePath = parsed.text('profile');
  const profile = profilePath === undefined ? null : readProfile(profilePath);
  const path = workspacePath(parsed);
  const isDryRun = parsed.flag('dry-run');
  const isJson = parsed.flag('json');
  const rejectsPath = parsed.text('rejects');
  if (isDryRun && rejectsPath !== undefined) {
    throw new UsageError('--rejects writes what an import rejected; leave --dry-run out');
  }
  if (rejectsPath !== undefined) assertRejectsHavePlace(rejectsPath, parsed.positionals);
  // It loads its code while the files are looked at.
  const threads = new ReadingThreads(io.workerUrl);
  threads.prepare();
  const planned: Planned[] = [];
  const isNew = !existsSync(path);
  let target: Awaited<ReturnType<typeof openTarget>>;
  try {
    for (const file of parsed.positionals) planned.push(await planOf(file, parsed, profile));
    target = await openTarget(path, isDryRun, io);
  } catch (error) {
    await threads.end();
    throw error;
  }
  const { workspace, remove } = target;
  const results: ImportResult[] = [];
  const previews: Record<string, unknown>[] = [];
  const backups = cliBackups(workspace, io);
  try {
    let begun: Promise<void> | null = null;
    const beforeChange = (): Promise<void> => (begun ??= backups.before('import'));
    for (const [at, file] of parsed.positionals.entries()) {
      const next = planned[at];
      if (next === undefined) continue;
      const signal = new AbortController().signal;
      const onProgress = (): void => undefined;
      const run = {
        workspace,
        threads,
        path: file,
        ...next,
        isDryRun,
        isAlone: isNew,
        beforeChange,
        signal,
        onProgress,
      };
      if (!isDryRun || !isJson) results.push(await runImport(run));
      else {
        const preview = new PreviewStore();
        try {
          results.push(await runImport({ ...run, preview }));
          previews.push(previewDocument(preview));
        } finally {
          preview.close();
        }
      }
    }
    if (rejectsPath !== undefined) await writeRejects(workspace, results, rejectsPath);
    if (isJson) {
      const files = results.map((result, at) => ({
        file: parsed.positionals[at] ?? result.fileName,
        sha256: result.sha256,
        mode: result.mode,
        source: result.source,
        ...result.ledger,
        missing: result.missing,
        reasons: Object.fromEntries(result.reasons.map(({ code, rows }) => [code, rows])),
        warnings: result.warnings,
        seconds: result.seconds,
        ...previews[at],
      }));
      io.json({ files, items: countItems(workspace.reader, {}), dryRun: isDryRun });
    } else {
      results.forEach((result, at) => {
        io.say(...describe(parsed.positionals[at] ?? '', result));
      });
    }
  } catch (error) {
    const done = results.map(({ fileName }) => fileName).join(', ');
    if (!isAppError(error) || done === '' || isDryRun) throw error;
    throw new AppError(error.code, `${error.message} (Imported before it: ${done}.)`, {
      cause: error,
    });
  } finally {
    await threads.end();
    await endBackups(backups, io);
    workspace.close();
    remove();
    // A workspace that was made for an import that failed is of no use to anybody.
    if (isNew && !isDryRun && results.length === 0) {
      for (const made of [path, sealPathOf(path)]) rmSync(made, { force: true });
    }
  }
  return 0;
}
