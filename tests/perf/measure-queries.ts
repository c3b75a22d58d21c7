import { copyFileSync, rmSync } from 'node:fs';
import { tagItems } from '#main/data/commands/tag-items';
import { ItemIndex } from '#main/data/item-index/item-index';
import { ItemViews } from '#main/data/queries/item-views';
import { summaryFor } from '#main/data/queries/summary-document';
import { Workspace } from '#main/data/workspace';
import type { ItemFilter, ItemSort } from '#shared/domain/filter';
import { CASES, countsSql, FIRST_ORDER, LONG_ORDER, middleSql, sortedSql } from './query-cases.ts';
import { median, percentile, type Figure } from './report.ts';
import { shellTimes } from './shell-sql.ts';

const ROUNDS = 15;
const SHELL_ROUNDS = 3;
const PAGE_ROWS = 200;

async function timed(work: () => unknown): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

async function timesOf(work: (round: number) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(await timed(() => work(round)));
  return times;
}

/** An open workspace as the data host serves it. */
class Served {
  readonly workspace: Workspace;
  readonly index: ItemIndex;
  readonly #views = new ItemViews();

  constructor(path: string) {
    this.workspace = Workspace.open(path, false);
    this.index = new ItemIndex(() => this.workspace.reader);
  }

  /** Opens a list and reads one page of it. */
  async page(filter: ItemFilter, order: readonly ItemSort[]): Promise<number> {
    const { viewId } = this.#views.keep(await this.index.sortedIds(filter, order));
    this.read(viewId, 0);
    return viewId;
  }

  /** Reads one page. */
  read(viewId: number, start: number): void {
    this.#views.read(this.workspace.reader, viewId, start, PAGE_ROWS);
  }

  /** What a change of a facet asks for. */
  async facetChange(filter: ItemFilter): Promise<void> {
    await Promise.all([this.index.facets(filter), this.page(filter, FIRST_ORDER)]);
  }
}

type Measured = {
  readonly what: string;
  readonly times: readonly number[];
  readonly shell: readonly number[];
  /** Milliseconds that 95 of 100 must not exceed. */
  readonly limit?: number;
};

function figuresOf({ what, times, shell, limit }: Measured, at: string): Figure[] {
  const [ours, theirs] = [median(times), median(shell)];
  return [
    {
      what: `${what}, ${at} items, p95`,
      value: percentile(times, 0.95),
      unit: 'ms',
      beside: `median ${ours.toFixed(0)} ms of ${times.length}; sqlite3 ${theirs.toFixed(0)} ms`,
      ...(limit === undefined ? {} : { limit }),
    },
    { what: `${what}, ${at} items, against sqlite3`, value: ours / theirs, unit: 'x', limit: 1.5 },
  ];
}

/** What is asked again and again, beside the same in the shell. */
async function measureWarm(served: Served, path: string, rows: number): Promise<Measured[]> {
  const limits = rows <= 1_000_000 ? { change: 100, jump: 50, sort: 100 } : null;
  const measured: Measured[] = [];
  for (const each of CASES) {
    // Each round asks for another filter in between, so that no answer is kept from the last.
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await served.facetChange({ isMissing: false });
      times.push(await timed(() => served.facetChange(each.filter)));
    }
    const shell = shellTimes(path, countsSql(each), SHELL_ROUNDS);
    const what = `counts of all facets and first page: ${each.name}`;
    measured.push({ what, times, shell, ...(limits === null ? {} : { limit: limits.change }) });
  }
  const viewId = await served.page({}, FIRST_ORDER);
  const middle = Math.floor(rows / 2);
  measured.push({
    what: 'page in the middle',
    times: await timesOf((round) => {
      served.read(viewId, middle + round * PAGE_ROWS);
    }),
    shell: shellTimes(path, [middleSql(rows)], SHELL_ROUNDS),
    ...(limits === null ? {} : { limit: limits.jump }),
  });
  measured.push({
    what: 'first page by four columns, filters as above',
    times: await timesOf((round) =>
      served.page(CASES[round % CASES.length]?.filter ?? {}, LONG_ORDER),
    ),
    shell: shellTimes(path, [sortedSql()], SHELL_ROUNDS),
    ...(limits === null ? {} : { limit: limits.sort }),
  });
  return measured;
}

/**
 * Times questions to a workspace of `rows` items, on a copy: what is asked for the first time, what
 * is asked again, what is asked after items were tagged; and how much memory the columns take.
 */
export async function measureQueries(path: string, rows: number): Promise<Figure[]> {
  const copy = `${path}.queries.provenet`;
  copyFileSync(path, copy);
  const served = new Served(copy);
  const at = rows.toLocaleString('en');
  const once = async (what: string, work: () => unknown): Promise<Figure> => ({
    what: `${what}, ${at} items`,
    value: await timed(work),
    unit: 'ms',
  });
  const buffers = (): number => process.memoryUsage().external / 2 ** 20;
  try {
    const before = buffers();
    const first = [
      await once('first list', () => served.page({}, FIRST_ORDER)),
      await once('first counts', () => served.index.facets({})),
      await once('first list by four columns', () => served.page({}, LONG_ORDER)),
      await once('another list by four columns', () =>
        served.page({}, [...LONG_ORDER.slice(1), { field: 'verdict', direction: 'asc' }]),
      ),
      await once('first count of one range', () => served.index.facets({ quantity: { from: 2 } })),
    ];
    const measured = await measureWarm(served, copy, rows);
    const memory: Figure = {
      what: `columns in memory, ${at} items`,
      value: buffers() - before,
      unit: 'MiB',
      beside: 'with six lists of ids that are kept open',
    };
    const search = await once('counts of a search', () =>
      served.index.facets({ search: 'ne4711' }),
    );
    served.workspace.write((db) => {
      const filter: ItemFilter = { suppliers: ['huawei'], placements: ['untagged'] };
      tagItems(db, { filter, set: { placement: 'core' }, reason: 'Measured.' });
    });
    const tagged = await once('counts and first page after a tag', () => served.facetChange({}));
    const summary = await once('summary at another date', () =>
      summaryFor(served.workspace.reader, { asOf: '2030-01-01' }),
    );
    const warm = measured.flatMap((each) => figuresOf(each, at));
    return [...first, ...warm, memory, search, tagged, summary];
  } finally {
    served.workspace.close();
    for (const ending of ['', '-wal', '-shm']) rmSync(`${copy}${ending}`, { force: true });
  }
}
