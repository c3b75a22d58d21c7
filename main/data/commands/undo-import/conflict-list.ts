import { UNDO_CONFLICTS_LISTED, type UndoPreview } from '#shared/contract/undo-import';
import type { Database } from '../../database/connection.ts';
import { fieldWords, itemNamer } from './item-words.ts';

type Conflicts = UndoPreview['conflicts'];

type ChangeWords = {
  readonly kind: string;
  readonly text: string;
  readonly fileName: string | null;
};

/** Gathers what was done later to the items of an undo: counts all of it, words the first. */
export class ConflictList {
  readonly #db: Database;
  readonly #nameOf;
  readonly #rows: Conflicts['rows'][number][] = [];
  readonly #findChange;
  #total = 0;

  /** `db` holds the scope of the undo; see `prepareScope`. */
  constructor(db: Database) {
    this.#db = db;
    this.#nameOf = itemNamer(db);
    this.#findChange = db.prepare<[number], ChangeWords>(
      `SELECT c.kind, c.text, i.file_name AS fileName
       FROM change c LEFT JOIN import i ON i.change_id = c.id WHERE c.id = ?`,
    );
  }

  /** Added items that stay because another import names them. */
  addHandedOver(): void {
    this.#addAll(
      `SELECT a.item_id AS itemId, CASE WHEN EXISTS
           (SELECT 1 FROM change_item b WHERE b.change_id = i.change_id AND b.item_id = a.item_id)
         THEN 'It stays, because ' || i.file_name || ' changed it later.'
         ELSE 'It stays, because ' || i.file_name || ' names it too.' END AS text
       FROM temp.undo_added a JOIN import i ON i.id = a.named_by ORDER BY a.item_id`,
      'temp.undo_added WHERE named_by IS NOT NULL',
    );
  }

  /** An updated item of which values stay, each with the change that set it later. */
  addKept(itemId: number, kept: ReadonlyMap<string, number>): void {
    this.#total += 1;
    if (this.#rows.length >= UNDO_CONFLICTS_LISTED) return;
    const byChange = Map.groupBy(kept, ([, changeId]) => changeId);
    const parts = [...byChange].map(([changeId, entries]) => {
      const { words, isOne } = fieldWords(entries.map(([field]) => field));
      return `its ${words} ${isOne ? 'stays' : 'stay'} as ${this.#whoSet(changeId)} set ${isOne ? 'it' : 'them'} later`;
    });
    const text = `${parts.join('; ')}.`;
    this.#rows.push({ itemId, item: this.#nameOf(itemId), text: `I${text.slice(1)}` });
  }

  /** Tags of persons that go with the items that they were set on. */
  addTagsThatGo(): void {
    const tagged = `FROM temp.undo_added a JOIN change_item b ON b.item_id = a.item_id
      JOIN change c ON c.id = b.change_id AND c.kind = 'tag' AND c.undone_by IS NULL
      WHERE a.named_by IS NULL`;
    this.#addAll(
      `SELECT a.item_id AS itemId, 'It goes, and with it what a person set later: '
         || group_concat('“' || c.text || '”', ', ') || '.' AS text
       ${tagged} GROUP BY a.item_id ORDER BY a.item_id`,
      `(SELECT DISTINCT a.item_id ${tagged})`,
    );
  }

  /** Items whose former values come back although a later file named them as they are now. */
  addNamedLater(): void {
    this.#addAll(
      `SELECT u.item_id AS itemId, 'Its former values come back, though ' || i.file_name
         || ' named it again later.' AS text
       FROM temp.undo_updated u JOIN import i ON i.id = u.named_by
       WHERE u.restores AND NOT u.keeps ORDER BY u.item_id`,
      'temp.undo_updated WHERE named_by IS NOT NULL AND restores AND NOT keeps',
    );
  }

  list(): Conflicts {
    return { total: this.#total, rows: this.#rows };
  }

  #whoSet(changeId: number): string {
    const change = this.#findChange.get(changeId);
    if (change === undefined) return 'another change';
    return change.fileName ?? (change.kind === 'tag' ? `a person (“${change.text}”)` : change.text);
  }

  #addAll(select: string, counted: string): void {
    this.#total +=
      this.#db.prepare<[], number>(`SELECT count(*) FROM ${counted}`).pluck().get() ?? 0;
    const room = UNDO_CONFLICTS_LISTED - this.#rows.length;
    if (room <= 0) return;
    for (const { itemId, text } of this.#db
      .prepare<[number], { itemId: number; text: string }>(`${select} LIMIT ?`)
      .all(room)) {
      this.#rows.push({ itemId, item: this.#nameOf(itemId), text });
    }
  }
}
