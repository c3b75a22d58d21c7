import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ownRegistryOf, takeOwnRegistry } from '#main/data/commands/own-knowledge/list-file';
import { settleSign, unsettleSign } from '#main/data/commands/signs/settle';
import { tagItems } from '#main/data/commands/tag-items';
import { undoChange } from '#main/data/commands/undo';
import { readSettledSigns } from '#main/data/queries/settled-signs';
import type { Workspace } from '#main/data/workspace';
import { csvText } from '../support/csv.ts';
import { expectSound } from '../support/ledgers.ts';
import { importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

const HEADINGS = ['Serial', 'Vendor', 'Model', 'sysObjectID', 'Software version'];
const HALF = 12;
const serialsFrom = (start: number): string[] =>
  Array.from({ length: HALF }, (_none, at) => `S${start + at}.`);

const aRow = fc.tuple(
  fc.constantFrom('Nokia', 'NOKIA', 'Ericsson', 'Zorblatt', ''),
  fc.constantFrom('', 'UGW9811', 'MA5800-X7', 'ASR 5500'),
  fc.constantFrom('', '1.3.6.1.4.1.2011.2', '1.3.6.1.4.1.9.1', '1.3.6.1.4.1.8072.3'),
  fc.constantFrom('', '', 'JUNOS 20.4R3'),
);
const someRows = fc.array(aRow, { minLength: HALF, maxLength: HALF });
const aStep = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('settle' as const),
      text: fc.constantFrom('Nokia', 'Ericsson', 'Zorblatt'),
      key: fc.constantFrom('oid:2011', 'oid:9', 'software:junos'),
      supplierId: fc.constantFrom('huawei', 'cisco', 'nokia'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('unsettle' as const), at: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('tag' as const),
      serial: fc.constantFrom(...serialsFrom(0)),
      supplierId: fc.constantFrom('zte', 'huawei'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
);
type Step = typeof aStep extends fc.Arbitrary<infer T> ? T : never;

const tableOf = (serials: readonly string[], rows: readonly (readonly string[])[]): string =>
  csvText([HEADINGS, ...rows.map((row, at) => [serials[at] ?? '', ...row])]);

function tag(workspace: Workspace, serial: string, supplierId: string): number | null {
  return workspace.write((db) =>
    tagItems(db, { filter: { search: serial }, set: { supplierId }, reason: 'Seen.' }),
  ).changeId;
}

/** Does one thing; the id of its change, `null` where nothing could be done. */
function take(workspace: Workspace, step: Exclude<Step, { kind: 'undo' }>): number | null {
  if (step.kind === 'tag') return tag(workspace, step.serial, step.supplierId);
  if (step.kind === 'unsettle') {
    const all = readSettledSigns(workspace.reader);
    const id = all[step.at % Math.max(all.length, 1)]?.id;
    return id === undefined ? null : workspace.write((db) => unsettleSign(db, { id })).changeId;
  }
  const { text, key, supplierId } = step;
  const manufacturerId = workspace.reader
    .prepare<[string], number>('SELECT id FROM manufacturer WHERE text = ?')
    .pluck()
    .get(text);
  if (manufacturerId === undefined) return null;
  return workspace.write((db) =>
    settleSign(db, { manufacturerId, key, supplierId, reason: 'Type plate.' }),
  ).changeId;
}

const stateOf = (workspace: Workspace): unknown[] =>
  itemsOf(workspace).map((item) => ({ ...item, id: 0 }));

it('decisions say the same of items that were there and of items that come', async () => {
  await fc.assert(
    fc.asyncProperty(
      someRows,
      someRows,
      fc.array(aStep, { maxLength: 8 }),
      async (early, late, steps) => {
        const files = [tableOf(serialsFrom(0), early), tableOf(serialsFrom(HALF), late)] as const;
        const workspace = newWorkspace();
        await importText(workspace, files[0], { name: 'early.csv' });
        const done: { readonly step: Step; readonly changeId: number }[] = [];
        for (const step of steps) {
          if (step.kind === 'undo') {
            const last = done.pop();
            if (last !== undefined) workspace.write((db) => undoChange(db, last.changeId));
            continue;
          }
          const changeId = take(workspace, step);
          if (changeId !== null) done.push({ step, changeId });
        }
        await importText(workspace, files[1], { name: 'late.csv' });
        expectSound(workspace);

        // A workspace that knew all of it before its first row.
        const fresh = newWorkspace();
        const list = ownRegistryOf(workspace.reader);
        fresh.write((db) => takeOwnRegistry(db, list, 'ours.json'));
        await importText(fresh, files[0], { name: 'early.csv' });
        await importText(fresh, files[1], { name: 'late.csv' });
        for (const { step } of done) {
          if (step.kind === 'tag') tag(fresh, step.serial, step.supplierId);
        }
        expect(stateOf(workspace)).toEqual(stateOf(fresh));

        while (done.length > 0) {
          const last = done.pop();
          workspace.write((db) => undoChange(db, last?.changeId ?? 0));
        }
        const plain = newWorkspace();
        await importText(plain, files[0], { name: 'early.csv' });
        await importText(plain, files[1], { name: 'late.csv' });
        expect(stateOf(workspace)).toEqual(stateOf(plain));
        [workspace, fresh, plain].forEach((each) => each.close());
      },
    ),
    { numRuns: 4 },
  );
});
