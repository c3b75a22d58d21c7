import type { ActiveRule } from '#shared/domain/own-tag-rule';
import { OwnRules } from '../../../tagging/own-rules.ts';
import { fieldText, itemColumnOf, readClassesInUse } from '../../commands/own-rules/rule-tagger.ts';
import type { Database } from '../../database/connection.ts';
import type { SqlTerm } from '../../evaluation/compile-rule.ts';
import { statementMark, withMark, withoutMarks } from '../../evaluation/marks.ts';
import { readStatements } from '../../evaluation/policy-records.ts';

/**
 * Statements that are about some suppliers only: which of them are about an item is another matter
 * once its supplier is another.
 */
export class SupplierStatements {
  readonly #ids: readonly number[];
  readonly #rules: OwnRules;
  readonly #db: Database;

  constructor(db: Database) {
    const statements = readStatements(db).filter(({ statement }) =>
      statement.conditions.some(({ field }) => field === 'supplier'),
    );
    this.#db = db;
    this.#ids = statements.map(({ id }) => id);
    this.#rules = new OwnRules(
      statements.map(({ id, statement: { conditions } }): ActiveRule => {
        return { id, rule: { conditions, set: {} } };
      }),
    );
  }

  get isEmpty(): boolean {
    return this.#ids.length === 0;
  }

  /** What each item says that the statements look at beside its supplier, over `item i`. */
  signatureTerm(): SqlTerm {
    if (this.#rules.isEmpty) return { sql: `''`, values: [] };
    const columns = [...new Set(this.#rules.columns.flatMap((field) => itemColumnOf(field) ?? []))];
    const classes = readClassesInUse(this.#db);
    const rules = this.#rules;
    this.#db.function('statement_signature', { varargs: true }, (...args: unknown[]) => {
      const [classId, ...cells] = args as [number, ...(string | number | null)[]];
      const of = classes.get(classId);
      if (of === undefined) throw new Error('An item is of no class.');
      const own = Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? null]));
      const row = { ...own, id: 0, class_id: classId };
      return rules.signatureOf((field) => fieldText(field, row, of));
    });
    const args = ['i.class_id', ...columns.map((column) => `i.${column}`)];
    return { sql: `statement_signature(${args.join(', ')})`, values: [] };
  }

  /** The marks of items of a signature, once they are of a supplier. */
  marksFor(marks: string, signature: string, supplierId: string | null): string {
    let own = withoutMarks(marks, new Set(this.#ids.map(statementMark)));
    for (const at of this.#rules.holding(signature, supplierId)) {
      const id = this.#ids[at];
      if (id !== undefined) own = withMark(own, statementMark(id));
    }
    return own ?? '';
  }
}
