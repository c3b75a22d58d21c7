import type { Database } from '../database/connection.ts';
import { userName } from './user-name.ts';

export type ChangeKind = 'import' | 'tag' | 'vendor' | 'policy' | 'settings' | 'undo';

export type NewChange = {
  readonly kind: ChangeKind;
  /** What was done, as one phrase for the history. */
  readonly text: string;
  readonly reason: string | null;
  readonly items: number;
  /** What undo needs beside the items' former values. */
  readonly detail?: unknown;
};

/** Records a change in the history and gives its id. */
export function recordChange(db: Database, change: NewChange): number {
  const { lastInsertRowid } = db
    .prepare(
      'INSERT INTO change (at, kind, text, reason, items, detail, made_by) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    .run(
      new Date().toISOString(),
      change.kind,
      change.text,
      change.reason,
      change.items,
      JSON.stringify(change.detail ?? {}),
      userName(),
    );
  return Number(lastInsertRowid);
}
