import type { KeptStatement } from '#shared/domain/statement';
import { OwnRules } from '../../../tagging/own-rules.ts';
import type { Database } from '../../database/connection.ts';
import { readSettings, writeSettings } from '../../database/settings.ts';
import { askForRegions, joinMarks, regionMark, statementMark } from '../../evaluation/marks.ts';
import { readStatements } from '../../evaluation/policy-records.ts';
import { readPacks } from '../../queries/packs.ts';
import { valuesOfClass } from '../classes.ts';
import { fieldText, itemColumnOf, type ClassOfItems } from '../own-rules/rule-tagger.ts';
import { reclass, type ItemCell } from '../reclass.ts';

/** What marks are made from. */
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

/**
 * Finds anew which statements each item is about, and its region where a pack asks for it. `areSame`
 * says that neither items nor their tags changed since, so that nothing is to be done unless the
 * statements or packs did. To be called within a transaction, before verdicts are computed.
 */
export function remark(db: Database, areSame: boolean): void {
  const statements = readStatements(db);
  const hasRegions = askForRegions(readPacks(db).map(({ pack }) => pack));
  const definitions = { statements, hasRegions };
  const text = textOf(definitions);
  const { marksMadeFrom } = readSettings(db);
  if (text === marksMadeFrom && (areSame || text === '')) return;
  markAll(db, definitions);
  if (text !== marksMadeFrom) writeSettings(db, { marksMadeFrom: text });
}
