import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { OwnTagRule, RowField, RuleCondition } from '#shared/domain/own-tag-rule';
import { addRule } from '#main/data/commands/own-rules/edit-rules';
import { readClassesInUse, type RowToTag } from '#main/data/commands/own-rules/rule-tagger';
import { tagItems } from '#main/data/commands/tag-items';
import { setPolicyActive } from '#main/data/commands/policies/edit-policies';
import { readPacks } from '#main/data/queries/packs';
import { RuleMatcher } from '#main/data/queries/rule-candidates';
import { previewRule } from '#main/data/queries/rule-preview';
import { summaryFor } from '#main/data/queries/summary-document';
import type { Workspace } from '#main/data/workspace';
import { csvText } from '../support/csv.ts';
import { importQuickly } from '../support/quick-import.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import { copiesOf, newWorkspace } from '../support/workspaces.ts';

const HEADINGS =
  'Serial,Vendor,Model,Function,Placement,Generation,Country,Site,Hostname,Status,sysObjectID'.split(
    ',',
  );

const cell = (...values: string[]) => fc.constantFrom('', ...values);
const cells = fc.tuple(
  cell('Huawei', 'Nokia', 'ZTE', 'Nobody Knows Them', 'ＺＴＥ'),
  cell('NE40E', 'ne40', '7750', 'BTS3900'),
  cell('gNodeB', 'router', 'Router\tcore', 'UPF', 'core-network'),
  cell('core', 'edge'),
  cell('4G', '5G', '4G/5G'),
  cell('DE', 'FR'),
  cell('BER', 'ber', 'Straße', 'STRASSE'),
  cell('ber-core-1', 'BER-x-2', 'ｂｅｒ－3', 'par-1%_'),
  cell('in service', 'decommissioned'),
  cell('1.3.6.1.4.1.2011.2.1', '1.3.6.1.4.1.9.1'),
);
const rows = fc.array(cells, { minLength: 1, maxLength: 12 });

const TEXTS: Readonly<Partial<Record<RowField, readonly string[]>>> = {
  manufacturer: ['huawei', 'ZTE', 'nobody'],
  model: ['NE40', 'ne40e', '7'],
  function: ['ROUTER', 'router core', 'gnodeb'],
  generation: ['4G', '5g', '4G+5G'],
  country: ['de', 'FR'],
  site: ['ber', 'strasse', 'Straß'],
  hostname: ['BER-', 'par-1%', 'ber-core-1', 'ｂｅｒ'],
  status: ['in-service', 'decommissioned'],
  sysObjectId: ['1.3.6.1.4.1.2011', '1.3.6.1.4.1.9.1'],
};
const condition: fc.Arbitrary<RuleCondition> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(...(Object.keys(TEXTS) as RowField[])).chain((field) => {
      const text = fc.constantFrom(...(TEXTS[field] ?? ['']));
      return fc.oneof(
        fc.record({
          field: fc.constant(field),
          test: fc.constantFrom('equals' as const, 'starts-with' as const),
          value: text,
        }),
        fc.record({
          field: fc.constant(field),
          test: fc.constant('matches' as const),
          value: fc.constantFrom('^[bn]e', 'core|\\d', 'R$', '[^5]'),
        }),
        fc.record({
          field: fc.constant(field),
          test: fc.constant('one-of' as const),
          values: fc.array(text, { minLength: 1, maxLength: 3 }),
        }),
      );
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      field: fc.constant('supplier' as const),
      test: fc.constant('one-of' as const),
      values: fc.subarray(['huawei', 'zte', 'cisco'], { minLength: 1 }),
    }),
  },
);
const set: fc.Arbitrary<OwnTagRule['set']> = fc.oneof(
  fc.constantFrom({ placement: 'core' as const }, { placement: 'edge' as const }),
  fc.constantFrom({ function: 'transport' as const }, { generation: '5G' as const }),
  fc.constant({ placement: 'core' as const, function: 'core-network' as const }),
);
const rule: fc.Arbitrary<OwnTagRule> = fc.record({
  name: fc.constant('Any'),
  conditions: fc.array(condition, { minLength: 1, maxLength: 2 }),
  set,
});

async function importRows(workspace: Workspace, lines: readonly (readonly string[])[]) {
  const numbered = lines.map((row, at) => [`S${at}`, ...row]);
  const path = writeTo(tempFolder(), 'some.csv', csvText([HEADINGS, ...numbered]));
  await workspace.writeInSteps(async (db, begin) => {
    begin();
    await importQuickly(db, path, {}, { isDryRun: false });
    return true;
  });
}

/** Every policy in force counts, so that verdicts hang on placement, function and generation. */
const withAllPolicies = copiesOf((workspace) => {
  workspace.write((db) => {
    for (const { pack } of readPacks(db)) {
      if (pack.status !== 'proposal') setPolicyActive(db, pack.id, true);
    }
  });
});

function tagsIn(workspace: Workspace): unknown[] {
  return workspace.reader
    .prepare(
      `SELECT i.serial_number, c.function, c.function_by, c.placement, c.placement_by,
         c.generation, c.generation_by, v.severity
       FROM item i JOIN item_class c ON c.id = i.class_id
       JOIN class_verdict v ON v.class_id = i.class_id ORDER BY i.id`,
    )
    .all();
}

it('a file gives the same tags whether the rules or the file came first', async () => {
  await fc.assert(
    fc.asyncProperty(rows, fc.array(rule, { minLength: 1, maxLength: 4 }), async (lines, rules) => {
      const fileFirst = withAllPolicies();
      await importRows(fileFirst, lines);
      const rulesFirst = withAllPolicies();
      for (const each of rules) rulesFirst.write((db) => addRule(db, each));
      await importRows(rulesFirst, lines);
      for (const each of rules) fileFirst.write((db) => addRule(db, each));
      expect(tagsIn(fileFirst)).toEqual(tagsIn(rulesFirst));
      fileFirst.close();
      rulesFirst.close();
    }),
    { numRuns: 25 },
  );
});

it('a preview tells what adding the rule does', async () => {
  await fc.assert(
    fc.asyncProperty(rows, fc.array(rule, { maxLength: 2 }), rule, async (lines, rules, next) => {
      const workspace = withAllPolicies();
      await importRows(workspace, lines);
      const tagging = { filter: { search: 'S1' }, set: { placement: 'edge' as const } };
      workspace.write((db) => tagItems(db, { ...tagging, reason: 'Seen.' }));
      for (const each of rules) workspace.write((db) => addRule(db, each));
      const { conditions, set: tags } = next;
      const told = previewRule(workspace.reader, { rule: { conditions, set: tags } });
      expect(told.flaggedNow).toBe(summaryFor(workspace.reader, {}).items.flagged);
      const { changed } = workspace.write((db) => addRule(db, next));
      expect(told.changed).toBe(changed);
      expect(told.flaggedThen).toBe(summaryFor(workspace.reader, {}).items.flagged);
      workspace.close();
    }),
    { numRuns: 25 },
  );
});

/** Items of which all conditions hold, asked one by one. */
function countMatches(workspace: Workspace, conditions: OwnTagRule['conditions']): number {
  const matcher = new RuleMatcher({ conditions, set: {} });
  const classes = readClassesInUse(workspace.reader);
  const items = workspace.reader.prepare<[], RowToTag>('SELECT * FROM item').all();
  return items.filter((row) => {
    const of = classes.get(row.class_id);
    return of !== undefined && matcher.holdsOf(row, of);
  }).length;
}

it('a preview finds every item that matches, and no other', async () => {
  const workspace = newWorkspace();
  const [examples = []] = fc.sample(fc.array(cells, { minLength: 200, maxLength: 200 }), {
    seed: 1,
    numRuns: 1,
  });
  await importRows(workspace, examples);
  fc.assert(
    fc.property(fc.array(condition, { minLength: 1, maxLength: 2 }), (conditions) => {
      const { matched } = previewRule(workspace.reader, { rule: { conditions, set: {} } });
      expect(matched).toBe(countMatches(workspace, conditions));
    }),
    { numRuns: 300 },
  );
});
