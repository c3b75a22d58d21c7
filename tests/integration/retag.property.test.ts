import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tagItems } from '#main/data/commands/tag-items';
import { forgetName, teachName } from '#main/data/commands/teach-name';
import { undoChange } from '#main/data/commands/undo';
import { readOwnNames } from '#main/data/queries/name-decisions';
import type { Workspace } from '#main/data/workspace';
import { csvText } from '../support/csv.ts';
import { expectSound } from '../support/ledgers.ts';
import { importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

const HEADINGS = ['Serial', 'Vendor', 'Model', 'Hostname', 'Function', 'Placement'];
const SERIALS = Array.from({ length: 30 }, (_none, at) => `S${at}`);

const aRow = fc.tuple(
  fc.constantFrom('Zorblatt', 'Zorblatt', 'ZORBLATT Ltd', 'Huawei', ''),
  fc.constantFrom('', 'UGW9811', 'MA5800-X7', 'ASR 5500', 'AIR 6449', 'M1'),
  fc.constantFrom('', '', 'ber-core-1', 'muc-olt-2', 'plain'),
  fc.constantFrom('', '', '', 'MME', 'gNodeB'),
  fc.constantFrom('', '', '', 'core', 'edge'),
);
const aName = fc.record({
  supplierId: fc.constantFrom('huawei', 'cisco', 'ericsson'),
  name: fc.constantFrom('Zorblatt', 'Zorblatt', 'Huawei'),
  says: fc.constantFrom('alias' as const, 'not' as const),
});
const aStep = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('teach' as const), name: aName }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('forget' as const), at: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('tag' as const),
      serial: fc.constantFrom(...SERIALS),
      placement: fc.constantFrom('core' as const, 'edge' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
);
type Step = typeof aStep extends fc.Arbitrary<infer T> ? T : never;

const tag = (workspace: Workspace, serial: string, placement: 'core' | 'edge'): void => {
  workspace.write((db) =>
    tagItems(db, { filter: { search: serial }, set: { placement }, reason: 'Seen there.' }),
  );
};

/** Teaches where that is allowed; the id of the change, or `null`. */
function teach(workspace: Workspace, name: Parameters<typeof teachName>[1]): number | null {
  try {
    return workspace.write((db) => teachName(db, name)).changeId;
  } catch (error) {
    if (error instanceof Error && error.name === 'AppError') return null;
    throw error;
  }
}

/** What every item is, but for who among several persons tagged it. */
const stateOf = (workspace: Workspace): unknown[] =>
  itemsOf(workspace).map((item) => ({ ...item, id: 0, importId: 0 }));

async function replayed(
  text: string,
  workspace: Workspace,
  tags: ReadonlyMap<string, 'core' | 'edge'>,
) {
  const fresh = newWorkspace();
  for (const { supplierId, name, says } of readOwnNames(workspace.reader)) {
    fresh.write((db) =>
      db
        .prepare(
          'INSERT INTO supplier_name (supplier_id, name, normalised, says) VALUES (?, ?, lower(?), ?)',
        )
        .run(supplierId, name, name, says),
    );
  }
  await importText(fresh, text);
  for (const [serial, placement] of tags) tag(fresh, serial, placement);
  return fresh;
}

it('gives a class back what it said where the history keeps that and other items came to say it', async () => {
  const workspace = newWorkspace();
  const rows = ['', '', 'MA5800-X7', 'MA5800-X7'].map((model, at) => [`S${at}`, 'Zorblatt', model]);
  await importText(workspace, csvText([['Serial', 'Vendor', 'Model'], ...rows]));
  const before = stateOf(workspace);
  tag(workspace, 'S0', 'core');
  const taught = teach(workspace, { supplierId: 'huawei', name: 'Zorblatt', says: 'alias' });
  workspace.write((db) => undoChange(db, taught ?? -1));
  expect(stateOf(workspace).slice(1)).toEqual(before.slice(1));
  expectSound(workspace);
  workspace.close();
});

it('gives items the tags that an import would give them, whatever was taught before and after', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(aRow, { minLength: SERIALS.length, maxLength: SERIALS.length }),
      fc.array(aStep, { minLength: 1, maxLength: 8 }),
      async (rows, steps: Step[]) => {
        const text = csvText([HEADINGS, ...rows.map((row, at) => [`S${at}-`, ...row])]);
        const workspace = newWorkspace();
        await importText(workspace, text);
        const taught: number[] = [];
        const tags = new Map<string, 'core' | 'edge'>();
        for (const step of steps) {
          if (step.kind === 'teach') {
            const changeId = teach(workspace, step.name);
            if (changeId !== null) taught.push(changeId);
          } else if (step.kind === 'forget') {
            const names = readOwnNames(workspace.reader);
            const name = names[step.at % Math.max(names.length, 1)];
            if (name === undefined) continue;
            workspace.write((db) => forgetName(db, { nameId: name.id }));
            taught.length = 0;
          } else if (step.kind === 'tag') {
            tag(workspace, `${step.serial}-`, step.placement);
            tags.set(`${step.serial}-`, step.placement);
          } else {
            const last = taught.pop();
            if (last !== undefined) workspace.write((db) => undoChange(db, last));
          }
        }
        const fresh = await replayed(text, workspace, tags);
        expect(stateOf(workspace)).toEqual(stateOf(fresh));
        expectSound(workspace);
        workspace.close();
        fresh.close();
      },
    ),
    { numRuns: 8 },
  );
});
