import { existsSync, readdirSync } from 'node:fs';

/** Where the data host keeps the backups of a workspace; see docs/decisions/0032-backups.md. */
export const backupFolderOf = (path: string): string => `${path}-backups`;

/** True where something that may be a backup lies beside a workspace, or where it was. */
export function hasBackups(path: string): boolean {
  const folder = backupFolderOf(path);
  return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.provenet'));
}
