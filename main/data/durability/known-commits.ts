import { backupFolderOf, listBackups } from './backup-file.ts';
import { readSeal } from './seal-file.ts';

/** The largest number of changes that a workspace is known to have had, by its seal and backups. */
export function mostCommits(path: string): number {
  const sealed = readSeal(path)?.commits ?? 0;
  return Math.max(sealed, ...listBackups(backupFolderOf(path)).map(({ commits }) => commits));
}
