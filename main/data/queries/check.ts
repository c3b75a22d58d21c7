import type { Database } from '../database/connection.ts';
import { constraintProblems } from './check-constraints.ts';
import { recordProblems } from './check-records.ts';
import { valueProblems } from './check-values.ts';
import { verdictProblems } from './check-verdicts.ts';
import {
  readItemLines,
  readItemSums,
  readKnownGaps,
  readRejectLines,
  type LedgerGaps,
} from './ledgers.ts';

export type CheckResult = {
  readonly ok: boolean;
  readonly items: number;
  readonly imports: number;
  readonly problems: readonly string[];
};

/** Problems that SQLite may list of one file; the first ones say enough. */
const MAX_PROBLEMS = 20;

function integrityProblems(db: Database): string[] {
  const found = db.pragma(`integrity_check(${MAX_PROBLEMS})`) as { integrity_check: string }[];
  const broken = db.pragma('foreign_key_check') as { table: string }[];
  return [
    ...found
      .flatMap((row) => row.integrity_check.split('\n'))
      .filter((line) => line !== 'ok' && !line.startsWith('***'))
      .slice(0, MAX_PROBLEMS)
      .map((line) => `its pages are damaged (${line})`),
    ...constraintProblems(db),
    ...(broken.length === 0 ? [] : [`${broken.length} rows refer to rows that are not there`]),
  ];
}

function ledgerProblems(db: Database): string[] {
  const names = (sql: string): string[] => db.prepare<[], string>(sql).pluck().all();
  const unbalanced = names(
    `SELECT file_name FROM import WHERE rows_read <>
       rows_added + rows_updated + rows_unchanged + rows_skipped + rows_rejected`,
  );
  const known = readKnownGaps(db);
  const rejects = readRejectLines(db).filter(
    ({ id, found, expected }) => found !== expected - (known.rejects[id] ?? 0),
  );
  const orphans =
    db
      .prepare<[], number>(
        `SELECT count(*) FROM item_removal WHERE item_id NOT IN (SELECT id FROM item)`,
      )
      .pluck()
      .get() ?? 0;
  return [
    ...(orphans === 0 ? [] : [`${orphans} removal plans are of items that are not there`]),
    ...unbalanced.map((name) => `the ledger of ${name} does not balance`),
    ...rejects.map(({ name }) => `rejected rows of ${name} are missing`),
    ...historyProblems(db, known),
  ];
}

/**
 * The ledgers of the whole history against the items. Each item was added by one import that is not
 * undone, so: items = added by all imports − removed by all undos − lost when rows were saved out of a
 * damaged file.
 */
function historyProblems(db: Database, known: LedgerGaps): string[] {
  const { items, added, removed, evaluated } = readItemSums(db);
  const unequal = readItemLines(db)
    .map((line) => ({ ...line, expected: line.expected - (known.byImport[line.id] ?? 0) }))
    .filter(({ found, expected }) => found !== expected);
  const lost = known.items === 0 ? '' : `, and ${known.items} were lost with a damaged file`;
  return [
    ...(items === added - removed - known.items
      ? []
      : [
          `${items} items are there, but imports added ${added} and undos removed ${removed}${lost}`,
        ]),
    ...unequal.map(
      ({ name, found, expected }) => `${found} items are of ${name}, whose ledger has ${expected}`,
    ),
    ...(items === evaluated ? [] : [`${items} items are there, but ${evaluated} have a verdict`]),
  ];
}

/** What is looked at, in this order. */
const PARTS = ['file', 'ledgers', 'values', 'verdicts', 'items'] as const;
type CheckPart = (typeof PARTS)[number];

/**
 * Looks for damage in the file, for ledgers that do not balance, for values that Provenet never writes,
 * and for verdicts that do not follow from the items and the policies. Says of each part when it begins.
 */
export function* checkInParts(db: Database): Generator<CheckPart, CheckResult> {
  let [items, imports] = [0, 0];
  const count = (table: 'item' | 'import'): number =>
    db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
  const looks: Readonly<Record<CheckPart, () => readonly string[]>> = {
    file: () => integrityProblems(db),
    ledgers: () => ledgerProblems(db),
    values: () => [...valueProblems(db), ...recordProblems(db)],
    verdicts: () => verdictProblems(db),
    items: () => {
      [items, imports] = [count('item'), count('import')];
      return [];
    },
  };
  const problems: string[] = [];
  for (const part of PARTS) {
    yield part;
    // What cannot be read any more is what is looked for, and ends no part but its own.
    try {
      problems.push(...looks[part]());
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      problems.push(`the ${part} cannot be read (${why})`);
    }
  }
  return { ok: problems.length === 0, items, imports, problems };
}

/** As `checkInParts`, all at once. */
export function checkWorkspace(db: Database): CheckResult {
  const parts = checkInParts(db);
  for (;;) {
    const part = parts.next();
    if (part.done === true) return part.value;
  }
}
