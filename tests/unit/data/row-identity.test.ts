import { describe, expect, it } from 'vitest';
import type { KeyParts } from '#shared/contract/import';
import {
  contentHash,
  hashesOfClass,
  RowIdentity,
  saidOfClass,
  type ClassHashes,
} from '#main/data/commands/row-identity';
import { importedClass } from '#main/data/commands/classes';
import type { CellValue } from '#main/import/protocol';
import { RowSums } from '#main/import/row-sums';

const COLUMNS = ['row_number', 'extra', 'serial_number', 'asset_id', 'hostname', 'site'];
const KEY: KeyParts[] = [['serialNumber'], ['assetId'], ['hostname', 'site'], ['hostname']];

function classOf(manufacturer: string, changes: Partial<Record<string, string>> = {}): ClassHashes {
  const facts = {
    manufacturerRef: 0,
    functionText: null,
    function: null,
    functionBy: null,
    placement: 'core',
    placementBy: 'rule:x',
    generation: null,
    generationBy: null,
    country: 'DE',
    status: null,
    installedSince: null,
    evidence: null,
    supplierOverride: null,
    supplierBy: null,
    ...changes,
  };
  return hashesOfClass(saidOfClass(importedClass(facts, 1), manufacturer));
}

const nokia = classOf('Nokia');

function keysOf(rows: readonly (readonly CellValue[])[]): string[] {
  const identity = new RowIdentity(COLUMNS, KEY);
  return rows.map((cells, row) => {
    const values = [row, null, ...cells];
    return identity.keyOf(values, {}, nokia);
  });
}

const keyOf = (...cells: CellValue[]): string => keysOf([cells])[0] ?? '';

describe('the key of a row', () => {
  it('is the first field that says something, however it is written', () => {
    const bySerial = keyOf('AB12', 'A1', 'h1', 'BER');
    expect(bySerial).toBe('sn:AB12');
    expect(keyOf('ab12', 'A2', 'h2', 'PAR')).toBe(bySerial);
    expect(keyOf(null, 'AB12', null, null)).not.toBe(bySerial);
    expect(keyOf(null, 'a1', 'h1', 'BER')).toBe(keyOf(null, 'A1', 'h2', 'PAR'));
    expect(keyOf(null, null, 'H1', 'BER')).toBe(keyOf(null, null, 'h1', 'ber'));
    expect(keyOf(null, null, 'h1', 'PAR')).not.toBe(keyOf(null, null, 'h1', 'BER'));
    expect(keyOf(null, null, 'h1', null)).toBe('host:H1');
    expect(keyOf(null, null, 'h', '1')).not.toBe(keyOf(null, null, 'h1', null));
  });

  it.each(['N/A', 'n/a', '-', '0000', '0', 'none', 'unknown', 'XXXX', '#N/A', '?'])(
    'is never the placeholder %s',
    (text) => {
      expect(keyOf(text, 'A1', null, null)).toBe(keyOf(null, 'A1', null, null));
    },
  );

  it('keeps rows alike apart that name nothing unique, and finds them again', () => {
    const rows = [1, 2, 3].map(() => ['0000', null, null, 'BER']);
    const keys = keysOf(rows);
    expect(new Set(keys).size).toBe(3);
    expect(keysOf(rows)).toEqual(keys);
  });
});

describe('the content of a row', () => {
  const hashOf = (columns: readonly string[], values: CellValue[], itemClass = nokia): number => {
    const packed = values.map((value) => ({ kind: 'values' as const, values: [value] }));
    const { first, second } = new RowSums(columns).next(packed, 1);
    return contentHash(first[0] ?? 0, second[0] ?? 0, itemClass);
  };
  const columns = ['serial_number', 'hostname', 'quantity', 'extra'];

  it('is every value and what the file said of its class', () => {
    const base = hashOf(columns, ['S1', 'h1', 2, null]);
    expect(hashOf(columns, ['S1', 'h1', 2, null])).toBe(base);
    const others = [
      hashOf(columns, ['S2', 'h1', 2, null]),
      hashOf(columns, ['S', '1h1', 2, null]),
      hashOf(columns, ['S1', 'h1', 3, null]),
      hashOf(columns, ['S1', 'h1', null, null]),
      hashOf(columns, ['h1', 'S1', 2, null]),
      hashOf(columns, ['S1', 'h1', 2, '{"Rack":"R1"}']),
      hashOf(columns, ['S1', 'h1', 2, null], classOf('Cisco')),
      hashOf(columns, ['S1', 'h1', 2, null], classOf('Nokia', { country: 'FR' })),
      hashOf(columns, ['S1', 'h1', 2, null], classOf('Nokia', { placementBy: 'file' })),
    ];
    expect(new Set([base, ...others]).size).toBe(others.length + 1);
  });

  it('is the same whatever the order of the columns and what rules propose', () => {
    const base = hashOf(columns, ['S1', 'h1', null, null]);
    expect(hashOf(['serial_number', 'row_number', 'hostname'], ['S1', 7, 'h1'])).toBe(base);
    expect(hashOf(columns, ['S1', 'h1', null, null], classOf('Nokia', { placement: 'edge' }))).toBe(
      base,
    );
  });
});
