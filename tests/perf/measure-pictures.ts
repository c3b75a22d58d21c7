import { readBurnDown } from '#main/data/queries/overview/burn-down';
import { readEvidenceBars } from '#main/data/queries/overview/evidence-bars';
import { readFlaggedHistory } from '#main/data/queries/overview/flagged-history';
import { readShares } from '#main/data/queries/overview/shares';
import { readSiteMap } from '#main/data/queries/overview/site-map';
import { readSupplierBars } from '#main/data/queries/overview/suppliers';
import { Workspace } from '#main/data/workspace';
import { median, type Figure } from './report.ts';

const ROUNDS = 9;
/** Slower than that a picture lags behind the screen. */
const LIMIT_MS = 100;

/** Times what each picture of the overview asks; the sites when first asked for, and again. */
export async function measurePictures(path: string, rows: number): Promise<Figure[]> {
  const workspace = Workspace.open(path, false);
  const db = workspace.reader;
  const at = rows.toLocaleString('en');
  const timesOf = async (work: () => unknown, rounds: number): Promise<number[]> => {
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const startedAt = performance.now();
      await work();
      times.push(performance.now() - startedAt);
    }
    return times;
  };
  const figure = async (what: string, work: () => unknown): Promise<Figure> => ({
    what: `picture: ${what}, ${at} items`,
    value: median(await timesOf(work, ROUNDS)),
    unit: 'ms',
    limit: LIMIT_MS,
  });
  try {
    const [firstSites = 0] = await timesOf(() => readSiteMap(db, null), 1);
    const view = { west: 5, south: 45, east: 15, north: 55 };
    return [
      await figure('suppliers', () => readSupplierBars(db)),
      await figure('shares', () => readShares(db)),
      await figure('deadlines', () => readBurnDown(db)),
      await figure('flagged over time', () => readFlaggedHistory(db)),
      await figure('evidence', () => readEvidenceBars(db)),
      await figure('sites of a part of the world', () => readSiteMap(db, view)),
      {
        what: `picture: sites, first after a change, ${at} items`,
        value: firstSites,
        unit: 'ms',
        beside: 'in steps between which other questions are answered',
      },
    ];
  } finally {
    workspace.close();
  }
}
