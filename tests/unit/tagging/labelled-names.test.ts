import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { builtInRegistry } from '#main/tagging/catalogue';
import { NameSuggester } from '#main/tagging/name-suggester';
import { SupplierResolver } from '#main/tagging/supplier-resolver';

/**
 * Texts as inventories and public registries have them, each with the supplier that it means: a
 * `spelling` of a known one, a `typo` of its brand, a `look-alike` of it or an `ambiguous` name,
 * which mean none for sure, or some `other` company. Prints the figures; `npm test unit`.
 */
const rows = z
  .array(
    z.object({
      spelling: z.string().min(1),
      supplier: z.string(),
      kind: z.enum(['spelling', 'typo', 'look-alike', 'ambiguous', 'other']),
    }),
  )
  .parse(
    Papa.parse(
      readFileSync(join(import.meta.dirname, '../../fixtures/labelled-names.csv'), 'utf8'),
      { header: true, skipEmptyLines: true },
    ).data,
  );

const registry = builtInRegistry();
const resolver = new SupplierResolver(registry);
const suggester = new NameSuggester(registry);
const tagged = rows.map((row) => ({
  ...row,
  found: resolver.resolve(row.spelling, '').supplierId,
}));
const spellings = tagged.filter(({ kind }) => kind === 'spelling');
const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const percent = (part: number, of: number): string => `${((part / of) * 100).toFixed(1)} %`;

describe('the labelled names', () => {
  it('are many, of many suppliers, each once', () => {
    expect(new Set(rows.map(({ spelling }) => spelling)).size).toBe(rows.length);
    expect(spellings.length).toBeGreaterThanOrEqual(400);
    expect(new Set(spellings.map(({ supplier }) => supplier)).size).toBeGreaterThanOrEqual(60);
    const ids = new Set(registry.suppliers.map(({ id }) => id));
    expect(rows.filter(({ supplier }) => supplier !== '' && !ids.has(supplier))).toEqual([]);
  });

  it('are tagged automatically only where they are right', () => {
    const sure = tagged.filter(({ found }) => found !== null);
    const wrong = sure.filter(({ found, supplier }) => found !== supplier);
    print(`precision: ${percent(sure.length - wrong.length, sure.length)} of ${sure.length}`);
    expect(wrong).toEqual([]);
  });

  it('are found in at least 95 of 100 spellings, and suggested in most of the rest', () => {
    const right = spellings.filter(({ found, supplier }) => found === supplier);
    const missed = spellings.filter(({ found }) => found === null);
    const suggested = missed.filter(({ spelling, supplier }) =>
      suggester.suggest(spelling).some(({ supplierId }) => supplierId === supplier),
    );
    print(
      `recall: ${percent(right.length, spellings.length)} of ${spellings.length} tagged, ` +
        `${percent(right.length + suggested.length, spellings.length)} with suggestions`,
    );
    expect(right.length / spellings.length).toBeGreaterThanOrEqual(0.95);
    expect((right.length + suggested.length) / spellings.length).toBeGreaterThanOrEqual(0.98);
  });

  it('are suggested, not tagged, where the brand is misspelt', () => {
    const typos = tagged.filter(({ kind }) => kind === 'typo');
    const helped = typos.filter(
      ({ spelling, supplier, found }) =>
        found === supplier ||
        suggester.suggest(spelling).some(({ supplierId }) => supplierId === supplier),
    );
    print(`typos: ${percent(helped.length, typos.length)} of ${typos.length} suggested`);
    expect(helped.length / typos.length).toBeGreaterThanOrEqual(0.9);
  });
});
