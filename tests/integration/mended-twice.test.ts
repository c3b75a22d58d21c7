import { describe, expect, it } from 'vitest';
import { undoImport } from '#main/data/commands/undo-import/undo-import';
import { readImports } from '#main/data/queries/imports';
import { failureOfCall } from '../support/failure.ts';
import { expectSound, ledgerOf } from '../support/ledgers.ts';
import { ledgerIn, mend, rejecting, rejectsOf } from '../support/mended.ts';
import { importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

describe('mended rows that come again', () => {
  it('are counted once, however often their file is taken', async () => {
    const { workspace, first } = await rejecting();
    const rejects = await rejectsOf(workspace, first.importId);
    const mended = rejects.replaceAll(',Atlantis,', ',FR,').replaceAll(',Utopia,', ',FI,');
    await mend(workspace, mended);
    const once = ledgerIn(workspace, first.importId);
    expect(once).toEqual(ledgerOf({ read: 4, added: 3, rejected: 1 }));
    const again = await mend(workspace, mended);
    expect(again.ledger).toEqual(ledgerOf({ read: 3, unchanged: 2, rejected: 1 }));
    const changed = await mend(workspace, mended.replaceAll(',FR,', ',ES,'));
    expect(changed.ledger).toEqual(ledgerOf({ read: 3, updated: 1, unchanged: 1, rejected: 1 }));
    expect(ledgerIn(workspace, first.importId)).toEqual(once);
    const [, , , now] = readImports(workspace.reader);
    expect(now?.reasons).toEqual([{ code: 'country-unknown', rows: 1 }]);
    expectSound(workspace);
    workspace.write((db) => undoImport(db, first.importId ?? -1));
    expect(itemsOf(workspace)).toEqual([]);
    expectSound(workspace);
  });

  it('stay with the file that rejects them after they were mended, to be mended again', async () => {
    const { workspace, first } = await rejecting();
    const rejects = await rejectsOf(workspace, first.importId);
    await mend(workspace, rejects.replaceAll(',Atlantis,', ',FR,'));
    const once = ledgerIn(workspace, first.importId);
    const worse = await mend(workspace, rejects.replaceAll(',Atlantis,', ',Narnia,'));
    expect(worse.ledger).toEqual(ledgerOf({ read: 3, rejected: 3 }));
    expect(ledgerIn(workspace, first.importId)).toEqual(once);
    expectSound(workspace);
    const left = await rejectsOf(workspace, worse.importId);
    expect(left.match(/^\d+/gmu)).toEqual(['4', '5', '3']);
    expect(left).toContain(',S2,Huawei,Narnia,"a, b"\n');
    const right = await mend(workspace, left.replaceAll(',Narnia,', ',ES,'));
    expect(right.ledger).toEqual(ledgerOf({ read: 3, updated: 1, rejected: 2 }));
    expect(ledgerIn(workspace, first.importId)).toEqual(once);
    expectSound(workspace);
  });
});

describe('mended rows of an import with a key and defaults of its own', () => {
  it('are refused with another key or other defaults, and taken with the same', async () => {
    const workspace = newWorkspace();
    const text = 'Serial,Hostname,Vendor,Quantity\nS1,h1,Huawei,1x\nS2,h2,Huawei,2\n';
    const plan = {
      key: [['hostname' as const]],
      defaults: [{ field: 'country' as const, value: 'DE' }],
    };
    const first = await importText(workspace, text, { name: 'site.csv', plan });
    const mended = (await rejectsOf(workspace, first.importId)).replace(',1x', ',5');
    for (const part of [{}, { key: plan.key }, { defaults: plan.defaults }]) {
      for (const isDryRun of [true, false]) {
        const options = { name: 'mended.csv', plan: part, isDryRun };
        const failure = await failureOfCall(() => importText(workspace, mended, options));
        expect(failure.message).toContain('with --key hostname and --default "country=DE";');
      }
    }
    const second = await importText(workspace, mended, { name: 'mended.csv', plan });
    expect(second).toMatchObject({ mends: first.importId, ledger: { read: 1, added: 1 } });
    expect(itemsOf(workspace).map(({ country }) => country)).toEqual(['DE', 'DE']);
    expectSound(workspace);
  });
});
