import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextDay } from '#shared/domain/date';
import { severityOf, VERDICTS } from '#shared/domain/verdict';
import { withVerdictsFor, type EvaluationSettings } from '#main/data/evaluation/evaluate';
import {
  computeTimeline,
  type ComputedTimeline,
} from '#main/data/evaluation/timeline/compute-timeline';
import { readSummary } from '#main/data/queries/summary';
import {
  anOwnershipTree,
  buildWorld,
  DAYS,
  HOMES,
  setParents,
  somePacks,
  type World,
} from '../support/worlds.ts';
import { someRecords } from '../support/world-records.ts';

let world: World;

beforeAll(async () => {
  world = await buildWorld(300);
});
afterAll(() => {
  world.remove();
});

const RISING = VERDICTS.toReversed();

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** Counts by severity and the verdict of every class, from an evaluation of that day alone. */
function evaluatedOn(settings: EvaluationSettings): {
  counts: number[];
  verdicts: Map<number, number | null>;
  items: Map<number, number>;
} {
  const db = world.workspace.reader;
  return withVerdictsFor(db, settings, (store) => {
    const { byVerdict } = readSummary(db, store, settings.asOf, settings.packs);
    const rows = db
      .prepare<[], { id: number; items: number; severity: number | null }>(
        'SELECT class_id AS id, items, severity FROM temp.class_verdict',
      )
      .all();
    return {
      counts: RISING.map((verdict) => byVerdict[verdict]),
      verdicts: new Map(rows.map(({ id, severity }) => [id, severity])),
      items: new Map(rows.map(({ id, items }) => [id, items])),
    };
  });
}

function countsOn({ before, steps }: ComputedTimeline, day: string): readonly number[] {
  return steps.findLast(({ date }) => date <= day)?.counts ?? before;
}

describe('the counts of every date at which something changes', () => {
  it('are those of an evaluation of that day, and stay so until the next date', () => {
    const db = world.workspace.reader;
    fc.assert(
      fc.property(
        somePacks,
        fc.constantFrom(...HOMES),
        anOwnershipTree,
        someRecords,
        fc.array(fc.date({ min: new Date('2009-01-01'), max: new Date('2036-01-01') }), {
          minLength: 3,
          maxLength: 3,
        }),
        (packs, homeCountry, parents, recordsOf, drawn) => {
          setParents(world.workspace, parents);
          const settings = { homeCountry, packs, records: recordsOf(world) };
          const timeline = computeTimeline(db, settings);
          const dates = timeline.steps.map(({ date }) => date);
          expect(dates).toEqual([...new Set(dates)].toSorted());
          for (const { date, affected } of timeline.steps) {
            const eve = evaluatedOn({ ...settings, asOf: dayBefore(date) });
            const day = evaluatedOn({ ...settings, asOf: date });
            const where = `world ${world.seed}, ${date}`;
            expect(countsOn(timeline, dayBefore(date)), where).toEqual(eve.counts);
            expect(countsOn(timeline, date), where).toEqual(day.counts);
            const others = [...day.verdicts].filter(
              ([id, verdict]) => eve.verdicts.get(id) !== verdict,
            );
            const items = others.reduce((sum, [id]) => sum + (day.items.get(id) ?? 0), 0);
            expect(affected, where).toBe(items);
          }
          const between = drawn.flatMap((date) => {
            if (Number.isNaN(date.getTime())) return [];
            return [date.toISOString().slice(0, 10)];
          });
          for (const asOf of [...between, ...DAYS.map(nextDay)]) {
            const { counts } = evaluatedOn({ ...settings, asOf });
            expect(countsOn(timeline, asOf), `world ${world.seed}, ${asOf}`).toEqual(counts);
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  it('leaves the kept verdicts as they were and no table behind', () => {
    const db = world.workspace.reader;
    const kept = (): unknown => db.prepare('SELECT * FROM main.class_verdict ORDER BY 1').all();
    const before = kept();
    const packs = fc.sample(somePacks, { numRuns: 1, seed: 2 })[0] ?? [];
    computeTimeline(db, { homeCountry: 'FR', packs });
    expect(kept()).toEqual(before);
    expect(db.prepare('SELECT name FROM temp.sqlite_schema').all()).toEqual([]);
  });

  it('adds every item in scope up to the same number on every date', () => {
    const db = world.workspace.reader;
    const packs = fc.sample(somePacks, { numRuns: 1, seed: 5 })[0] ?? [];
    const { before, steps } = computeTimeline(db, { homeCountry: null, packs });
    const inScope = [...world.facts.values()].filter(({ status }) => status !== 'decommissioned');
    for (const counts of [before, ...steps.map((step) => step.counts)]) {
      expect(counts).toHaveLength(severityOf('overdue') + 1);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(inScope.length);
    }
  });
});
