import type { ItemFilter, ItemSort } from '#shared/domain/filter';
import { readFacets } from '#main/data/queries/facets';
import { ItemViews } from '#main/data/queries/item-views';
import { summaryFor } from '#main/data/queries/summary-document';
import { Workspace } from '#main/data/workspace';
import { median, percentile, type Figure } from './report.ts';

const ROUNDS = 9;
const PAGE_ROWS = 200;
const BY_ID: ItemSort = { field: 'id', direction: 'asc' };

const FILTERS: readonly (readonly [string, ItemFilter, ItemSort])[] = [
  ['no filter', {}, BY_ID],
  ['flagged', { isFlagged: true }, BY_ID],
  ['verdict undetermined', { verdicts: ['undetermined'] }, BY_ID],
  ['vendor Huawei', { suppliers: ['huawei'] }, BY_ID],
  ['placement core', { placements: ['core'] }, BY_ID],
  ['country DE', { countries: ['DE'] }, BY_ID],
  ['flagged, core, DE', { isFlagged: true, placements: ['core'], countries: ['DE'] }, BY_ID],
  ['search "ne4711"', { search: 'ne4711' }, BY_ID],
  ['flagged, by host name', { isFlagged: true }, { field: 'hostname', direction: 'asc' }],
];

function timesOf(work: () => void): number[] {
  return Array.from({ length: ROUNDS }, () => {
    const startedAt = performance.now();
    work();
    return performance.now() - startedAt;
  });
}

/** Times questions to a workspace: a filter with its first page, a jump, facets, the summary. */
export function measureQueries(path: string, rows: number): Figure[] {
  const workspace = Workspace.open(path, false);
  const views = new ItemViews();
  const db = workspace.reader;
  const at = rows.toLocaleString('en');
  const figure = (what: string, times: readonly number[]): Figure => ({
    what: `${what}, ${at} items`,
    value: median(times),
    unit: 'ms',
    beside: `p95 ${percentile(times, 0.95).toFixed(0)} ms of ${times.length}`,
  });
  try {
    const pages = FILTERS.map(([name, filter, sort]) =>
      figure(
        `first page: ${name}`,
        timesOf(() => {
          const { viewId } = views.open(db, filter, [sort]);
          views.read(db, viewId, 0, PAGE_ROWS);
        }),
      ),
    );
    const { viewId, total } = views.open(db, {}, [BY_ID]);
    const jump = timesOf(() => {
      views.read(db, viewId, Math.floor(total / 2), PAGE_ROWS);
    });
    const facets = timesOf(() => {
      readFacets(db, { isFlagged: true });
    });
    const question = { asOf: '2030-01-01' };
    return [
      ...pages,
      figure('page in the middle', jump),
      figure('facets of the flagged', facets),
      figure(
        'summary at another date',
        timesOf(() => summaryFor(db, question)),
      ),
    ];
  } finally {
    workspace.close();
  }
}
