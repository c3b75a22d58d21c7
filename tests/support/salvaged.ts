import BetterSqlite3 from 'better-sqlite3';
import { dirname, join } from 'node:path';
import type { SalvageReport } from '#shared/contract/salvage';
import { COPIED_TABLES } from '#main/data/salvage/copied-tables';
import { salvageWorkspace } from '#main/data/salvage/salvage-workspace';

/** Saves rows out of a workspace beside it, in one go. */
export function salvageBeside(
  from: string,
  name = 'saved.provenet',
): {
  readonly path: string;
  readonly report: SalvageReport;
} {
  const path = join(dirname(from), name);
  const steps = salvageWorkspace({ from, to: path });
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return { path, report: step.value };
}

/** The rows of each table as texts, by what numbers or names them. */
export function rowsOf(path: string, tables: readonly string[]): Map<string, Map<string, string>> {
  const db = new BetterSqlite3(path, { readonly: true });
  try {
    return new Map(
      tables.map((table) => {
        const keys = db
          .prepare<[string], string>(
            'SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk',
          )
          .pluck()
          .all(table);
        const rows = db.prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}"`).all();
        return [
          table,
          new Map(
            rows.map((row) => [JSON.stringify(keys.map((key) => row[key])), JSON.stringify(row)]),
          ),
        ];
      }),
    );
  } finally {
    db.close();
  }
}

/** Tables whose rows the program ships, or computes anew from them. */
const NOT_THE_SAME: readonly string[] = ['setting', 'policy_pack'];

/** Every row of every table with facts. */
export type Original = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Reads what a sound workspace holds, to hold what is saved out of it against. */
export const originalOf = (path: string): Original =>
  rowsOf(
    path,
    COPIED_TABLES.filter((table) => !NOT_THE_SAME.includes(table)),
  );

/**
 * What is wrong with what was saved: rows that are not the original ones and of which nothing is said,
 * and rows that are missing in silence. Nothing where all is accounted for.
 */
export function betrayals(original: Original, path: string, report: SalvageReport): string[] {
  const now = rowsOf(path, [...original.keys()]);
  const found = [...original].flatMap(([table, before]) => {
    const said = report.tables.find((each) => each.table === table);
    const after = now.get(table) ?? new Map<string, string>();
    const strange = [...after].filter(([key, row]) => before.get(key) !== row).length;
    const missing = [...before.keys()].filter((key) => !after.has(key)).length;
    // The salvage itself is a change of the history.
    const allowed =
      (said?.blanked ?? 0) +
      (said?.standIns ?? 0) +
      (said?.doubtful ?? 0) +
      (table === 'change' ? 1 : 0);
    return [
      ...(strange > allowed ? [`${strange} rows of ${table} are others, ${allowed} said`] : []),
      // A key that was altered is a row that is missing and another one, in doubt.
      ...(missing > (said?.lost ?? 0) + (said?.doubtful ?? 0) && said?.isLostExact !== false
        ? [`${missing} rows of ${table} are missing, ${said?.lost ?? 0} said`]
        : []),
    ];
  });
  return [...found, ...report.problems];
}
