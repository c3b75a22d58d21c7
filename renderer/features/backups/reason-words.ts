import type { BackupReason } from '#shared/contract/backups';

/** Why a backup was made, as its row says it. */
export const REASON_WORDS: Readonly<Record<BackupReason, string>> = {
  import: 'Before an import',
  policy: 'Before a change of policies',
  migration: 'Before a newer version changed the form of the file',
  restore: 'Before a restore',
  close: 'When it was closed',
  interval: 'While you worked',
  asked: 'Asked for',
};
