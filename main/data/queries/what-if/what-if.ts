import type { WhatIf, WhatIfResult, WhatIfSide } from '#shared/contract/what-if';
import type { IsoDate } from '#shared/domain/date';
import type { PolicyPack } from '#shared/domain/policy';
import { supplierOf } from '../../commands/assign-vendor.ts';
import type { Database } from '../../database/connection.ts';
import { withVerdictsFor, type VerdictStore } from '../../evaluation/evaluate.ts';
import { answerFor } from '../summary-document.ts';
import { amountsOfCells, dropCells, makeCells, noteVerdicts, shiftsOfCells } from './cells.ts';
import { readDifferences } from './differences.ts';
import {
  countedIn,
  COUNTED_CELLS,
  pairSuppliers,
  readFigures,
  readSupplierNames,
  readSuppliers,
  type Counted,
} from './figures.ts';
import { asksVerdicts } from './item-ways.ts';
import { readScenario, type Scenario } from './scenario.ts';
import { pairShares, readShares } from './shares.ts';
import { applyStep } from './steps.ts';

function readSide(
  db: Database,
  counted: Counted,
  { asOf, packs }: { readonly asOf: IsoDate; readonly packs: readonly PolicyPack[] },
): WhatIfSide {
  const policies = packs.map(({ id, version, title }) => ({ id, version, title }));
  return { asOf, policies, ...readFigures(db, counted) };
}

/** Today's side; keeps today's verdicts by class in `temp.what_if_today`. */
function readToday(db: Database) {
  return answerFor(db, {}, (store, asOf, packs) => {
    db.exec(`DROP TABLE IF EXISTS temp.what_if_today;
      CREATE TEMP TABLE what_if_today (class_id INTEGER PRIMARY KEY, severity INTEGER);
      INSERT INTO temp.what_if_today SELECT class_id, severity FROM ${store}.class_verdict`);
    const counted = countedIn(store);
    return {
      side: readSide(db, counted, { asOf, packs }),
      suppliers: readSuppliers(db, counted),
      shares: readShares(db, store, packs),
    };
  });
}

/** Computes the verdicts of the cells as they are now, and answers while these are kept. */
function withCellVerdicts<T>(
  db: Database,
  scenario: Scenario,
  statements: ReturnType<typeof makeCells>,
  answer: (store: VerdictStore) => T,
): T {
  const { asOf, homeCountry, packs } = scenario;
  const shifts = shiftsOfCells(db, scenario, statements);
  const amountsFrom = amountsOfCells(db);
  const settings = {
    asOf,
    homeCountry,
    packs,
    shifts,
    ...(amountsFrom === null ? {} : { amountsFrom }),
  };
  return withVerdictsFor(db, settings, (store) => {
    noteVerdicts(db);
    return answer(store);
  });
}

/**
 * Counts a scenario beside today: other policies, another date, and steps that change items in
 * order. Works per class and on temporary tables alone, so that a connection that reads will do;
 * where steps ask what single items say, one statement looks at them. Fails with `not-found` for an
 * unknown pack or supplier and with `invalid-input` for a text that is no pack.
 */
export function answerWhatIf(db: Database, whatIf: WhatIf): WhatIfResult {
  const { steps } = whatIf;
  const scenario = readScenario(db, whatIf);
  for (const step of steps) {
    if (step.kind === 'replace' && step.to !== 'clear-supplier') supplierOf(db, step.to.supplierId);
  }
  const names = readSupplierNames(db);
  try {
    const today = readToday(db);
    const statements = makeCells(db, steps, scenario);
    const done = steps.map((step, at) => {
      const apply = () => applyStep(db, step, at);
      return asksVerdicts(step.filter)
        ? withCellVerdicts(db, scenario, statements, apply)
        : apply();
    });
    return withCellVerdicts(db, scenario, statements, (store) => {
      const side = readSide(db, COUNTED_CELLS, scenario);
      if (side.items.total !== today.side.items.total) {
        throw new Error(`Of ${today.side.items.total} items ${side.items.total} are left.`);
      }
      return {
        today: today.side,
        scenario: side,
        steps: done,
        bySupplier: pairSuppliers(today.suppliers, readSuppliers(db, COUNTED_CELLS), names),
        shares: pairShares(db, today.shares, readShares(db, store, scenario.packs)),
        ...readDifferences(db, names),
      };
    });
  } finally {
    dropCells(db);
    db.exec('DROP TABLE IF EXISTS temp.what_if_today');
  }
}
