import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ItemSet } from '#shared/contract/item-changes';
import { IMPORT_MODES } from '#shared/contract/import';
import { assignVendor } from '#main/data/commands/assign-vendor';
import { CLASS_COLUMNS } from '#main/data/commands/classes';
import { changeItemsAtOnce } from '#main/data/commands/edit/change-items';
import { addRule } from '#main/data/commands/own-rules/edit-rules';
import { addStatement, setPolicyActive } from '#main/data/commands/policies/edit-policies';
import { undoChange } from '#main/data/commands/undo';
import { updateWorkspace } from '#main/data/commands/update-settings';
import { parseExtra } from '#main/data/database/extra';
import { readLastChange } from '#main/data/queries/history';
import { readVerdictCounts } from '#main/data/queries/verdict-counts';
import type { Workspace } from '#main/data/workspace';
import { csvText } from '../support/csv.ts';
import { expectSound } from '../support/ledgers.ts';
import { expectTagsAsRulesSay } from '../support/rule-tags.ts';
import { expectSameFound, indexSearches } from '../support/searches.ts';
import { importText, newWorkspace } from '../support/workspaces.ts';

const HEADINGS = [
  'Serial',
  'Vendor',
  'Model',
  'Country',
  'Placement',
  'Install date',
  'Host',
  'Rack',
];
const cell = (...values: string[]) => fc.constantFrom('', ...values);
const aRow = fc.tuple(
  cell('S1', 'S2', 'S3', 'S4', 'S5'),
  cell('Huawei', 'Nokia', 'Nobody Knows Them'),
  cell('A', 'B', 'NE40E'),
  cell('DE', 'FR'),
  cell('core', 'edge'),
  cell('2010-01-01', '2024-02-29'),
  cell('ber-upf-1', 'par-olt-2'),
  cell('R1', 'R2'),
);
const aSet = fc.oneof(
  fc.constantFrom<ItemSet>(
    { placement: 'core' },
    { placement: 'edge' },
    { function: 'transport' },
    { supplierId: 'zte' },
  ),
  fc.record({ field: fc.constant('country' as const), value: fc.constantFrom('AT', 'DE', null) }),
  fc.record({
    field: fc.constant('installedOn' as const),
    value: fc.constantFrom('2023-01-01', null),
  }),
  fc.record({ field: fc.constant('site' as const), value: fc.constantFrom('X', null) }),
  fc.record({
    field: fc.constant('hostname' as const),
    value: fc.constantFrom('ber-upf-9', 'x', null),
  }),
  fc.record({
    field: fc.constant('sysObjectId' as const),
    value: fc.constantFrom('1.3.6.1.4.1.2011.2', null),
  }),
  fc.record({ field: fc.constant('generation' as const), value: fc.constantFrom('5G', null) }),
  fc.record({
    field: fc.constant('status' as const),
    value: fc.constantFrom('decommissioned', 'in service'),
  }),
);
const aStep = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('set' as const),
      search: cell('S1', 'S2', 'S3', 'R1'),
      set: aSet,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('import' as const),
      rows: fc.array(aRow, { minLength: 1, maxLength: 5 }),
      mode: fc.constantFrom(...IMPORT_MODES),
      blanksErase: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('vendor' as const),
      at: fc.nat(),
      to: fc.constantFrom('nokia', 'huawei'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('policy' as const),
      isActive: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('waiver' as const), site: cell('X') }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('rule' as const), model: cell('A', 'B') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('settings' as const),
      homeCountry: fc.constantFrom('DE', 'GB', null),
      asOf: fc.constantFrom('2020-01-01', '2030-01-01', null),
    }),
  },
);
type AStep = typeof aStep extends fc.Arbitrary<infer T> ? T : never;

async function take(workspace: Workspace, step: AStep): Promise<void> {
  if (step.kind === 'import') {
    const { rows, mode, blanksErase } = step;
    await importText(workspace, csvText([HEADINGS, ...rows]), {
      plan: { mode, blanksErase, source: 'one' },
    });
    return;
  }
  workspace.write((db) => {
    switch (step.kind) {
      case 'set':
        changeItemsAtOnce(db, {
          filter: { search: step.search },
          set: step.set,
          reason: 'Seen on site.',
        });
        return;
      case 'vendor': {
        const ids = db.prepare<[], number>('SELECT id FROM manufacturer ORDER BY id').pluck().all();
        const id = ids[step.at % Math.max(1, ids.length)];
        if (id === undefined) return;
        assignVendor(db, { manufacturerIds: [id], to: { supplierId: step.to } });
        return;
      }
      case 'policy':
        setPolicyActive(db, 'de-2024', step.isActive);
        return;
      case 'waiver':
        addStatement(db, {
          kind: 'waiver',
          policyId: 'eu-baseline',
          ruleId: null,
          reason: 'Agreed.',
          approver: 'The board',
          from: '2000-01-01',
          until: '2099-12-31',
          conditions: step.site === '' ? [] : [{ field: 'site', test: 'equals', value: step.site }],
        });
        return;
      case 'rule':
        addRule(db, {
          name: 'Mine',
          conditions: [{ field: 'model', test: 'equals', value: step.model || 'NE40E' }],
          set: { placement: 'edge' },
        });
        return;
      case 'settings':
        updateWorkspace(db, { homeCountry: step.homeCountry, asOf: step.asOf });
    }
  });
}

/** Parts of what items say, and of what steps make them say. */
const SEARCHES = ['S1', 'S3', 'S5', 'R1', 'ber-', 'upf-9', 'x', 'NE40', '2011', 'par'];

/** Everything that items are, what classes say of them, and what counts. */
function stateOf(workspace: Workspace): unknown {
  const classes = CLASS_COLUMNS.map((column) => `c.${column}`).join(', ');
  const items = workspace.reader
    .prepare<[], Record<string, unknown>>(
      `SELECT i.*, 0 AS content_hash, 0 AS class_id, ${classes}, v.severity, v.deadline,
         m.supplier_id AS of_maker
       FROM item i JOIN item_class c ON c.id = i.class_id
       LEFT JOIN manufacturer m ON m.id = c.manufacturer_id
       JOIN class_verdict v ON v.class_id = i.class_id ORDER BY i.id`,
    )
    .all()
    .map((row) => ({ ...row, extra: parseExtra(row['extra']) }));
  return { items, counts: readVerdictCounts(workspace.reader, 'main') };
}

it('undoing all leads to the beginning, and redoing all to the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aStep, { minLength: 1, maxLength: 7 }), async (steps) => {
      const workspace = newWorkspace();
      try {
        const states: unknown[] = [stateOf(workspace)];
        const texts: (string | null)[] = [null];
        for (const step of steps) {
          const before = readLastChange(workspace.reader);
          await take(workspace, step);
          const last = readLastChange(workspace.reader);
          if (last === null || last.id === before?.id) continue;
          expectTagsAsRulesSay(workspace);
          states.push(stateOf(workspace));
          texts.push(last.text);
        }
        for (let at = states.length - 2; at >= 0; at -= 1) {
          const last = readLastChange(workspace.reader);
          expect(last?.text).toBe(texts[at + 1]);
          workspace.undo((db) => undoChange(db, last?.id ?? -1));
          expect(stateOf(workspace)).toEqual(states[at]);
          expectTagsAsRulesSay(workspace);
          expectSound(workspace);
          expectSameFound(workspace, SEARCHES);
          // What was undone is in the index when it is done again.
          indexSearches(workspace);
          expectSameFound(workspace, SEARCHES);
        }
        for (let at = 1; at < states.length; at += 1) {
          expect(workspace.redo().text).toBe(texts[at]);
          expect(stateOf(workspace)).toEqual(states[at]);
          expectTagsAsRulesSay(workspace);
          expectSound(workspace);
          expectSameFound(workspace, SEARCHES);
          // What was undone is in the index when it is done again.
          indexSearches(workspace);
          expectSameFound(workspace, SEARCHES);
        }
        expect(workspace.nextRedo).toBeNull();
      } finally {
        workspace.close();
      }
    }),
    { numRuns: 40 },
  );
});
