import { copyFileSync, existsSync, renameSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '#shared/rpc/app-error';
import { keyPathOf } from '../encryption/key-file.ts';
import { backupError } from './backup-error.ts';
import { firstDifference, sumBlocks } from './block-sums.ts';
import { flushFile, flushFolder } from './flush.ts';
import { folderWithin, makeFolderWithin } from './folder-within.ts';
import { removeOutlived, removeUnfinished, unfinishedName } from './make-backup.ts';
import { sealPathOf } from './seal-file.ts';
import { sealedSums } from './sound-backup.ts';

export type CopyOrder = {
  /** The backup. */
  readonly backup: string;
  /** A folder of the operator's choice, which must be there. */
  readonly place: string;
  /** The workspace, and its id. */
  readonly path: string;
  readonly id: string;
};

/**
 * Copies a backup that was verified into the workspace's folder of another place, and reads it back
 * there; nothing where it is there already. Fails with one sentence.
 */
export function copyBackup({ backup, place, path, id }: CopyOrder): void {
  const folder = folderWithin(place, path, id);
  try {
    if (statSync(place, { throwIfNoEntry: false })?.isDirectory() !== true) {
      const text = `The second place of the backups, ${place}, is not there; plug its disk in, or choose another.`;
      throw new AppError('io', text);
    }
    makeFolderWithin(folder, path);
    const target = join(folder, basename(backup));
    if (existsSync(target)) return;
    removeUnfinished(folder);
    const temporary = join(folder, unfinishedName());
    copyFileSync(backup, temporary);
    const sealed = sealedSums(backup);
    if (sealed === null || firstDifference(sealed, sumBlocks(temporary)) !== null) {
      const text = `The copy of a backup in ${folder} came out different; have that disk looked at.`;
      throw new AppError('io', text);
    }
    flushFile(temporary);
    copyFileSync(sealPathOf(backup), sealPathOf(target));
    if (existsSync(keyPathOf(backup))) copyFileSync(keyPathOf(backup), keyPathOf(target));
    renameSync(temporary, target);
    flushFolder(folder);
    removeOutlived(folder);
  } catch (error) {
    throw backupError(error, folder, backup);
  }
}
