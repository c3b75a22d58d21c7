import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DIFFERENCES, type DifferenceKind, type ItemDifference } from '#shared/contract/audits';
import type { ItemRow } from '#shared/contract/items';
import type { ItemFilter } from '#shared/domain/filter';
import { GONE_STATUSES, type RemovalStatus } from '#shared/domain/removal';
import { isFlagged } from '#shared/domain/verdict';
import { changeItemsAtOnce } from '#main/data/commands/edit/change-items';
import { undoImport } from '#main/data/commands/undo-import/undo-import';
import { writeComparison } from '#main/data/exports/write-comparison';
import { compareAudits } from '#main/data/queries/audits/compare-audits';
import type { Workspace } from '#main/data/workspace';
import { closeNow } from '../support/audits.ts';
import { csvText } from '../support/csv.ts';
import { removeSome } from '../support/removals.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

const HEADINGS = [
  'Serial',
  'Vendor',
  'Placement',
  'Function',
  'Site',
  'Site name',
  'Status',
  'Country',
];
const cell = (...values: string[]) => fc.constantFrom('', ...values);
const aRow = fc.tuple(
  // Small and large letters, and one that UTF-16 orders otherwise than UTF-8.
  fc.constantFrom('A1', 'a2', 'B1', 'B2', 'Ä1', '\u{1F4E1}1', '\uFF21'),
  cell('Huawei', 'ZTE', 'Nokia'),
  cell('core', 'edge'),
  cell('gNodeB', 'router'),
  cell('BER', 'ber', 'MUC'),
  cell('Berlin', 'BERLIN', 'München'),
  cell('decommissioned', 'in service'),
  cell('DE', 'FR'),
);
const aFile = fc.uniqueArray(aRow, { minLength: 1, maxLength: 7, selector: ([serial]) => serial });

type State = {
  readonly row: ItemRow;
  readonly code: string | null;
  readonly name: string | null;
  readonly isMissing: boolean;
  readonly isGone: boolean;
};

/** What the screens list, item by item. */
function statesOf(workspace: Workspace): Map<string, State> {
  const idsOf = (filter: ItemFilter): Set<number> =>
    new Set(itemsOf(workspace, filter).map(({ id }) => id));
  const gone = idsOf({ removals: [...GONE_STATUSES] });
  const missing = new Set(itemsOf(workspace, { isMissing: true }).map(({ id }) => id));
  const placeOf = workspace.reader.prepare<[number], { code: string | null; name: string | null }>(
    'SELECT upper(site) AS code, upper(site_name) AS name FROM item WHERE id = ?',
  );
  return new Map(
    itemsOf(workspace).map((row) => {
      const { code = null, name = null } = placeOf.get(row.id) ?? {};
      const marks = { isMissing: missing.has(row.id), isGone: gone.has(row.id) };
      return [String(row.serialNumber), { row, code, name, ...marks }];
    }),
  );
}

function expectedKinds(was: State | undefined, is: State | undefined): DifferenceKind[] {
  const isHit = was !== undefined && was.row.verdict !== null && isFlagged(was.row.verdict);
  const isLost = is?.isMissing === true && was?.isMissing === false;
  const isOut = isHit && (is === undefined || is.row.verdict === null || isLost);
  const how = was?.isGone === true || is?.isGone === true ? 'gone-by-plan' : 'vanished';
  const kinds: DifferenceKind[] = isOut ? [how] : [];
  if (was === undefined) return ['added'];
  if (is === undefined) return [...kinds, 'removed'];
  const isNowhere = (each: State): boolean => each.code === null && each.name === null;
  const hasCodes = was.code !== null && is.code !== null;
  // By their codes where both have one, else by their names.
  const isMoved =
    isNowhere(was) || isNowhere(is)
      ? isNowhere(was) !== isNowhere(is)
      : hasCodes
        ? was.code !== is.code
        : was.name !== is.name;
  const differs = (field: keyof ItemRow): boolean => was.row[field] !== is.row[field];
  return [
    ...kinds,
    ...(differs('verdict') ? ['verdict' as const] : []),
    ...(differs('supplierId') ? ['supplier' as const] : []),
    ...(differs('placement') ? ['placement' as const] : []),
    ...(differs('function') ? ['function' as const] : []),
    ...(isMoved ? ['moved' as const] : []),
    ...(differs('country') ? ['country' as const] : []),
    ...(!was.isMissing && is.isMissing ? ['missing' as const] : []),
    ...(was.isMissing && !is.isMissing ? ['back' as const] : []),
  ];
}

it('says of two audits what their lists say item by item', async () => {
  await fc.assert(
    fc.asyncProperty(
      aFile,
      aFile,
      fc.constantFrom('snapshot' as const, 'add-and-update' as const),
      fc.constantFrom('tag', 'undo', 'nothing'),
      fc.constantFrom<RemovalStatus | null>('planned', 'removed', null),
      fc.boolean(),
      async (first, second, mode, then, status, isPlannedLater) => {
        const workspace = newWorkspace();
        const how = { source: 'one', mode };
        const { importId } = await importText(workspace, csvText([HEADINGS, ...first]), {
          plan: how,
        });
        const plan = (): void => {
          if (status === null) return;
          const filter = { sites: ['BER'] };
          removeSome(workspace, filter, { status }, 'A test');
        };
        if (!isPlannedLater) plan();
        const before = { audit: (await closeNow(workspace)).id };
        const was = statesOf(workspace);

        await importText(workspace, csvText([HEADINGS, ...second]), { plan: how });
        if (then === 'undo') workspace.write((db) => undoImport(db, importId ?? 0));
        if (then === 'tag') {
          const filter = { search: 'B1' };
          workspace.write((db) =>
            changeItemsAtOnce(db, { filter, set: { placement: 'core' }, reason: 'A test' }),
          );
        }
        if (isPlannedLater) plan();
        const is = statesOf(workspace);

        const found: ItemDifference[] = [];
        const sides = { before, after: { now: true as const } };
        const comparison = await workspace.readSnapshot((db) =>
          compareAudits(db, sides, (each) => void found.push(each)),
        );
        const serials = [...new Set([...was.keys(), ...is.keys()])];
        const expected = serials
          .map((serial) => ({
            key: `sn:${serial.toUpperCase()}`,
            kinds: expectedKinds(was.get(serial), is.get(serial)),
          }))
          .filter(({ kinds }) => kinds.length > 0);
        const byKey = (a: { key: string }, b: { key: string }): number =>
          Buffer.compare(Buffer.from(a.key), Buffer.from(b.key));
        expect(found.map(({ key, kinds }) => ({ key, kinds }))).toEqual(expected.toSorted(byKey));
        expect(comparison.before.items).toBe(was.size);
        expect(comparison.after.items).toBe(is.size);
        expect(comparison.same).toBe(serials.length - expected.length);
        for (const kind of DIFFERENCES) {
          const those = expected.filter(({ kinds }) => kinds.includes(kind));
          expect(comparison.counts[kind], kind).toBe(those.length);
        }
        const inBoth = serials.filter((serial) => was.has(serial) && is.has(serial));
        expect(comparison.verdicts.reduce((sum, { items }) => sum + items, 0)).toBe(inBoth.length);

        // The workspace as it is now, closed as an audit, is the same side of a comparison.
        const after = { audit: (await closeNow(workspace)).id };
        const again = await compareAudits(workspace.reader, { before, after }, () => undefined);
        expect(again).toEqual(comparison);
        const path = join(tempFolder(), 'differences.csv');
        expect(await writeComparison(workspace.reader, sides, path)).toBe(expected.length);
        expect(readFileSync(path, 'utf8').split('\r\n')).toHaveLength(expected.length + 2);
        workspace.close();
      },
    ),
    { numRuns: 20 },
  );
});

it('calls flagged equipment out that was missing when it was counted, and is out of the count later', async () => {
  const workspace = newWorkspace();
  const plan = { source: 'one', mode: 'snapshot' as const };
  const row = (serial: string, status: string): string[] => [
    serial,
    'Huawei',
    '',
    '',
    '',
    '',
    status,
    '',
  ];
  const take = (...rows: string[][]) =>
    importText(workspace, csvText([HEADINGS, ...rows]), { plan });
  await take(row('A1', ''), row('B1', ''));
  await take(row('A1', ''));
  const before = { audit: (await closeNow(workspace)).id };
  const vanished = async (): Promise<number> => {
    const sides = { before, after: { now: true as const } };
    const { counts } = await workspace.readSnapshot((db) =>
      compareAudits(db, sides, () => undefined),
    );
    return counts.vanished;
  };
  expect(await vanished()).toBe(0);
  await take(row('A1', ''), row('B1', 'decommissioned'));
  expect(await vanished()).toBe(1);
});
