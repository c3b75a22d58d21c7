import { expect, it } from 'vitest';
import { setPolicyActive } from '#main/data/commands/policies/edit-policies';
import { forgetName, teachName } from '#main/data/commands/teach-name';
import { undoChange } from '#main/data/commands/undo';
import { updateWorkspace } from '#main/data/commands/update-settings';
import type { Database } from '#main/data/database/connection';
import { readHistory } from '#main/data/queries/history';
import { failureOfCall } from '../support/failure.ts';
import { contentOf, expectSound } from '../support/ledgers.ts';
import { importText, newWorkspace } from '../support/workspaces.ts';

type Step = (db: Database) => unknown;

const name = { supplierId: 'huawei', name: 'Quux' };
const forget: Step = (db) => {
  const id = db.prepare<[], number>('SELECT max(id) FROM supplier_name').pluck().get() ?? 0;
  return forgetName(db, { nameId: id });
};

/** Steps of which the third does what the first did, after the second took it away. */
it.each<[string, readonly Step[]]>([
  [
    'a name',
    [
      (db) => teachName(db, { ...name, says: 'not' }),
      forget,
      (db) => teachName(db, { ...name, says: 'alias' }),
    ],
  ],
  ['a policy', [true, false, true].map((isOn) => (db) => setPolicyActive(db, 'de-2024', isOn))],
  [
    'the home country',
    ['DE', null, 'DE'].map((homeCountry) => (db) => {
      updateWorkspace(db, { homeCountry });
    }),
  ],
])(
  'what set %s first is not undone while a later step that did the same stands',
  async (_what, steps) => {
    const workspace = newWorkspace();
    await importText(workspace, 'Serial,Vendor,Country\nS1,Quux,\n');
    const before = readHistory(workspace.reader).length;
    for (const step of steps) workspace.write((db) => step(db));
    const changes = readHistory(workspace.reader).slice(0, steps.length);
    expect(readHistory(workspace.reader)).toHaveLength(before + steps.length);
    const [third, second, first] = changes.map(({ id }) => id);
    const undo = (id = -1) => workspace.write((db) => undoChange(db, id));
    const content = contentOf(workspace);
    for (const id of [first, second]) {
      const { code, message } = await failureOfCall(() => undo(id));
      expect([code, message]).toEqual(['conflict', expect.stringContaining('undo that first')]);
    }
    expect(contentOf(workspace)).toEqual(content);
    for (const id of [third, second, first]) undo(id);
    expectSound(workspace);
  },
);
