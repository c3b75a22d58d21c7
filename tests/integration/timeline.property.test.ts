import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PolicyPack } from '#shared/domain/policy';
import type { Database } from '#main/data/database/connection';
import { withVerdictsFor } from '#main/data/evaluation/evaluate';
import { readTimeline } from '#main/data/evaluation/timeline';
import {
  anOwnershipTree,
  buildWorld,
  HOMES,
  setParents,
  somePacks,
  type World,
} from '../support/worlds.ts';
import { BOUNDARY_DAYS, SUPPLIERS } from '../support/world-records.ts';

let world: World;

beforeAll(async () => {
  world = await buildWorld(400);
  world.workspace.write((db) => {
    const list = db.prepare('INSERT INTO listed_supplier VALUES (?, ?, ?, ?, 1)');
    db.exec(`INSERT INTO change (id, at, kind, text, items, detail)
      SELECT 1, '2026-01-01', 'policy', 'A test', 0, '{}'
      WHERE NOT EXISTS (SELECT 1 FROM change WHERE id = 1)`);
    for (const [at, since] of BOUNDARY_DAYS.entries()) {
      list.run(`pack-${at}`, SUPPLIERS[at], since, 'A test');
    }
  });
}, 60_000);
afterAll(() => {
  world.remove();
});

/** Items in scope by severity on a day, as the whole evaluation has them. */
function countsOn(db: Database, asOf: string, homeCountry: string | null, packs: PolicyPack[]) {
  return withVerdictsFor(db, { asOf, homeCountry, packs }, () => {
    const rows = db
      .prepare<[], { severity: number; items: number }>(
        `SELECT severity, sum(items) AS items FROM temp.class_verdict
         WHERE severity IS NOT NULL GROUP BY severity`,
      )
      .all();
    const counts = [0, 0, 0, 0, 0, 0, 0];
    for (const { severity, items } of rows) counts[severity] = items;
    return counts;
  });
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

describe('the days on which something changes', () => {
  it('have the counts of a whole evaluation, and so has every day until the next', () => {
    const { workspace } = world;
    const db = workspace.reader;
    let changed = 0;
    fc.assert(
      fc.property(
        somePacks,
        fc.constantFrom(...HOMES),
        anOwnershipTree,
        fc.nat(2000),
        (packs, homeCountry, parents, later) => {
          setParents(workspace, parents);
          const days = readTimeline(db, { packs, homeCountry });
          days.forEach(({ date, bySeverity, affected }, at) => {
            expect(bySeverity).toEqual(countsOn(db, date, homeCountry, packs));
            if (affected > 0) changed += 1;
            const next = days[at + 1]?.date ?? '2060-01-01';
            const between = dayAfter(date, later);
            if (between >= next) return;
            expect(countsOn(db, between, homeCountry, packs)).toEqual(bySeverity);
          });
          const [first] = days;
          if (first === undefined) return;
          const former = countsOn(db, dayAfter(first.date, -1), homeCountry, packs);
          expect(former.slice(1)).toEqual([0, 0, 0, 0, 0, 0]);
        },
      ),
      { numRuns: 60 },
    );
    expect(changed).toBeGreaterThan(50);
  }, 90_000);
});
