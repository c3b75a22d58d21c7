import { z } from 'zod';
import type { KeptStatement } from '#shared/domain/statement';
import { OwnRules } from '../../../tagging/own-rules.ts';
import type { Database } from '../../database/connection.ts';
import { readSettings, writeSettings } from '../../database/settings.ts';
import {
  askForRegions,
  joinMarks,
  regionMark,
  statementMark,
  withMark,
  withoutMarks,
} from '../../evaluation/marks.ts';
import { readStatements } from '../../evaluation/policy-records.ts';
import { readPacks } from '../../queries/packs.ts';
import { RuleMatcher } from '../../queries/rule-candidates.ts';
import { rewriteClasses, valuesOfClass, type ClassValues } from '../classes.ts';
import {
  CLASS_SQL,
  fieldText,
  itemColumnOf,
  readClassesInUse,
  type ClassOfItems,
  type RowToTag,
} from '../own-rules/rule-tagger.ts';
import { moveItems, reclass, type ItemCell, type Way } from '../reclass.ts';

/** What marks are made from, as it is kept. */
const madeFromSchema = z.object({
  about: z.array(z.tuple([z.int(), z.unknown()])),
  hasRegions: z.boolean(),
});
const NOTHING = { about: [], hasRegions: false };

type Definitions = { readonly statements: readonly KeptStatement[]; readonly hasRegions: boolean };

function textOf({ statements, hasRegions }: Definitions): string {
  if (statements.length === 0 && !hasRegions) return '';
  const about = statements.map(({ id, statement }) => [id, statement.conditions]);
  return JSON.stringify({ about, hasRegions });
}

function markAll(db: Database, { statements, hasRegions }: Definitions): void {
  const rules = new OwnRules(
    statements.map(({ id, statement }) => ({
      id,
      rule: { conditions: statement.conditions, set: {} },
    })),
  );
  const columns = [
    ...new Set([
      ...rules.columns.flatMap((field) => itemColumnOf(field) ?? []),
      ...(hasRegions ? ['region'] : []),
    ]),
  ];
  const regions = new Map<string, string>();
  const regionOf = (row: Readonly<Record<string, ItemCell>>): string[] => {
    const region = row['region'] ?? null;
    if (!hasRegions || region === null) return [];
    const text = String(region);
    const mark = regions.get(text) ?? regionMark(text);
    regions.set(text, mark);
    return [mark];
  };
  const row: Record<string, ItemCell> & { id: number; class_id: number } = { id: 0, class_id: 0 };
  const read = (cells: readonly ItemCell[]): typeof row => {
    columns.forEach((column, at) => {
      row[column] = cells[at] ?? null;
    });
    return row;
  };
  const signatureOf = (of: ClassOfItems): string =>
    rules.signatureOf((field) => fieldText(field, row, of));
  reclass(db, {
    classes: { sql: '1', values: [] },
    reads: columns.map((column) => `i.${column}`),
    via: (cells, of) => {
      read(cells);
      return `${signatureOf(of)} ${regionOf(row).join('')}`;
    },
    target: (cells, of) => {
      read(cells);
      const marks = rules.holding(signatureOf(of), of.supplier_id).map((at) => {
        const id = statements[at]?.id;
        if (id === undefined) throw new Error('A statement is gone.');
        return statementMark(id);
      });
      return { ...valuesOfClass(of), marks: joinMarks([...marks, ...regionOf(row)]) };
    },
    counts: (before, after) => before.marks !== after.marks,
  });
}

/** Takes marks off all classes that have them; no item moves. */
function stripMarks(db: Database, ids: readonly number[]): void {
  const gone = new Set(ids.map(statementMark));
  const has = ids.map(() => 'instr(c.marks, ?) > 0').join(' OR ');
  const classes = db
    .prepare<string[], ClassOfItems>(`${CLASS_SQL} WHERE ${has}`)
    .all(...[...gone].map((mark) => `+${mark}+`));
  const rewritten = classes.map((of): [number, ClassValues] => [
    of.id,
    { ...valuesOfClass(of), marks: withoutMarks(of.marks, gone) },
  ]);
  rewriteClasses(db, new Map(rewritten));
}

/** Marks the items of one statement; classes that it holds whole are rewritten, others are split. */
function addMark(db: Database, { id, statement: { conditions } }: KeptStatement): void {
  const mark = statementMark(id);
  const matcher = new RuleMatcher({ conditions, set: {} });
  const classes = readClassesInUse(db);
  const found = new Map<number, number[]>();
  const isByClass = conditions.every(
    ({ field }) => field === 'supplier' || itemColumnOf(field) === null,
  );
  const where = isByClass ? null : matcher.candidates([...classes.values()]);
  if (where !== null) {
    const columns = conditions.flatMap(({ field }) =>
      field === 'supplier' ? [] : (itemColumnOf(field) ?? []),
    );
    const rows = db
      .prepare<unknown[], RowToTag>(
        `SELECT ${['id', 'class_id', ...new Set(columns)].map((column) => `i.${column}`).join(', ')}
         FROM item i WHERE ${where.sql}`,
      )
      .iterate(...where.values);
    for (const row of rows) {
      const of = classes.get(row.class_id);
      if (of === undefined || !matcher.holdsOf(row, of)) continue;
      const ids = found.get(of.id);
      if (ids === undefined) found.set(of.id, [row.id]);
      else ids.push(row.id);
    }
  }
  const count = db
    .prepare<[number], number>('SELECT count(*) FROM item WHERE class_id = ?')
    .pluck();
  const rewritten = new Map<number, ClassValues>();
  const movers: Way[] = [];
  for (const of of classes.values()) {
    const ids = found.get(of.id);
    if (isByClass ? !matcher.mayHoldIn(of) : ids === undefined) continue;
    const values = { ...valuesOfClass(of), marks: withMark(of.marks, mark) };
    if (ids === undefined || ids.length === count.get(of.id)) rewritten.set(of.id, values);
    else movers.push({ values, ids });
  }
  rewriteClasses(db, rewritten);
  moveItems(db, movers);
}

/** Follows what changed of the statements, where no item or tag did. */
function markChanges(db: Database, before: string, { statements }: Definitions): void {
  const { about } = before === '' ? NOTHING : madeFromSchema.parse(JSON.parse(before));
  const old = new Map(about.map(([id, conditions]) => [id, JSON.stringify(conditions)]));
  const isSame = ({ id, statement }: KeptStatement): boolean =>
    old.get(id) === JSON.stringify(statement.conditions);
  const kept = new Set(statements.filter(isSame).map(({ id }) => id));
  const gone = [...old.keys()].filter((id) => !kept.has(id));
  if (gone.length > 0) stripMarks(db, gone);
  for (const each of statements) {
    if (!kept.has(each.id)) addMark(db, each);
  }
}

/**
 * Finds which statements each item is about, and its region where a pack asks for it. `areSame`
 * says that neither items nor their tags changed since, so that only what changed of the statements
 * is to be followed. True where items may have moved to other classes. To be called within a
 * transaction, before verdicts are computed.
 */
export function remark(db: Database, areSame: boolean): boolean {
  const statements = readStatements(db);
  const hasRegions = askForRegions(readPacks(db).map(({ pack }) => pack));
  const definitions = { statements, hasRegions };
  const text = textOf(definitions);
  const { marksMadeFrom } = readSettings(db);
  if (text === marksMadeFrom && (areSame || text === '')) return false;
  const hadRegions =
    marksMadeFrom !== '' && madeFromSchema.parse(JSON.parse(marksMadeFrom)).hasRegions;
  if (areSame && hadRegions === hasRegions) markChanges(db, marksMadeFrom, definitions);
  else markAll(db, definitions);
  if (text !== marksMadeFrom) writeSettings(db, { marksMadeFrom: text });
  return true;
}
