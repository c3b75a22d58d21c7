import { openReader, type Database } from './connection.ts';
import type { WorkspaceKey } from './driver.ts';

/** The connections of one workspace that only read: one that is kept, and snapshots. */
export class Readers {
  readonly #path: string;
  readonly #key: WorkspaceKey | null;
  #kept: Database | null = null;
  readonly #snapshots = new Set<Database>();

  constructor(path: string, key: WorkspaceKey | null) {
    this.#path = path;
    this.#key = key;
  }

  /** The connection that is kept, opened when it is first asked for. */
  get kept(): Database {
    this.#kept ??= openReader(this.#path, this.#key);
    return this.#kept;
  }

  /** Has the one that is kept let go of its pages; the next question reads its own again. */
  releasePages(): void {
    this.#kept?.pragma('shrink_memory');
  }

  /** Closes the one that is kept; asked for again, it is opened anew. */
  closeKept(): void {
    this.#kept?.close();
    this.#kept = null;
  }

  /**
   * Reads, in as many steps as it takes, what is committed now, whatever changes meanwhile. The
   * connection is closed at the end, or by `closeAll`.
   */
  async snapshot<T>(read: (db: Database) => Promise<T>): Promise<T> {
    const db = openReader(this.#path, this.#key);
    this.#snapshots.add(db);
    try {
      db.exec('BEGIN; SELECT 1 FROM setting LIMIT 1');
      return await read(db);
    } finally {
      this.#snapshots.delete(db);
      db.close();
    }
  }

  closeAll(): void {
    this.closeKept();
    for (const snapshot of this.#snapshots) snapshot.close();
  }
}
