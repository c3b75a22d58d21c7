import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { tagItems } from '#main/data/commands/tag-items';
import { undoChange } from '#main/data/commands/undo';
import { undoImport } from '#main/data/commands/undo-import/undo-import';
import { checkWorkspace } from '#main/data/queries/check';
import { readHistory } from '#main/data/queries/history';
import { readItemCard } from '#main/data/queries/item-card';
import { salvageWorkspace } from '#main/data/salvage/salvage-workspace';
import { Workspace } from '#main/data/workspace';
import { itemSentence } from '#shared/domain/salvage-words';
import { randomOf } from '../faults/random.ts';
import { spoilPages } from '../support/damaged-pages.ts';
import { fillAndClose, pagesOf, type PagePlace } from '../support/damaged-workspace.ts';
import { betrayals, originalOf, salvageBeside, type Original } from '../support/salvaged.ts';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { closeWhenDone } from '../support/workspaces.ts';

const ITEMS = 400;
const PAGE_BYTES = 4096;

let source = '';
let original: Original;
let pages: PagePlace[];

beforeAll(async () => {
  // Of all tests of this file, so that it belongs to none of them.
  const folder = mkdtempSync(join(tmpdir(), 'provenet-salvage-'));
  source = join(folder, 'North.provenet');
  await fillAndClose(Workspace.open(source, true), ITEMS);
  original = originalOf(source);
  pages = pagesOf(source);
  return () => {
    rmSync(folder, { recursive: true });
  };
});

/** A copy of the workspace with its seal, in a folder of its own. */
function copied(): string {
  const path = join(tempFolder(), 'North.provenet');
  copyFileSync(source, path);
  copyFileSync(`${source}-seal`, `${path}-seal`);
  return path;
}

const pagesBy = (choose: (place: PagePlace) => boolean): number[] =>
  pages.filter((place) => choose(place)).map(({ page }) => page);

const itemsOf = (report: ReturnType<typeof salvageBeside>['report']) =>
  report.tables.find(({ table }) => table === 'item');

function expectFaithful(from: string, damaged: Buffer): ReturnType<typeof salvageBeside> {
  const saved = salvageBeside(from);
  expect(betrayals(original, saved.path, saved.report)).toEqual([]);
  expect(readFileSync(from).equals(damaged)).toBe(true);
  return saved;
}

describe('saving rows out of a workspace', () => {
  it('gives all of one that is whole, as another workspace that says where it is from', () => {
    const path = copied();
    const { path: to, report } = expectFaithful(path, readFileSync(source));
    expect(report.tables.filter(({ lost, isLostExact }) => lost > 0 || !isLostExact)).toEqual([]);
    expect(itemSentence(report)).toBe('421 items were read, all that there were');
    const workspace = closeWhenDone(Workspace.open(to, false));
    const [latest] = readHistory(workspace.reader);
    expect(latest?.text).toBe(
      'Saved out of North.provenet, which was damaged: 421 items were read, all that there were',
    );
    const before = closeWhenDone(Workspace.open(path, false));
    expect(workspace.identity.id).not.toBe(before.identity.id);
    expect(statSync(to).mode & 0o777).toBe(0o600);
  });

  it('accounts for every row, whatever page of whatever table or index is gone', () => {
    const kinds = new Map(pages.map((place) => [`${place.name} ${place.kind}`, place]));
    for (const { page, name, kind } of kinds.values()) {
      const path = copied();
      const damaged = spoilPages(path, [page]);
      const { path: to, report } = salvageBeside(path);
      expect({ name, kind, wrong: betrayals(original, to, report) }).toEqual({
        name,
        kind,
        wrong: [],
      });
      expect(readFileSync(path).equals(damaged)).toBe(true);
    }
  });

  it('counts the items that a lost page held, and names them by their keys', () => {
    const [page = 0] = pagesBy(({ name, kind }) => name === 'item' && kind === 'leaf');
    const path = copied();
    const { report } = expectFaithful(path, spoilPages(path, [page]));
    const items = itemsOf(report);
    expect(items).toMatchObject({ isLostExact: true });
    expect((items?.copied ?? 0) + (items?.lost ?? 0)).toBe(ITEMS + 21);
    expect(report.lostItems).toHaveLength(items?.lost ?? 0);
    expect(report.lostItems[0]).toMatch(/^serial number S\d+$/u);
  });

  it('counts lost items by the ledgers where no index has them all', () => {
    const [page = 0] = pagesBy(({ name, kind }) => name === 'item' && kind === 'leaf');
    const indexes = pagesBy(
      ({ name, kind }) => ['item_key_unique', 'item_class_id'].includes(name) && kind === 'leaf',
    );
    const path = copied();
    const { report } = expectFaithful(path, spoilPages(path, [page, ...indexes]));
    const items = itemsOf(report);
    expect(items).toMatchObject({ isLostExact: true });
    expect(items?.lost).toBeGreaterThan(0);
    expect((items?.copied ?? 0) + (items?.lost ?? 0)).toBe(ITEMS + 21);
    expect(report.lostItems).toEqual([]);
  });

  it('reads every item where the way to them is gone: inner pages, the schema, the first page', () => {
    for (const gone of [
      pagesBy(({ kind }) => kind === 'internal'),
      pagesBy(({ name, kind }) => name === 'item' && kind === 'internal'),
      pagesBy(({ name, kind }) => name === 'sqlite_schema' && kind === 'leaf'),
      [1],
    ]) {
      const path = copied();
      const { report } = expectFaithful(path, spoilPages(path, gone, 0));
      expect({ gone, items: itemsOf(report)?.copied }).toEqual({ gone, items: ITEMS + 21 });
    }
  });

  it('keeps items whose class, import or change is lost, with blank ones in their place', () => {
    const lost = pagesBy(({ name }) =>
      ['item_class', 'sqlite_autoindex_item_class_1', 'import', 'change'].includes(name),
    );
    const path = copied();
    const { path: to } = expectFaithful(path, spoilPages(path, lost));
    const { reader } = closeWhenDone(Workspace.open(to, false));
    expect(checkWorkspace(reader)).toMatchObject({ ok: true, items: ITEMS + 21 });
    expect(readItemCard(reader, 1).row.id).toBe(1);
  });

  it('keeps a blank change for fields that a person set by one that is lost with all it wrote', () => {
    const lost = pagesBy(({ name }) => ['change', 'change_item'].includes(name));
    const path = copied();
    const { path: to } = expectFaithful(path, spoilPages(path, lost));
    const { reader } = closeWhenDone(Workspace.open(to, false));
    const named = 'SELECT CAST(j.value AS INTEGER) FROM item i, json_each(i.person_fields) j';
    const count = (sql: string) => reader.prepare(`SELECT count(*) FROM (${sql})`).pluck().get();
    expect(count(named)).toBeGreaterThan(0);
    expect(count(`${named} EXCEPT SELECT id FROM change`)).toBe(0);
  });

  it('makes classes and manufacturers again from their indexes', () => {
    const lost = pagesBy(({ name }) => ['item_class', 'manufacturer'].includes(name));
    const path = copied();
    const { report } = expectFaithful(path, spoilPages(path, lost));
    for (const table of ['item_class', 'manufacturer']) {
      const said = report.tables.find((each) => each.table === table);
      expect(said).toMatchObject({ lost: 0, standIns: 0, rebuilt: original.get(table)?.size });
    }
  });

  it('says of how many classes the manufacturer is lost, where no index has its text', () => {
    const lost = pagesBy(({ name }) =>
      ['manufacturer', 'sqlite_autoindex_manufacturer_1'].includes(name),
    );
    const path = copied();
    const { report } = expectFaithful(path, spoilPages(path, lost));
    const classes = report.tables.find(({ table }) => table === 'item_class');
    expect(classes?.blanked).toBe(original.get('item_class')?.size);
    expect(itemsOf(report)?.copied).toBe(ITEMS + 21);
  });

  it('withdraws an audit of which items are lost, and leaves the others', () => {
    const [page = 0] = pagesBy(({ name, kind }) => name === 'audit_item' && kind === 'leaf');
    const path = copied();
    const { report } = expectFaithful(path, spoilPages(path, [page]));
    expect(report.withdrawnAudits).toEqual(['Spring']);
  });

  it('says of altered places that values may be others, and never takes them in silence', () => {
    for (let trial = 0; trial < 25; trial += 1) {
      const random = randomOf(34, 'salvage bits', trial);
      const path = copied();
      const bytes = readFileSync(path);
      for (let flips = 1 + random.below(30); flips > 0; flips -= 1) {
        const at = random.below(bytes.length);
        bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << random.below(8)), at);
      }
      writeFileSync(path, bytes);
      expectFaithful(path, bytes);
    }
  });

  it('reads what is left of a file that was cut off, or fails with one sentence', async () => {
    for (let tenth = 1; tenth < 10; tenth += 1) {
      const path = copied();
      const whole = readFileSync(path);
      const cut = whole.subarray(0, Math.floor((whole.length * tenth) / 10) + 100);
      writeFileSync(path, cut);
      // The schema lies within the first pages.
      if (tenth > 4) expectFaithful(path, cut);
      else {
        const to = join(dirname(path), 'saved.provenet');
        try {
          expectFaithful(path, cut);
        } catch (error) {
          const failure = await failureOfCall(() => {
            throw error;
          });
          expectFailure(failure, 'workspace-corrupt', 'North.provenet');
          expect(existsSync(to)).toBe(false);
        }
      }
    }
  });

  it('holds after another salvage, and undoes what came after it, but nothing before', async () => {
    const [page = 0] = pagesBy(({ name, kind }) => name === 'item' && kind === 'leaf');
    const path = copied();
    spoilPages(path, [page]);
    const { path: once } = salvageBeside(path);
    const { path: twice } = salvageBeside(once, 'twice.provenet');
    const workspace = closeWhenDone(Workspace.open(twice, false));
    expect(checkWorkspace(workspace.reader).problems).toEqual([]);
    const former = readHistory(workspace.reader).filter(({ isUndone }) => !isUndone);
    expect(former.some(({ canUndo }) => canUndo)).toBe(false);
    const tagged = former.find(({ kind }) => kind === 'tag');
    const failure = await failureOfCall(() =>
      workspace.undo((db) => undoChange(db, tagged?.id ?? 0)),
    );
    expectFailure(failure, 'conflict', 'saved out of a damaged file');
    expectFailure(
      await failureOfCall(() => workspace.undo((db) => undoImport(db, 1))),
      'conflict',
      'saved out of a damaged file',
    );
    const set = { placement: 'core' as const };
    workspace.write((db) => tagItems(db, { filter: {}, set, reason: 'Seen.' }));
    const [latest] = readHistory(workspace.reader);
    expect(latest?.canUndo).toBe(true);
    workspace.undo((db) => undoChange(db, latest?.id ?? 0));
    expect(checkWorkspace(workspace.reader).problems).toEqual([]);
  });
});

describe('a salvage that does not end leaves nothing:', () => {
  it.each([
    ['text', Buffer.from('Serial,Vendor\nS1,Huawei\n'.repeat(999)), 'workspace-corrupt'],
    ['zeros', Buffer.alloc(20 * PAGE_BYTES), 'workspace-corrupt'],
    ['an empty file', Buffer.alloc(0), 'workspace-corrupt'],
  ] as const)('%s', async (_what, bytes, code) => {
    const path = join(tempFolder(), 'North.provenet');
    writeFileSync(path, bytes);
    const to = join(dirname(path), 'saved.provenet');
    const failure = await failureOfCall(() => salvageWorkspace({ from: path, to }).next());
    expectFailure(failure, code, 'North.provenet');
    expect(readdirSync(dirname(path))).toEqual(['North.provenet']);
  });

  it('of another program, of none, and over one that is there', async () => {
    const path = copied();
    const to = join(dirname(path), 'saved.provenet');
    expectFailure(
      await failureOfCall(() => salvageWorkspace({ from: `${path}x`, to }).next()),
      'not-found',
      'North.provenetx',
    );
    expectFailure(
      await failureOfCall(() => salvageWorkspace({ from: path, to: path }).next()),
      'conflict',
      'North.provenet',
    );
    expect(readFileSync(path).equals(readFileSync(source))).toBe(true);
  });

  it('ended at any step', () => {
    for (let steps = 1; steps < 60; steps += 1) {
      const path = copied();
      const to = join(dirname(path), 'saved.provenet');
      const running = salvageWorkspace({ from: path, to });
      for (let taken = 0; taken < steps; taken += 1) running.next();
      running.return(undefined as never);
      if (existsSync(to)) break;
      expect(readdirSync(dirname(path)).toSorted()).toEqual([
        'North.provenet',
        'North.provenet-seal',
      ]);
    }
  });
});
