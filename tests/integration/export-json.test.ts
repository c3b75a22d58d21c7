import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tagItems } from '#main/data/commands/tag-items';
import { exportItems, writeItemsWorkbook } from '#main/data/exports/export-items';
import { eachExportedItem } from '#main/data/exports/exported-items';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { BY_ID, filledWith, filledWithMany } from '../support/filled.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';

describe('items written as JSON', () => {
  const rows = [
    ['Serial', 'Vendor', 'Install date', 'Quantity', 'Rack', '__proto__'],
    ['00123', 'Huawei', '2020-02-29', '1.5', '"R"\n1', 'p'],
    ['1E5', '华为', '', '', '', ''],
  ];

  it.each(['json', 'ndjson'] as const)('are read back as the rows they are: %s', async (format) => {
    const workspace = await filledWith(rows);
    const path = join(tempFolder(), 'out');
    await exportItems(workspace.reader, { filter: {}, order: BY_ID, format }, path);
    const written = readFileSync(path, 'utf8');
    const lines = written.trimEnd().split('\n');
    const read = format === 'json' ? `${written}` : `[${lines.join(',')}]`;
    const objects = JSON.parse(read) as Record<string, unknown>[];
    expect(lines).toHaveLength(2);
    const items = [];
    for await (const { id, values, extra } of eachExportedItem(workspace.reader, {}, BY_ID)) {
      items.push({ id, ...values, extra: Object.fromEntries(extra) });
    }
    expect(objects).toEqual(items);
    expect(objects[0]).toMatchObject({
      serialNumber: '00123',
      installedOn: '2020-02-29',
      quantity: 1.5,
      verdict: 'review',
    });
    expect(Object.entries(objects[0]?.['extra'] ?? {})).toEqual([
      ['Rack', '"R"\n1'],
      ['__proto__', 'p'],
    ]);
  });

  it('of no item are an empty array, or an empty file', async () => {
    const workspace = await filledWith(rows);
    const path = join(tempFolder(), 'out');
    const none = { filter: { search: 'nothing like it' }, order: BY_ID };
    await exportItems(workspace.reader, { ...none, format: 'json' }, path);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual([]);
    await exportItems(workspace.reader, { ...none, format: 'ndjson' }, path);
    expect(readFileSync(path, 'utf8')).toBe('');
  });

  it('have the chosen columns only', async () => {
    const workspace = await filledWith(rows);
    const path = join(tempFolder(), 'out');
    const request = { filter: {}, order: BY_ID, format: 'json' } as const;
    await exportItems(workspace.reader, request, path, { columns: ['verdict', 'serialNumber'] });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual([
      { id: 1, verdict: 'review', serialNumber: '00123' },
      { id: 2, verdict: 'review', serialNumber: '1E5' },
    ]);
  });
});

describe('an export', () => {
  it.each(['csv', 'xlsx', 'json'] as const)(
    'that is cancelled leaves what was there before: %s',
    async (format) => {
      const workspace = await filledWithMany(3000);
      const folder = tempFolder();
      const path = writeTo(folder, 'out', 'old');
      const stop = new AbortController();
      const told: number[] = [];
      const failure = await failureOfCall(() =>
        exportItems(workspace.reader, { filter: {}, order: BY_ID, format }, path, {
          signal: stop.signal,
          onProgress: (rows, total) => {
            told.push(rows, total);
            stop.abort();
          },
        }),
      );
      expect(told).toEqual([0, 3000]);
      expectFailure(failure, 'cancelled', 'no file');
      expect(readdirSync(folder)).toEqual(['out']);
      expect(readFileSync(path, 'utf8')).toBe('old');
    },
  );

  it('that the disk refuses leaves no file and reads no further', async () => {
    const workspace = await filledWithMany(30_000);
    let read = 0;
    const full = (): Promise<void> => Promise.reject(new Error('no space left'));
    const onProgress = (rows: number): void => {
      read = rows;
    };
    const writing = writeItemsWorkbook(workspace.reader, {}, BY_ID, full, { onProgress });
    await expect(writing).rejects.toThrow('no space left');
    expect(read).toBeLessThan(30_000);
    const path = join(tempFolder(), 'no', 'out.xlsx');
    const request = { filter: {}, order: BY_ID, format: 'xlsx' } as const;
    const refused = await failureOfCall(() => exportItems(workspace.reader, request, path));
    expectFailure(refused, 'io', 'out.xlsx');
    expect(existsSync(path)).toBe(false);
  });

  it('writes the items as they were when it began, whatever changes meanwhile', async () => {
    const workspace = await filledWithMany(2500);
    const placements = new Set<string>();
    await workspace.readSnapshot(async (db) => {
      for await (const { values } of eachExportedItem(db, {}, BY_ID)) {
        if (placements.size === 0) {
          const set = { placement: 'core' } as const;
          workspace.write((writer) => tagItems(writer, { filter: {}, set, reason: 'Seen.' }));
        }
        placements.add(String(values.placement));
      }
    });
    expect([...placements]).toEqual(['untagged']);
  });
});
