import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { builtInRegistry } from '#main/tagging/catalogue';
import { EvidenceReader } from '#main/tagging/evidence-reader';
import { SupplierResolver } from '#main/tagging/supplier-resolver';
import { summaryFor } from '#main/data/queries/summary-document';
import { readUnresolvedNames, readVendors } from '#main/data/queries/vendors';
import { expectSound, ledgerOf } from '../support/ledgers.ts';
import { projectRoot, referenceFolder } from '../support/reference.ts';
import { importFileByWorker, itemsOf, newWorkspace } from '../support/workspaces.ts';

/** Rows of a file split as naively as can be; fails where that is not good enough. */
function naiveRows(path: string): string[][] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split(/\r?\n/u);
  const width = head.split(',').length;
  return lines.map((line) => {
    const cells = line.includes('"')
      ? [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu)].map(
          ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
        )
      : line.split(',');
    if (cells.length !== width) throw new Error(`The line is not that simple: ${line}`);
    return cells;
  });
}

function tally(texts: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const text of texts.toSorted()) counts[text] = (counts[text] ?? 0) + 1;
  return counts;
}

/** Where the sample network has the object ids of its equipment. */
const SYS_OBJECT_ID = 20;

const reasonOf = (absence: string | null): string =>
  absence === null ? '' : ` (left out: ${absence})`;

describe('a network as its owners keep it', () => {
  const { path, absence } = referenceFolder('samples/netbox');
  it.skipIf(absence !== null)(
    `is imported whole, device by device${reasonOf(absence)}`,
    async () => {
      const file = join(path, 'devices-import-format.csv');
      const rows = naiveRows(file);
      expect(rows).toHaveLength(72);
      const workspace = newWorkspace();
      const { ledger } = await importFileByWorker(workspace, file);
      expect(ledger).toEqual(ledgerOf({ read: 72, added: 72 }));
      const items = itemsOf(workspace);
      expect(items.map(({ hostname }) => hostname)).toEqual(rows.map(([name]) => name || null));
      expect(tally(items.map(({ manufacturer }) => manufacturer ?? ''))).toEqual(
        tally(rows.map((cells) => cells[3] ?? '')),
      );
      expectSound(workspace);
    },
  );

  const library = referenceFolder('samples/devicetype-library');
  it.skipIf(library.absence !== null)(
    `counts per maker as a plain count of the file does${reasonOf(library.absence)}`,
    async () => {
      const file = join(library.path, 'manufacturer-models.csv');
      const makers = naiveRows(file).map(([maker = '']) => maker);
      expect([makers.length, new Set(makers).size]).toEqual([2984, 120]);
      const workspace = newWorkspace();
      const { ledger } = await importFileByWorker(workspace, file);
      expect(ledger.read).toBe(2984);
      expect(ledger).toEqual(ledgerOf({ read: 2984, added: 2984 }));
      const spelt = readVendors(workspace.reader).flatMap(({ spellings }) => spellings);
      const open = readUnresolvedNames(workspace.reader);
      const counted: Record<string, number> = {};
      for (const { text, items } of [...spelt, ...open])
        counted[text] = (counted[text] ?? 0) + items;
      expect(counted).toEqual(tally(makers));
      const { items, suppliers, bySupplier } = summaryFor(workspace.reader, {});
      const resolved = bySupplier.reduce((sum, each) => sum + each.items, 0);
      expect(resolved + suppliers.unresolvedItems).toBe(items.inScope);
      expect(items.inScope).toBe(2984);
      expectSound(workspace);
    },
  );
});

describe('the sample network', () => {
  it('counts per supplier as a plain count of the file does', async () => {
    const file = join(projectRoot, 'main', 'catalog', 'sample-network.csv');
    const text = readFileSync(file, 'utf8');
    const rows = Papa.parse<string[]>(text, { skipEmptyLines: true }).data.slice(1);
    const workspace = newWorkspace();
    const { ledger } = await importFileByWorker(workspace, file);
    expect(ledger).toMatchObject({ read: rows.length, rejected: 0, skipped: 0 });
    const resolver = new SupplierResolver(builtInRegistry());
    const signs = new EvidenceReader(builtInRegistry());
    const sure = new Map(signs.entries());
    const inScope = rows.filter((cells) => !/decom|retired/iu.test(cells[15] ?? ''));
    expect(inScope.length).toBeLessThan(rows.length);
    const expected = inScope.flatMap((cells) => {
      const [maker = '', number = null] = [cells[3], cells[SYS_OBJECT_ID]];
      const key = signs.keyOf({ sysObjectId: number, softwareVersion: null, macAddress: null });
      const { supplierId } =
        maker === ''
          ? { supplierId: sure.get(key ?? '') ?? null }
          : resolver.resolve(maker, cells[4] || cells[5] || '');
      return supplierId === null ? [] : [supplierId];
    });
    const { items, bySupplier } = summaryFor(workspace.reader, {});
    const counts = bySupplier.map((row) => [row.supplier, row.items]);
    expect(Object.fromEntries(counts)).toEqual(tally(expected));
    expect(items.inScope).toBe(inScope.length);
    expect(itemsOf(workspace)).toHaveLength(ledger.added);
    expectSound(workspace);
  });
});
