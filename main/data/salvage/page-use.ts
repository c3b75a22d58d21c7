import type { PageFile } from './page-file.ts';

/**
 * Which pages of a file are known to belong somewhere. What is left may hold rows to which the way
 * is damaged.
 */
export class PageUse {
  readonly #used: Uint8Array;
  readonly #file: PageFile;
  /** True where every page that holds nothing any more is known: rows on others are no old ones. */
  readonly areFreeKnown: boolean;

  constructor(file: PageFile) {
    this.#file = file;
    this.#used = new Uint8Array(file.pages + 1);
    this.areFreeKnown = this.#claimFree();
  }

  /** Takes a page; false where there is none, or it is taken already. */
  claim(page: number): boolean {
    if (page < 1 || page > this.#file.pages || this.#used[page] === 1) return false;
    this.#used[page] = 1;
    return true;
  }

  isUsed(page: number): boolean {
    return this.#used[page] === 1;
  }

  /** The pages that belong nowhere. */
  *unused(): Generator<number> {
    for (let page = 1; page <= this.#file.pages; page += 1) {
      if (!this.isUsed(page)) yield page;
    }
  }

  #claimFree(): boolean {
    const { header, usable } = this.#file;
    if (header === null) return false;
    let count = 0;
    for (let trunk = header.firstFree; trunk !== 0;) {
      const bytes = this.#file.read(trunk);
      if (bytes === null || !this.claim(trunk)) return false;
      const leaves = bytes.readUInt32BE(4);
      if (leaves > usable / 4 - 2) return false;
      for (let leaf = 0; leaf < leaves; leaf += 1) {
        if (!this.claim(bytes.readUInt32BE(8 + leaf * 4))) return false;
      }
      count += leaves + 1;
      trunk = bytes.readUInt32BE(0);
    }
    return count === header.freePages;
  }
}
