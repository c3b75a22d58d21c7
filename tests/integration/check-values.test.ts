import { describe, expect, it } from 'vitest';
import { changeItemsAtOnce } from '#main/data/commands/edit/change-items';
import { checkWorkspace } from '#main/data/queries/check';
import { constraintProblems, constraintsOf } from '#main/data/queries/check-constraints';
import type { Workspace } from '#main/data/workspace';
import { csvText } from '../support/csv.ts';
import { importText, newWorkspace } from '../support/workspaces.ts';

const FILE = csvText([
  ['Asset ID', 'Vendor', 'Model', 'Function', 'Placement', 'Generation', 'Country', 'Rack'],
  ['A-1', 'Huawei', 'NE40E', 'Core router', 'core', '5G', 'DE', 'R1'],
  ['A-2', 'Nokia', '7750', 'gNodeB', 'edge', '4G+5G', 'FR', 'R2'],
  ['A-3', 'ZTE', 'ZXR10', 'gNodeB', 'edge', '4G', 'CZ', ''],
]);

async function withItems(): Promise<Workspace> {
  const workspace = newWorkspace();
  await importText(workspace, FILE);
  return workspace;
}

/** What `check` says after another program wrote something. */
async function problemsAfter(sql: string): Promise<readonly string[]> {
  const workspace = await withItems();
  workspace.write((db) => {
    db.pragma('ignore_check_constraints = ON');
    db.exec(sql);
    db.pragma('ignore_check_constraints = OFF');
  });
  const { ok, problems } = checkWorkspace(workspace.reader);
  expect(ok).toBe(problems.length === 0);
  return problems;
}

const SEVERITY = '(SELECT min(class_id) FROM class_verdict WHERE severity > 1)';

describe('the conditions of tables', () => {
  it('are read out of the SQL that made them', () => {
    const sql = `CREATE TABLE t (a TEXT CHECK (a IN ('(', ')')), b INT CHECK(b > abs(-1)), CHECK ((a IS NULL) = (b IS NULL)))`;
    expect(constraintsOf(sql)).toEqual([
      "a IN ('(', ')')",
      'b > abs(-1)',
      '(a IS NULL) = (b IS NULL)',
    ]);
  });

  it('are found to the last in the schema, and hold in a new workspace', () => {
    const { reader } = newWorkspace();
    const made = reader
      .prepare<[], string>("SELECT sql FROM sqlite_schema WHERE type = 'table'")
      .pluck()
      .all();
    const found = made.flatMap(constraintsOf);
    expect(found).toHaveLength(made.join('').split('CHECK').length - 1);
    expect(constraintProblems(reader)).toEqual([]);
  });
});

describe('the check of a workspace', () => {
  it('finds nothing in what Provenet wrote', async () => {
    const workspace = await withItems();
    expect(checkWorkspace(workspace.reader).problems).toEqual([]);
    const set = { field: 'region', value: 'North' } as const;
    workspace.write((db) => changeItemsAtOnce(db, { filter: {}, set, reason: 'Seen on site' }));
    await importText(workspace, FILE.replace('A-1,Huawei,NE40E', 'A-1,Huawei,NE8000'));
    expect(checkWorkspace(workspace.reader).problems).toEqual([]);
  });

  it.each([
    ["UPDATE item SET installed_on = '2024-02-30'", '3 items hold an install date that is no day'],
    ['UPDATE item SET latitude = 91 WHERE id = 1', '1 item holds a place that is not on the earth'],
    ['UPDATE item SET quantity = -1', '3 items hold a quantity or a cost below 0, or too large'],
    [
      'UPDATE item SET hostname = char(97, 0, 98) WHERE id = 2',
      '1 item holds a NUL character, or a text longer than any file may hold',
    ],
    [
      `UPDATE item SET extra = '{"Rack":["R1"]}' WHERE id = 1`,
      '1 item holds further columns that are no texts under headings',
    ],
    [
      `UPDATE item SET extra = '{"Rack":' WHERE id = 1`,
      '1 item holds further columns that are no texts under headings',
    ],
    [
      'UPDATE item SET person_fields = \'{"site":"1"}\' WHERE id = 1',
      '1 item holds fields that a person set, told in another way',
    ],
    ["UPDATE import SET mode = 'whatever'", '1 row of import break what the table asks for'],
    ["UPDATE import SET warnings = '1'", 'the imports cannot be read (warnings: '],
    ['UPDATE change SET items = -1', 'the history cannot be read (0.items: '],
    ["UPDATE import SET plan = 'a b'", 'the imports cannot be read'],
    ["UPDATE import SET headings = '{}'", 'the imports cannot be read'],
    [
      "INSERT INTO import_reject VALUES (1, 9, 9, '[]', '{\"a\":1}')",
      'the rejected rows cannot be read (cells: ',
    ],
    [
      "INSERT OR REPLACE INTO setting VALUES ('lastOwnRuleId', '-1')",
      'the settings cannot be read',
    ],
    ["UPDATE policy_pack SET json = '{}' WHERE position = 1", 'the policies cannot be read'],
    [
      "INSERT INTO tag_rule SELECT 1, 1, '{}', 1, min(id) FROM change",
      'the own tag rules cannot be read',
    ],
    ['UPDATE item SET line_number = 0', '3 items hold a row that no file has'],
    ['UPDATE item SET added_by = 77 WHERE id = 1', '1 item holds an import that is not there'],
    [
      "UPDATE item_class SET function = 'radar' WHERE id = 1",
      '1 class of items holds a function that Provenet does not know',
    ],
    [
      `UPDATE item_class SET generation = '4G+6G"' WHERE id = 1`,
      '1 class of items holds a generation that Provenet does not know',
    ],
    [
      "UPDATE item_class SET country = 'Germany' WHERE id = 1",
      '1 class of items holds a country that is no code of two letters',
    ],
    [
      "UPDATE item_class SET placement_by = 'somebody' WHERE id = 1",
      '1 class of items holds a tag of unknown origin',
    ],
    ["UPDATE change SET at = 'yesterday'", '1 change of the history holds a time that is none'],
    [
      "UPDATE change SET detail = '[]'",
      '1 change of the history holds details that cannot be read',
    ],
    ["UPDATE import SET sha256 = 'abc'", '1 import holds a hash that is none'],
  ])('tells of %s', async (sql, sentence) => {
    expect((await problemsAfter(sql)).join('\n')).toContain(sentence);
  });

  it.each([
    `UPDATE class_verdict SET severity = 0 WHERE class_id = ${SEVERITY}`,
    `UPDATE class_verdict SET country = 'GB' WHERE class_id = ${SEVERITY}`,
    `DELETE FROM class_finding WHERE class_id = ${SEVERITY}`,
    `UPDATE class_finding SET deadline = '2099-01-01' WHERE class_id = ${SEVERITY}`,
    `UPDATE manufacturer SET supplier_id = 'nokia' WHERE supplier_id = 'huawei'`,
  ])('tells of a verdict that does not follow: %s', async (sql) => {
    expect(await problemsAfter(sql)).toContain(
      '1 class of items has another verdict than its facts and the policies give',
    );
  });

  it('tells of classes with other items than they are counted with', async () => {
    const problems = await problemsAfter('UPDATE item SET class_id = 1');
    expect(problems).toContain('3 classes have other items than they are counted with');
  });

  it('tells of a closed audit whose figures were changed', async () => {
    const problems = await problemsAfter(
      `INSERT INTO audit (name, auditor, remark, closed_at, app_version, figures, figures_sha256)
       VALUES ('Autumn', 'A', '', '2026-11-01T10:00:00.000Z', '1', '{}', 'x')`,
    );
    expect(problems[0]).toBe(
      'the figures of the closed audit “Autumn” are not those that were closed',
    );
    expect(problems[1]).toContain('the closed audits cannot be read');
  });
});
