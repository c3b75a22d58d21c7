import BetterSqlite3 from 'better-sqlite3';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AppErrorCode } from '#shared/rpc/app-error';
import { backupFolderOf, listBackups } from '#main/data/durability/backup-file';
import { readIdentity } from '#main/data/database/identity';
import { isSound } from '#main/data/durability/sound-backup';
import { restoreClosed } from '#main/data/restore-closed';
import { dumpOf, stateOf } from './dump.ts';
import { copyFolder, FILE, newFolder, removeFolder } from './folders.ts';
import { lost, type Verdict } from './judge.ts';
import { openAndSee } from './open-and-see.ts';
import type { RestorePlan } from './restore-plans.ts';

/** Refusals with which the start screen offers the backups. */
const OFFERED: readonly (AppErrorCode | null)[] = [
  'workspace-corrupt',
  'changes-lost',
  'not-found',
  'workspace-foreign',
];

/** The state of a file with its log, read without the product; `null` where it cannot be read. */
function rawState(path: string): string | null {
  if (!existsSync(path)) return null;
  let db: BetterSqlite3.Database | null = null;
  try {
    db = new BetterSqlite3(path);
    return db.pragma('integrity_check', { simple: true }) === 'ok' ? stateOf(dumpOf(db)) : null;
  } catch {
    return null;
  } finally {
    db?.close();
  }
}

/** Every file that may hold a state of the workspace: it itself, what was set aside, its backups. */
function filesOf(path: string): string[] {
  const aside = `${path}-set-aside`;
  const kept = existsSync(aside) ? readdirSync(aside).map((name) => join(aside, name, FILE)) : [];
  return [path, ...kept, ...listBackups(backupFolderOf(path)).map((backup) => backup.path)].filter(
    (each) => existsSync(each),
  );
}

/** What is lost of both states, of whichever of them the workspace has now. */
function lossOf(path: string, plan: RestorePlan, acknowledged: number): string | null {
  const last = plan.states[Math.min(acknowledged, plan.before.length)] ?? null;
  const files = filesOf(path);
  const states = files.map((file) => rawState(file));
  if (last !== null && !states.includes(last)) return 'what it was before is nowhere to be found';
  const { damaged } = plan;
  if (damaged !== null && !files.some((file) => readFileSync(file).equals(damaged))) {
    return 'the damaged file is nowhere to be found';
  }
  const backup = listBackups(backupFolderOf(path)).find(({ id }) => id === plan.backupId);
  if (backup === undefined || !isSound(backup.path)) return 'the backup is not offered any more';
  return rawState(backup.path) === plan.backedUp ? null : 'the backup holds something else';
}

/** What is wrong around a workspace that opened, whatever state it is in. */
function remainsOf(path: string): string | null {
  const folder = dirname(path);
  const known = ['', '-seal', '-backups', '-set-aside'].map((suffix) => FILE + suffix);
  const left = readdirSync(folder).filter((name) => !known.includes(name));
  if (left.length > 0) return `${left.join(', ')} was left behind`;
  const db = new BetterSqlite3(path, { readonly: true });
  const commits = readIdentity(db)?.commits ?? 0;
  db.close();
  // It would come to a number of changes that a backup of something else has.
  const isBehind = listBackups(backupFolderOf(path)).some((backup) => backup.commits > commits);
  return isBehind ? `it counts on from ${commits}, less than a backup has` : null;
}

/** A workspace that does not open must be said not to, and must come back from its backup. */
async function judgeRefused(path: string, plan: RestorePlan, said: string): Promise<Verdict> {
  await restoreClosed(path, plan.backupId, { why: said, secret: null });
  const seen = openAndSee(path);
  const restored = plan.states[plan.before.length + 1] ?? null;
  if (!seen.isOpen) return lost(`restored again, it does not open: ${seen.message}`);
  if (seen.problems.length > 0 || stateOf(seen.dump) !== restored) {
    return lost('restored again, it does not hold the backup');
  }
  return { outcome: 'survived', tally: 'asks' };
}

async function judgeOpening(
  path: string,
  plan: RestorePlan,
  acknowledged: number,
): Promise<Verdict> {
  const isPending = acknowledged <= plan.before.length;
  const seen = openAndSee(path);
  if (!seen.isOpen) {
    const said = `${seen.code ?? 'untyped'}: ${seen.message}`;
    if (!isPending || !OFFERED.includes(seen.code)) return lost(`it does not open: ${said}`);
    return judgeRefused(path, plan, seen.message);
  }
  if (seen.problems.length > 0) return lost(`the check says: ${seen.problems.join('; ')}`);
  const state = stateOf(seen.dump);
  if (state === plan.states[acknowledged]) return { outcome: 'survived', tally: 'before' };
  if (state === plan.states[acknowledged + 1]) return { outcome: 'survived', tally: 'after' };
  // The backup took its place, and the history does not say so yet.
  const isPlain = acknowledged === plan.before.length && state === plan.backedUp;
  return isPlain ? { outcome: 'survived', tally: 'unnoted' } : lost('it is in no allowed state');
}

/**
 * Judges what a restore left that was killed. The workspace is as it was acknowledged last, or as the
 * backup, whole, or it says that it is not and comes back from its backup; neither of both is lost.
 */
export async function judgeRestore(
  path: string,
  plan: RestorePlan,
  acknowledged: number,
): Promise<Verdict> {
  // Reading files without the product closes their logs, so that it is done in a copy.
  const image = newFolder();
  copyFolder(dirname(path), image);
  const loss = lossOf(join(image, FILE), plan, acknowledged);
  removeFolder(image);
  const verdict = await judgeOpening(path, plan, acknowledged);
  if (verdict.outcome !== 'survived') return verdict;
  const problem = loss ?? remainsOf(path);
  return problem === null ? verdict : lost(problem);
}
