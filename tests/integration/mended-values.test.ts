import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportResult } from '#shared/contract/import';
import { writeRejectsFile } from '#main/data/exports/write-rejects';
import type { Workspace } from '#main/data/workspace';
import { ledgerOf } from '../support/ledgers.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { importText, newWorkspace } from '../support/workspaces.ts';

async function rejectsOf(workspace: Workspace, importId: number | null): Promise<string> {
  const path = join(tempFolder(), 'rejects.csv');
  await writeRejectsFile(workspace.reader, importId ?? -1, path);
  return readFileSync(path, 'utf8');
}

const mend = (workspace: Workspace, text: string): Promise<ImportResult> =>
  importText(workspace, text, { name: 'mended.csv' });

describe('rejected rows that are imported again', () => {
  it.each([
    ['a decimal comma', '2,5', '1,234', 1.234],
    ['a decimal point', '2.5', '1.234', 1.234],
    ['a fraction in one row only', '7', '1.2340', 1.234],
    ['thousands', '7.5', '1,234', 1234],
    ['very little', '7', '0.0000001', 1e-7],
  ])('have the numbers of their file where it has %s', async (_name, first, second, cost) => {
    const rows = ['Serial\tVendor\tUnit cost', `S1\tn/a\t${first}`, `S2\tNokia\t${second}`];
    const contradicting = ['S3\tNokia\t1', `S3\tunknown\t${second}`];
    const workspace = newWorkspace();
    const done = await importText(workspace, `${[...rows, ...contradicting].join('\n')}\n`);
    expect(done.reasons).toEqual([{ code: 'duplicate-key', rows: 1 }]);
    const rejects = await rejectsOf(workspace, done.importId);
    expect(rejects.split('\n')[1]).toContain('\tS3\tunknown\t');
    const again = await mend(workspace, rejects);
    expect(again.ledger).toEqual(ledgerOf({ read: 1, updated: 1 }));
    expect(again.warnings).toEqual([]);
    const costs = workspace.reader.prepare('SELECT unit_cost FROM item ORDER BY id').pluck().all();
    expect(costs.slice(1)).toEqual([cost, cost]);
  });

  it('are read by their own headings, whatever the file that they come from was read by', async () => {
    const workspace = newWorkspace();
    const text = 'S1;Nokia;DE\nS2;Nokia;Atlantis\nS3;Nokia;Atlantis\nTotal;;\n';
    const plan = {
      headerRow: 0,
      footerRows: 1,
      mapping: (['serialNumber', 'manufacturer', 'country'] as const).map((field, column) => ({
        column,
        field,
      })),
    };
    const first = await importText(workspace, text, { plan });
    expect(first.ledger).toEqual(ledgerOf({ read: 4, added: 1, skipped: 1, rejected: 2 }));
    const rejects = await rejectsOf(workspace, first.importId);
    const mapping = plan.mapping.map(({ column, field }) => ({ column: column + 3, field }));
    const mended = await importText(workspace, rejects.replaceAll(';Atlantis', ';FR'), {
      name: 'mended.csv',
      plan: { ...plan, mapping },
    });
    expect(mended.ledger).toEqual(ledgerOf({ read: 2, added: 2 }));
  });

  it('have the dates and numbers that the rest of their file told', async () => {
    const rows = [
      'Serial;Vendor;Country;Install date;Unit cost',
      'S1;Nokia;DE;04/13/2020;1,50',
      'S4;Nokia;DE;04/25/2020;1,50',
      'S2;Nokia;Atlantis;03/04/2020;1.234',
      'S3;Nokia;DE;25/04/2020;2,50',
    ];
    const workspace = newWorkspace();
    const first = await importText(workspace, `${rows.join('\n')}\n`);
    expect(first.ledger).toEqual(ledgerOf({ read: 4, added: 2, rejected: 2 }));
    const rejects = await rejectsOf(workspace, first.importId);
    expect(rejects).toContain(';S2;Nokia;Atlantis;2020-03-04;1234\n');
    expect(rejects).toContain(';S3;Nokia;DE;25/04/2020;2,50\n');
    await mend(workspace, rejects.replace(';Atlantis;', ';FR;'));
    const mended = workspace.reader
      .prepare(`SELECT installed_on, unit_cost FROM item WHERE serial_number = 'S2'`)
      .raw()
      .get();
    expect(mended).toEqual(['2020-03-04', 1234]);
  });
});
