import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { generateSampleNetwork } from '#main/catalog/generate-sample-network';
import { fieldReaders } from '#main/import/field-readers';
import { readHeadings } from '#main/import/headings';
import { builtInRegistry, builtInTagRules } from '#main/tagging/catalogue';
import { builtInFieldAliases, builtInFieldWords } from '#main/tagging/field-catalogue';
import { SupplierResolver } from '#main/tagging/supplier-resolver';
import { TagRules } from '#main/tagging/tag-rules';

const file = new URL('../../../main/catalog/sample-network.csv', import.meta.url);
const text = readFileSync(file, 'utf8');
const parsed = Papa.parse<string[]>(text, { skipEmptyLines: true });
const [header = [], ...rows] = parsed.data;
const headings = readHeadings(header, builtInFieldAliases());

const column = (name: string): string[] => {
  const index = header.indexOf(name);
  return rows.map((row) => row[index] ?? '');
};
const filled = (name: string): string[] => column(name).filter((cell) => cell !== '');

describe('the sample network', () => {
  it('is what the generator writes, byte by byte', () => {
    expect(generateSampleNetwork() === text).toBe(true);
    expect(text).not.toContain('\r');
  });

  it('parses without a fault into two thousand items of one width', () => {
    expect(parsed.errors).toEqual([]);
    expect(rows).toHaveLength(2000);
    expect(rows.filter((row) => row.length !== header.length)).toEqual([]);
  });

  it('has a field for every column but two', () => {
    const unmapped = headings.filter((heading) => heading.mappedTo === null);
    expect(unmapped.map((heading) => heading.name)).toEqual(['Rack', 'Contract No']);
    expect(new Set(headings.map((heading) => heading.mappedTo)).size).toBe(26);
  });

  it.each(['Asset ID', 'Serial No', 'NE Name', 'MAC Address'])('repeats no %s', (name) => {
    const lower = filled(name).map((cell) => cell.toLowerCase());
    expect(new Set(lower).size).toBe(lower.length);
  });

  it('holds only values that the import understands', () => {
    const readers = fieldReaders(builtInFieldWords(), {
      dateOrder: 'day-first',
      decimalMarkOf: () => null,
    });
    const odd = headings.flatMap(({ name, mappedTo }) => {
      const reader = mappedTo === null ? undefined : readers.get(mappedTo);
      if (reader === undefined) return [];
      return filled(name)
        .filter((cell) => reader(cell).kind !== 'value')
        .map((cell) => `${name}: ${cell}`);
    });
    expect(odd).toEqual([]);
  });

  it('uses addresses that belong to nobody', () => {
    const others = filled('Mgmt IP').filter(
      (address) => !/^(?:10|192\.0\.2|198\.51\.100|203\.0\.113)\./u.test(address),
    );
    expect(others).toEqual([]);
    expect(filled('MAC Address').filter((address) => !address.startsWith('02:'))).toEqual([]);
  });

  it('spans eight countries, ten suppliers and every status', () => {
    expect(new Set(filled('Country'))).toEqual(
      new Set(['DE', 'GB', 'US', 'FR', 'ES', 'SE', 'PL', 'CZ']),
    );
    const resolver = new SupplierResolver(builtInRegistry());
    const models = column('Model');
    const ids = column('Vendor').map((vendor, index) =>
      vendor === '' ? null : resolver.resolve(vendor, models[index] ?? '').supplierId,
    );
    expect([...new Set(ids)]).toEqual(
      expect.arrayContaining([
        'huawei',
        'zte',
        'nokia',
        'ericsson',
        'cisco',
        'juniper',
        'samsung',
        'ciena',
        'adtran',
        'hikvision',
      ]),
    );
    const unresolved = ids.filter((id) => id === null).length;
    expect(unresolved).toBeGreaterThan(20);
    expect(unresolved).toBeLessThan(150);
    expect(filled('Status')).toEqual(
      expect.arrayContaining(['Active', 'Planned', 'Spare', 'Decommissioned']),
    );
  });

  it('leaves some facts out', () => {
    for (const name of ['Vendor', 'Role', 'Network Layer', 'Country', 'Install Date']) {
      expect(column(name).includes('')).toBe(true);
    }
  });

  it('names a function that the tag rules know in every role', () => {
    const tagger = new TagRules(builtInTagRules());
    const silent = [...new Set(filled('Role'))].filter(
      (functionText) =>
        tagger.propose({ functionText, supplierId: null, model: '', hostname: '' }).function ===
        null,
    );
    expect(silent).toEqual([]);
  });
});
