import { describe, expect, it } from 'vitest';
import { auditFiguresSchema } from '#shared/domain/audit/figures';
import type { ItemFilter } from '#shared/domain/filter';
import { REMOVAL_PACES, REMOVAL_STATUSES } from '#shared/domain/removal';
import { readAuditFigures } from '#main/data/queries/audit/read-figures';
import { countItems } from '#main/data/queries/item-rows';
import { readOwnRemovalFigures } from '#main/data/queries/removal/figures';
import { tagItems } from '#main/data/commands/tag-items';
import type { Workspace } from '#main/data/workspace';
import { packOf, ruleOf } from '../support/policies.ts';
import { under } from '../support/policy-worlds.ts';
import { removeSome } from '../support/removals.ts';

/** The supplier's equipment in the core goes by the end of 2027; all of it is to be reviewed. */
const PACK = packOf('going', [
  ruleOf('go', {
    suppliers: { groups: ['huawei'] },
    scope: { placement: ['core'] },
    effect: { kind: 'remove-by', from: '2020-01-01', deadline: '2027-12-31' },
  }),
  ruleOf('look', {
    suppliers: { groups: ['huawei'] },
    effect: { kind: 'review', from: '2020-01-01' },
  }),
]);

/** Items 1 to 3 go by the deadline, item 4 is to be reviewed, item 5 is of another supplier. */
async function world(): Promise<Workspace> {
  const workspace = await under(PACK);
  workspace.write((db) => {
    const reason = 'A test';
    tagItems(db, { filter: { itemIds: [1, 2, 3] }, set: { placement: 'core' }, reason });
    tagItems(db, { filter: { itemIds: [4, 5] }, set: { placement: 'edge' }, reason });
  });
  return workspace;
}

describe('the figures of the removal plan', () => {
  it('say what a person counts by hand, and every one of them opens its items', async () => {
    const workspace = await world();
    removeSome(
      workspace,
      { itemId: 1 },
      {
        dueOn: '2027-12-31',
        cost: { amount: 0.1, currency: 'EUR' },
      },
    );
    removeSome(
      workspace,
      { itemId: 2 },
      {
        status: 'ordered',
        dueOn: '2028-01-01',
        cost: { amount: 0.2, currency: 'EUR' },
      },
    );
    removeSome(
      workspace,
      { itemId: 4 },
      {
        status: 'replaced',
        dueOn: '2026-02-28',
        cost: { amount: 7, currency: 'GBP' },
      },
    );
    removeSome(workspace, { itemId: 5 }, { status: 'planned' });
    const db = workspace.reader;
    const figures = readOwnRemovalFigures(db);
    const none = { gone: 0, inTime: 0, late: 0, undated: 0, unplanned: 0 };
    expect(figures).toEqual({
      asOf: '2026-03-01',
      flagged: 4,
      byStatus: [
        { status: null, items: 1 },
        { status: 'planned', items: 1 },
        { status: 'ordered', items: 1 },
        { status: 'replaced', items: 1 },
        { status: 'removed', items: 0 },
        { status: 'disposed', items: 0 },
        { status: 'certificate-filed', items: 0 },
      ],
      overdue: 1,
      deadlines: [
        { deadline: '2027-12-31', items: 3, ...none, inTime: 1, late: 1, unplanned: 1 },
        { deadline: null, items: 1, ...none, inTime: 1 },
      ],
      costs: [
        { currency: 'EUR', items: 2, amount: 0.3, gone: 0 },
        { currency: 'GBP', items: 1, amount: 7, gone: 0 },
      ],
      notFlagged: 1,
    });
    const count = (filter: ItemFilter): number => countItems(db, { isFlagged: true, ...filter });
    expect(figures.byStatus.map(({ items }) => items)).toEqual(
      [null, ...REMOVAL_STATUSES].map((status) => count({ removals: [status] })),
    );
    const day = { from: '2027-12-31', until: '2027-12-31' };
    expect(REMOVAL_PACES.map((pace) => count({ deadline: day, removalPaces: [pace] }))).toEqual([
      0, 1, 1, 0, 1,
    ]);
    expect(count({ hasDeadline: false, removalPaces: ['in-time'] })).toBe(1);
    const past = { until: '2026-02-28' };
    expect(count({ removals: ['planned', 'ordered', 'replaced'], removalDue: past })).toBe(1);
    expect(count({ removalCurrencies: ['EUR'] })).toBe(2);
    removeSome(workspace, { itemId: 1 }, { status: 'disposed' });
    expect(readOwnRemovalFigures(db)).toMatchObject({
      overdue: 1,
      deadlines: [{ gone: 1, inTime: 0 }, { gone: 0 }],
      costs: [{ amount: 0.3, gone: 0.1 }, { gone: 0 }],
    });
  });

  it('call nothing in time that is overdue already, whatever day another rule sets', async () => {
    const frozen = ruleOf('frozen', {
      suppliers: { groups: ['huawei'] },
      effect: { kind: 'prohibit', from: '2020-01-01' },
    });
    const workspace = await under(packOf('going', [...PACK.rules, frozen]));
    const reason = 'A test';
    workspace.write((db) => {
      tagItems(db, { filter: { itemIds: [1] }, set: { placement: 'core' }, reason });
      tagItems(db, { filter: { itemIds: [4] }, set: { placement: 'edge' }, reason });
    });
    removeSome(workspace, { itemIds: [1, 4] }, { dueOn: '2026-12-31' });
    const { deadlines } = readOwnRemovalFigures(workspace.reader);
    expect(deadlines).toMatchObject([
      { deadline: '2027-12-31', inTime: 0, late: 1 },
      { deadline: null, inTime: 0, late: 1 },
    ]);
  });

  it('are part of those of an audit once anything is planned, on its own date', async () => {
    const workspace = await world();
    expect(await readAuditFigures(workspace, {})).not.toHaveProperty('removalPlan');
    removeSome(workspace, { itemId: 1 }, { dueOn: '2027-01-01' });
    const figures = auditFiguresSchema.parse(await readAuditFigures(workspace, {}));
    expect(figures.removalPlan).toEqual(readOwnRemovalFigures(workspace.reader));
    const later = await readAuditFigures(workspace, { asOf: '2027-06-01' });
    expect(later.removalPlan).toMatchObject({ asOf: '2027-06-01', flagged: 4, overdue: 1 });
    const [inTime] = later.removalPlan?.deadlines ?? [];
    expect(inTime).toMatchObject({ deadline: '2027-12-31', inTime: 1, late: 0 });
    // Still there after the deadline, it cannot be in time, whatever was planned.
    const tooLate = await readAuditFigures(workspace, { asOf: '2028-01-01' });
    const [late] = tooLate.removalPlan?.deadlines ?? [];
    expect(late).toMatchObject({ deadline: '2027-12-31', inTime: 0, late: 1 });
  });
});
