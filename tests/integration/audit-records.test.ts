import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignVendor } from '#main/data/commands/assign-vendor';
import { withdrawAudit } from '#main/data/commands/audits/close-audit';
import { changeItemsAtOnce } from '#main/data/commands/edit/change-items';
import { setPolicyActive, setRuleOn } from '#main/data/commands/policies/edit-policies';
import { undoChange } from '#main/data/commands/undo';
import { updateWorkspace } from '#main/data/commands/update-settings';
import { figuresHash } from '#main/data/queries/audit/figures-hash';
import { readAuditFigures } from '#main/data/queries/audit/read-figures';
import {
  readAuditRecord,
  readAudits,
  readClosedFigures,
  readFiguresText,
} from '#main/data/queries/audits/audit-records';
import { readLastChange } from '#main/data/queries/history';
import { reevaluate } from '#main/data/evaluation/reevaluate';
import { Workspace } from '#main/data/workspace';
import { isAppError } from '#shared/rpc/app-error';
import { closeNow } from '../support/audits.ts';
import { csvText } from '../support/csv.ts';
import { HEAD, PROHIBIT, under } from '../support/policy-worlds.ts';
import { closeWhenDone, importText, newWorkspace } from '../support/workspaces.ts';

const HEADINGS = ['Serial', 'Vendor', 'Placement', 'Country', 'Site'];
const cell = (...values: string[]) => fc.constantFrom('', ...values);
const aRow = fc.tuple(
  fc.constantFrom('S1', 'S2', 'S3', 'S4', 'S5', 'S6'),
  cell('Huawei', 'ZTE', 'Nokia', 'Nobody Knows Them'),
  cell('core', 'edge'),
  cell('DE', 'SE', 'GB'),
  cell('BER', '华为机房', 'S-Süd'),
);
const aFile = fc.uniqueArray(aRow, { minLength: 1, maxLength: 8, selector: ([serial]) => serial });
/** Refusals are answers too: undoing an import that was undone, or nothing at all. */
function unlessRefused(change: () => void): void {
  try {
    change();
  } catch (error) {
    if (!isAppError(error)) throw error;
  }
}

type Step = (workspace: Workspace) => void | Promise<void>;
const aStep: fc.Arbitrary<Step> = fc.oneof(
  aFile.map((rows): Step => async (workspace) => {
    await importText(workspace, csvText([HEADINGS, ...rows]));
  }),
  fc.constantFrom('core' as const, 'edge' as const).map((placement): Step => (workspace) => {
    workspace.write((db) =>
      changeItemsAtOnce(db, { filter: {}, set: { placement }, reason: 'A test' }),
    );
  }),
  fc
    .tuple(fc.constantFrom('de-2024', 'se-2020', 'eu-baseline', 'uk-2022'), fc.boolean())
    .map(([id, isActive]): Step => (workspace) => {
      workspace.write((db) => setPolicyActive(db, id, isActive));
    }),
  fc.constantFrom('2024-01-01', '2027-06-30').map((asOf): Step => (workspace) => {
    workspace.write((db) => updateWorkspace(db, { asOf }));
  }),
  fc.constant<Step>((workspace) => {
    workspace.write((db) => {
      const ids = db.prepare<[], number>('SELECT id FROM manufacturer').pluck().all();
      if (ids.length > 0) assignVendor(db, { manufacturerIds: ids, to: { supplierId: 'zte' } });
    });
  }),
  // A newer version of every pack says something else of itself.
  fc.constant<Step>((workspace) => {
    workspace.write((db) => {
      db.exec(
        `UPDATE policy_pack SET version = '2099.12',
           json = json_set(json, '$.version', '2099.12', '$.title', 'Another title')`,
      );
      reevaluate(db);
    });
  }),
  fc.constant<Step>((workspace) => {
    const last = readLastChange(workspace.reader);
    if (last === null) return;
    unlessRefused(() => workspace.write((db) => undoChange(db, last.id)));
  }),
);

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

describe('a closed audit', () => {
  it('gives the same figures and hash whatever comes after it', async () => {
    await fc.assert(
      fc.asyncProperty(
        aFile,
        fc.array(aStep, { maxLength: 3 }),
        fc.array(aStep, { minLength: 1, maxLength: 4 }),
        async (rows, first, later) => {
          const workspace = newWorkspace();
          await importText(workspace, csvText([HEADINGS, ...rows]));
          const take = async (steps: typeof first): Promise<void> => {
            for (const step of steps) await step(workspace);
          };
          await take(first);
          const figures = await readAuditFigures(workspace, {});
          const closed = await closeNow(workspace);
          expect(closed.figuresSha256).toBe(figuresHash(figures));
          await take(later);
          workspace.close();
          const again = closeWhenDone(Workspace.open(workspace.path, false));
          expect(readClosedFigures(again.reader, closed.id)).toEqual(figures);
          expect(sha256(readFiguresText(again.reader, closed.id))).toBe(closed.figuresSha256);
          again.close();
        },
      ),
      { numRuns: 12 },
    );
  });

  it('is listed with what counts, and cannot be altered or removed', async () => {
    const workspace = await under(PROHIBIT);
    const { id, figuresSha256 } = await closeNow(workspace, { name: 'Spring' });
    await importText(workspace, `${HEAD}\nS6,A6,Huawei,NE40E-X8,V8,\n`);
    const { id: second } = await closeNow(workspace, { name: 'Summer' });
    // The later one says what the one before it found.
    const { trend } = readClosedFigures(workspace.reader, second);
    expect(trend).toMatchObject({ figuresSha256, items: { flagged: 4 }, policiesDiffer: false });
    expect(readClosedFigures(workspace.reader, id).trend).toBeUndefined();
    // Which rules act is no matter of the equipment.
    workspace.write((db) => setRuleOn(db, PROHIBIT.id, 'gone', false));
    const now = await readAuditFigures(workspace, {});
    expect(now.trend).toMatchObject({ policiesDiffer: true });
    workspace.write((db) => setRuleOn(db, PROHIBIT.id, 'gone', true));
    const [summer, spring] = readAudits(workspace.reader);
    expect([summer?.name, spring?.name]).toEqual(['Summer', 'Spring']);
    expect([summer?.items.flagged, spring?.items.flagged]).toEqual([5, 4]);
    expect(spring).toMatchObject({ id, asOf: '2026-03-01', flaggedSuppliers: 1, withdrawn: null });
    for (const sql of [
      `UPDATE audit SET figures = '{}'`,
      `UPDATE audit SET named_places = '["BER"]'`,
      'DELETE FROM audit',
      'UPDATE audit_item SET class_id = 1',
      'DELETE FROM audit_item',
      `UPDATE audit_class SET severity = 0`,
      'DELETE FROM audit_class',
    ]) {
      expect(() => workspace.write((db) => db.exec(sql)), sql).toThrow(/closed audit/u);
    }
    expect(readAuditRecord(workspace.reader, id)).toEqual(spring);
  });

  it('is withdrawn with a reason once, and stays', async () => {
    const workspace = await under(PROHIBIT);
    const { id } = await closeNow(workspace);
    const before = readFiguresText(workspace.reader, id);
    workspace.write((db) => withdrawAudit(db, id, 'A trial'));
    expect(readAuditRecord(workspace.reader, id).withdrawn?.because).toBe('A trial');
    expect(readFiguresText(workspace.reader, id)).toBe(before);
    expect(() => workspace.write((db) => withdrawAudit(db, id, 'Again'))).toThrow(/already/u);
    expect(() => workspace.write((db) => withdrawAudit(db, 99, 'None'))).toThrow(
      /no closed audit/u,
    );
  });

  it('is not there at all where its closing is cancelled', async () => {
    const workspace = await under(PROHIBIT);
    const aborted = new AbortController();
    aborted.abort();
    await expect(closeNow(workspace, { signal: aborted.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(readAudits(workspace.reader)).toEqual([]);
    expect((await closeNow(workspace)).items.flagged).toBe(4);
  });
});
