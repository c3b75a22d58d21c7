import type { ReadWarning } from '#shared/contract/import';

/**
 * Follows an inventory that Provenet exported, where there are items already: it changes nothing where it
 * comes from the same workspace. Rows that add items may be the same equipment once more: where the key
 * is another field than here, or what the export says of a row without a key was taken out.
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
    const message = `Provenet exported this file, and ${add} (first on line ${this.#firstLine}). Where it was exported from this workspace, that is the same equipment once more where its key is another field than here or was changed, or where its rowKey was taken out.`;
    return [{ code: 'exported-again', message, line: this.#firstLine }];
  }
}
