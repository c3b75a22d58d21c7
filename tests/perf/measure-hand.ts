import { framesDuring, readClock, startClock, type Shown } from './hand-clock.ts';
import {
  askForRow,
  scroll,
  searchFor,
  takeInHand,
  toggleValue,
  valuesOf,
  type Hand,
} from './hand.ts';
import { SEARCHES, searchShellTime } from './measure-search.ts';
import { CASES, countsSql, middleSql } from './query-cases.ts';
import { median, percentile, type Figure } from './report.ts';
import { shellTimes } from './shell-sql.ts';

const JUMPS = 20;
const JUMP_STEP = 1000;
const WHEEL_STEPS = 200;
const WHEEL_PIXELS = 240;
/** Sizes up to which the figures are promised; beyond them they show how things grow. */
const PROMISED_UP_TO = 1_000_000;

async function timed(hand: Hand, shown: Shown, act: () => Promise<void>): Promise<number> {
  await startClock(hand.page, shown);
  await act();
  return readClock(hand.page);
}

/** Every vendor with every placement and country, each filter once: none has an answer that is kept. */
async function changeFacets(hand: Hand): Promise<number[]> {
  const { page } = hand;
  const times: number[] = [];
  const isKept = new Set<string>(['']);
  const chosen = new Set<string>();
  const toggle = async (facet: string, value: string): Promise<void> => {
    const name = `${facet} ${value}`;
    if (!chosen.delete(name)) chosen.add(name);
    const time = await timed(hand, { kind: 'filter' }, () => toggleValue(page, facet, value));
    const filter = [...chosen].toSorted((a, b) => a.localeCompare(b)).join();
    if (!isKept.has(filter)) times.push(time);
    isKept.add(filter);
  };
  const vendors = await valuesOf(page, 'Vendor');
  for (const vendor of vendors.slice(0, 5)) {
    await toggle('Vendor', vendor);
    // What the vendor has none of is not offered.
    const others = [
      ...(await valuesOf(page, 'Placement')).map((value) => ['Placement', value] as const),
      ...(await valuesOf(page, 'Country')).slice(0, 5).map((value) => ['Country', value] as const),
    ];
    for (const [facet, value] of others) {
      await toggle(facet, value);
      await toggle(facet, value);
    }
    await toggle('Vendor', vendor);
  }
  return times;
}

async function search(hand: Hand): Promise<number[]> {
  const times: number[] = [];
  for (const text of SEARCHES) {
    times.push(await timed(hand, { kind: 'search', text }, () => searchFor(hand.page, text)));
  }
  await searchFor(hand.page, '');
  await hand.page
    .getByText(/^Counting|“/u)
    .first()
    .waitFor({ state: 'detached' });
  return times;
}

async function jump(hand: Hand, rows: number): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < JUMPS; round += 1) {
    const row = Math.floor(rows / 2) + round * JUMP_STEP;
    await askForRow(hand.page, row);
    const shown = { kind: 'row', index: row - 1 } as const;
    times.push(await timed(hand, shown, () => hand.page.keyboard.press('Enter')));
  }
  return times;
}

type Asked = {
  readonly what: string;
  readonly times: readonly number[];
  readonly shell: readonly number[];
  readonly limit: number;
};

function figuresOf({ what, times, shell, limit }: Asked, rows: number): Figure[] {
  const at = `${rows.toLocaleString('en')} items`;
  const isPromised = rows <= PROMISED_UP_TO;
  const [ours, theirs] = [median(times), median(shell)];
  return [
    {
      what: `in the app: ${what}, ${at}, p95`,
      value: percentile(times, 0.95),
      unit: 'ms',
      beside: `median ${ours.toFixed(0)} ms of ${times.length}; sqlite3 ${theirs.toFixed(0)} ms`,
      ...(isPromised ? { limit } : {}),
    },
    {
      what: `in the app: ${what}, ${at}, against sqlite3`,
      value: ours / theirs,
      unit: 'x',
      limit: 1.5,
    },
  ];
}

/**
 * Times what a hand does in the real app, from the event to the frame that shows the answer: a
 * change of a facet, a search, a jump to the middle, and the frames of scrolling.
 */
export async function measureHand(source: string, rows: number): Promise<Figure[]> {
  const hand = await takeInHand(source);
  try {
    const facets = await changeFacets(hand);
    const searches = await search(hand);
    const jumps = await jump(hand, rows);
    const frames = await framesDuring(hand.page, () =>
      scroll(hand.page, WHEEL_STEPS, WHEEL_PIXELS),
    );
    const asked: Asked[] = [
      {
        what: 'facet changed to counts and first page',
        times: facets,
        shell: CASES.flatMap((each) => shellTimes(hand.path, countsSql(each), 1)),
        limit: 100,
      },
      {
        what: 'search to count and first page',
        times: searches,
        shell: SEARCHES.map((text) => searchShellTime(hand.path, text)),
        limit: 150,
      },
      {
        what: 'jump to the middle',
        times: jumps,
        shell: shellTimes(hand.path, [middleSql(rows)], 3),
        limit: 50,
      },
    ];
    return [
      ...asked.flatMap((each) => figuresOf(each, rows)),
      {
        what: `in the app: longest frame of scrolling, ${rows.toLocaleString('en')} items`,
        value: Math.max(...frames),
        unit: 'ms',
        beside: `median ${median(frames).toFixed(0)} ms of ${frames.length}`,
        ...(rows <= PROMISED_UP_TO ? { limit: 50 } : {}),
      },
    ];
  } finally {
    await hand.close();
  }
}
