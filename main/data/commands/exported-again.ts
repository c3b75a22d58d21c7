import type { ReadWarning } from '#shared/contract/import';

/**
 * Follows an inventory that Provenet exported, where there are items already: it changes nothing where it
 * comes from the same workspace. Rows that add items may be the same equipment once more: rows without a
 * key are told by all that their file said, which what a person set takes the place of in an export.
 */
export class ExportedAgain {
  #rows = 0;
  #firstLine = 0;

  /** Notes a row that adds an item. */
  note(line: number): void {
    if (this.#rows === 0) this.#firstLine = line;
    this.#rows += 1;
  }

  /** What an operator should look at; `isExport` says whether the file is such an inventory. */
  warnings(isExport: boolean): ReadWarning[] {
    if (!isExport || this.#rows === 0) return [];
    const add =
      this.#rows === 1 ? 'one of its rows adds an item' : `${this.#rows} of its rows add items`;
    const message = `Provenet exported this file, and ${add} (first on line ${this.#firstLine}). Where it was exported from this workspace, that is the same equipment once more: a row without a key comes back as another item once a person changed it, and so does one whose key is another field than here.`;
    return [{ code: 'exported-again', message, line: this.#firstLine }];
  }
}
