import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlacementGroup } from '#shared/contract/placement';
import type { Placement } from '#shared/domain/item';
import { tagItems } from '#main/data/commands/tag-items';
import { undoChange } from '#main/data/commands/undo';
import { setPolicyActive } from '#main/data/commands/policies/edit-policies';
import { readHistory } from '#main/data/queries/history';
import { countItems } from '#main/data/queries/item-rows';
import { readPlacementQueue } from '#main/data/queries/placement-queue';
import { summaryFor } from '#main/data/queries/summary-document';
import { Workspace } from '#main/data/workspace';
import { csvText } from '../support/csv.ts';
import { contentOf, expectSound } from '../support/ledgers.ts';
import { importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

const HEADINGS = [
  'Serial',
  'Vendor',
  'Model',
  'Function',
  'Hostname',
  'Site Name',
  'Country',
  'Status',
];
const TOWNS = ['ber', 'muc', 'ham', 'fra', 'cgn', 'str', 'lej', 'dus', 'nue', 'han', 'bre', 'ess'];

type Row = readonly [vendor: string, model: string, role: string, hostname: string, site: string];

/** Routers of core and aggregation in twelve towns, switches, and some that are out of scope. */
function rowsOf(towns: readonly string[]): Row[] {
  return towns.flatMap((town): Row[] => [
    ['Nokia', '7750 SR-7', 'router', `${town}-bb-01`, `Exchange ${town}`],
    ['Nokia', '7750 SR-7s', 'router', `${town}-bb-02`, `Exchange ${town}`],
    ['Nokia', '7750 SR-7', 'router', `${town}-agg-01`, `Exchange ${town}`],
    ['Huawei', 'NE40E-X8', 'router', `${town}-pe-01`, `Exchange ${town}`],
    ['Huawei', 'NE40E-X3', 'router', `${town}-acc-01`, `Cell site ${town}`],
    ['Huawei', 'S5735-L24', 'switch', `${town}-sw-01`, `Exchange ${town}`],
  ]);
}

async function filled(rows: readonly Row[] = rowsOf(TOWNS)): Promise<Workspace> {
  const workspace = newWorkspace();
  const lines = rows.map((row, at) => [`S${at}`, ...row, 'DE', 'in service']);
  lines.push([
    'OUT',
    'Nokia',
    '7750 SR-7',
    'router',
    'ber-bb-09',
    'Exchange',
    'DE',
    'decommissioned',
  ]);
  await importText(workspace, csvText([HEADINGS, ...lines]));
  workspace.write((db) => {
    setPolicyActive(db, 'de-2024', true);
  });
  return workspace;
}

const queueOf = (workspace: Workspace) => readPlacementQueue(workspace.reader, 500);

function tag(workspace: Workspace, filter: PlacementGroup['filter'], placement: Placement) {
  return workspace.write((db) => tagItems(db, { filter, set: { placement }, reason: 'A test.' }));
}

/** The group whose host names have this shape. */
function groupOf(workspace: Workspace, pattern: string): PlacementGroup {
  const found = queueOf(workspace).groups.filter(({ hostPatterns }) =>
    hostPatterns.includes(pattern),
  );
  const [group, ...others] = found;
  if (group === undefined || others.length > 0) throw new Error(`${found.length} of ${pattern}`);
  return group;
}

/** Asserts that every untagged item in scope is in exactly one group, and nothing else is. */
function expectPartition(workspace: Workspace): void {
  const { groups, untagged, groupCount } = queueOf(workspace);
  const ids = groups.flatMap((group) => {
    const items = itemsOf(workspace, group.filter);
    expect(items.length, group.key).toBe(group.items);
    return items.map(({ id }) => id);
  });
  const open = itemsOf(workspace).filter(
    ({ placement, verdict }) => placement === 'untagged' && verdict !== null,
  );
  expect(ids.toSorted((a, b) => a - b)).toEqual(open.map(({ id }) => id));
  expect(untagged).toBe(open.length);
  expect(new Set(groups.map(({ key }) => key)).size).toBe(groupCount);
}

describe('the placement queue', () => {
  it('groups by vendor, family and function, and within by role, not by town', async () => {
    const workspace = await filled();
    const words = queueOf(workspace).groups.map(({ supplierName, family, hostPatterns, items }) => [
      supplierName,
      family,
      hostPatterns.join(),
      items,
    ]);
    expect(words.toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual([
      ['Huawei', 'NE40E', '*-acc-#', 12],
      ['Huawei', 'NE40E', '*-pe-#', 12],
      ['Huawei', 'S5735', '', 12],
      ['Nokia', '7750 SR', '*-agg-#', 12],
      ['Nokia', '7750 SR', '*-bb-#', 24],
    ]);
    expectPartition(workspace);
  });

  it('says why a router is not tagged by itself, and what would decide', async () => {
    const workspace = await filled();
    const { ambiguity, examples } = groupOf(workspace, '*-bb-#');
    expect(ambiguity).toMatchObject({ family: '7750 SR', certainty: 'MEM+' });
    expect(ambiguity?.decidedBy).toEqual(['role', 'host-name', 'site', 'function']);
    expect(examples).toHaveLength(5);
    expect(examples[0]).toMatchObject({ hostname: 'ber-bb-01', model: '7750 SR-7' });
  });

  it('splits by the kind of site where host names tell nothing', async () => {
    const rows = Array.from({ length: 12 }, (_, at) => `x${at}`).flatMap((name): Row[] => [
      ['Nokia', '7750 SR-7', 'router', name, 'Data Centre 1'],
      ['Nokia', '7750 SR-7', 'router', name, 'Rooftop 7'],
    ]);
    const workspace = await filled(rows);
    const kinds = queueOf(workspace).groups.map(({ siteKind }) => siteKind);
    expect(new Set(kinds)).toEqual(new Set(['data-centre', 'cell-site']));
    expectPartition(workspace);
  });

  it('knows before what a tag does to the counts', async () => {
    const workspace = await filled();
    const { groups, flagged, undetermined, hasCaps } = queueOf(workspace);
    expect(hasCaps).toBe(false);
    expect(groups.some(({ now, asCore }) => asCore.flagged !== now.flagged)).toBe(false);
    expect(groups.some(({ now, asCore }) => asCore.undetermined !== now.undetermined)).toBe(false);
    workspace.write((db) => {
      setPolicyActive(db, 'eu-baseline', false);
    });
    const alone = queueOf(workspace);
    expect(alone.flagged).toBeLessThan(flagged);
    expect(undetermined).toBe(0);
    expect(alone.groups[0]?.decisive).toBeGreaterThan(0);
    for (const group of alone.groups) {
      for (const [placement, then] of [
        ['core', group.asCore],
        ['edge', group.asEdge],
      ] as const) {
        const { changeId, changed } = tag(workspace, group.filter, placement);
        expect(changed).toBe(group.items);
        expect(summaryFor(workspace.reader, {}).items, `${group.key} ${placement}`).toMatchObject({
          flagged: alone.flagged - group.now.flagged + then.flagged,
          undetermined: alone.undetermined - group.now.undetermined + then.undetermined,
        });
        workspace.write((db) => undoChange(db, changeId ?? 0));
      }
    }
  });

  it('changes nothing and answers the same twice', async () => {
    const workspace = await filled();
    tag(workspace, { search: 'ber-bb-01' }, 'core');
    const before = contentOf(workspace);
    expect(queueOf(workspace)).toEqual(queueOf(workspace));
    expect(contentOf(workspace)).toEqual(before);
    expectSound(workspace);
  });

  it('tags a group once, as one change with an undo', async () => {
    const workspace = await filled();
    const group = groupOf(workspace, '*-agg-#');
    const { changed, changeId } = tag(workspace, group.filter, 'edge');
    expect(changed).toBe(12);
    expect(tag(workspace, group.filter, 'core')).toEqual({ changed: 0, changeId: null });
    expect(readHistory(workspace.reader)[0]).toMatchObject({ id: changeId, items: 12 });
    expect(readHistory(workspace.reader)[0]?.text).toContain('host name is like “*-agg-#”');
    workspace.write((db) => undoChange(db, changeId ?? 0));
    expect(groupOf(workspace, '*-agg-#').key).toBe(group.key);
  });

  it('is empty when all is tagged', async () => {
    const workspace = await filled();
    for (const { filter } of queueOf(workspace).groups) tag(workspace, filter, 'edge');
    expect(queueOf(workspace)).toMatchObject({ untagged: 0, groups: [], groupCount: 0 });
  });
});

describe('what a person’s tags propose in the queue', () => {
  it('comes first, with the number of tags behind it, and only for the same role', async () => {
    const workspace = await filled();
    for (const town of ['ber', 'muc', 'ham', 'fra']) {
      tag(workspace, { search: `${town}-bb-01` }, 'core');
    }
    const [first, ...others] = queueOf(workspace).groups;
    expect(first).toMatchObject({
      family: '7750 SR',
      hostPatterns: ['*-bb-#'],
      items: 20,
      proposal: { placement: 'core', core: 4, edge: 0, by: 'site' },
    });
    expect(others.filter(({ proposal }) => proposal !== null)).toEqual([]);
    expectPartition(workspace);
  });

  it('is nothing where a person’s tags contradict one another, and that is said', async () => {
    const workspace = await filled();
    tag(workspace, { search: 'ber-bb-01' }, 'core');
    tag(workspace, { search: 'muc-bb-01' }, 'edge');
    expect(groupOf(workspace, '*-bb-#')).toMatchObject({
      proposal: null,
      conflict: { core: 1, edge: 1 },
    });
    expectPartition(workspace);
  });

  it('follows no tag of a file or a rule, and none that was undone', async () => {
    const workspace = await filled();
    const { changeId } = tag(workspace, { search: 'ber-bb-01' }, 'core');
    expect(groupOf(workspace, '*-bb-#').proposal).not.toBeNull();
    workspace.write((db) => undoChange(db, changeId ?? 0));
    expect(groupOf(workspace, '*-bb-#').proposal).toBeNull();
  });

  it('never reaches a tagged item nor a majority, whatever was tagged', async () => {
    const workspace = await filled(rowsOf(TOWNS.slice(0, 6)));
    const ids = itemsOf(workspace).map(({ id }) => id);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom('core', 'edge')), {
          maxLength: 10,
        }),
        (tags) => {
          const changes = tags.flatMap(
            ([itemId, placement]) => tag(workspace, { itemId }, placement).changeId ?? [],
          );
          expectPartition(workspace);
          const tagged = itemsOf(workspace).filter(({ placementBy }) => placementBy === 'person');
          for (const { proposal, conflict, filter } of queueOf(workspace).groups) {
            for (const { id } of tagged) {
              expect(countItems(workspace.reader, { ...filter, itemId: id })).toBe(0);
            }
            expect(proposal === null || conflict === null).toBe(true);
            if (proposal === null) continue;
            const other = proposal.placement === 'core' ? 'edge' : 'core';
            expect(proposal[proposal.placement]).toBeGreaterThanOrEqual(4 * proposal[other]);
          }
          for (const changeId of changes.toReversed()) {
            workspace.write((db) => undoChange(db, changeId));
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
