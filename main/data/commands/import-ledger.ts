import type { ImportResult, Ledger } from '#shared/contract/import';

/** Counts what became of the rows of one import, and why. */
export class ImportLedger {
  readonly #counts: { -readonly [K in keyof Ledger]: number } = {
    read: 0,
    added: 0,
    updated: 0,
    unchanged: 0,
    skipped: 0,
    rejected: 0,
  };
  readonly #reasons = new Map<string, number>();

  /** Rows that were read so far. */
  set read(rows: number) {
    this.#counts.read = rows;
  }

  count(part: 'added' | 'updated' | 'unchanged'): void {
    this.#counts[part] += 1;
  }

  /** Counts rows that were left out for one reason. */
  skip(code: string, rows: number): void {
    if (rows === 0) return;
    this.#counts.skipped += rows;
    this.#reasons.set(code, (this.#reasons.get(code) ?? 0) + rows);
  }

  /** Counts a rejected row under each of its reasons. */
  reject(codes: readonly string[]): void {
    this.#counts.rejected += 1;
    for (const code of new Set(codes)) {
      this.#reasons.set(code, (this.#reasons.get(code) ?? 0) + 1);
    }
  }

  /** Rows that added an item or changed one, so far. */
  get changed(): number {
    return this.#counts.added + this.#counts.updated;
  }

  get counts(): Ledger {
    return { ...this.#counts };
  }

  get reasons(): ImportResult['reasons'] {
    return [...this.#reasons].map(([code, rows]) => ({ code, rows }));
  }
}
