import { CLEAR_SUPPLIER_ID, type WhatIfResult, type WhatIfStep } from '#shared/contract/what-if';
import type { Database } from '../../database/connection.ts';
import { classTerm, isClassOnly } from '../filter-sql.ts';
import { bitOf, CELL_MARKS } from './item-ways.ts';

/** What a step sets. */
type Setting = { readonly column: 'supplier_id' | 'placement' | 'status'; readonly value: string };

function settingOf(step: WhatIfStep): Setting {
  switch (step.kind) {
    case 'replace': {
      const value = step.to === 'clear-supplier' ? CLEAR_SUPPLIER_ID : step.to.supplierId;
      return { column: 'supplier_id', value };
    }
    case 'place':
      return { column: 'placement', value: step.placement };
    case 'remove':
      return { column: 'status', value: 'decommissioned' };
  }
}

/**
 * Lets one step happen to the cells that its filter is about, as the earlier steps left them. `at` is
 * its place from 0. Verdicts and findings are to be there where the filter asks for them.
 */
export function applyStep(
  db: Database,
  step: WhatIfStep,
  at: number,
): WhatIfResult['steps'][number] {
  const { column, value } = settingOf(step);
  const term = classTerm(step.filter, CELL_MARKS);
  const ofItems = isClassOnly(step.filter, CELL_MARKS) ? '1' : `(c.bits & ${bitOf(at)}) <> 0`;
  // The same columns as of `class_verdict` and `item_class`, which filters are written for.
  const cells = `SELECT c.id FROM (SELECT id, coalesce(shift_id, class_id) AS class_id, supplier_id,
      country, severity, deadline FROM temp.what_if_cell) v
    JOIN temp.what_if_cell c ON c.id = v.id WHERE ${term.sql} AND ${ofItems}`;
  const counts = db
    .prepare<unknown[], WhatIfResult['steps'][number]>(
      `SELECT coalesce(sum(items), 0) AS items,
         coalesce(sum(items) FILTER (WHERE ${column} IS NOT ?), 0) AS changed
       FROM temp.what_if_cell WHERE id IN (${cells})`,
    )
    .get(value, ...term.values);
  // Whoever places an item has set its placement, as tagging would note.
  const origin = column === 'placement' ? `, placement_by = 'person'` : '';
  db.prepare(`UPDATE temp.what_if_cell SET ${column} = ?${origin} WHERE id IN (${cells})`).run(
    value,
    ...term.values,
  );
  return counts ?? { items: 0, changed: 0 };
}
