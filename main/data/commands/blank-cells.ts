import type { ImportPlan } from '#shared/contract/import';
import type { CellValue } from '../../import/protocol.ts';
import { COLUMN_OF } from '../database/columns.ts';
import { parseExtra } from '../database/extra.ts';
import type { ClassValues } from './classes.ts';

/** What a row erases: fields by their stored column (`COLUMN_OF`), unmapped columns by heading. */
export type BlankCells = {
  readonly fields: ReadonlySet<string>;
  readonly headings: readonly string[];
};

const NOTHING: BlankCells = { fields: new Set(), headings: [] };

/** What a class says of the fields that are its own, as its file said it. */
function saidByClass(values: ClassValues): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>([
    ['manufacturer', values.manufacturer_id],
    ['function_text', values.function_text],
    ['placement', values.placement_by === 'file' ? values.placement : null],
    ['generation', values.generation_by === 'file' ? values.generation : null],
    ['country', values.country],
    ['status', values.status],
  ]);
}

/**
 * Tells which cells of a row are blank, where the plan says that these erase. A column that the
 * file lacks is not blank, and neither is a word that a field did not understand: it is kept under
 * its heading.
 */
export class BlankCellFinder {
  readonly #erases: boolean;
  readonly #fields: readonly { readonly column: string; readonly heading: string }[];
  readonly #headings: readonly string[];

  constructor(plan: ImportPlan, headings: readonly string[]) {
    this.#erases = plan.blanksErase === true;
    this.#headings = headings;
    this.#fields = plan.mapping.map(({ column, field }) => ({
      column: COLUMN_OF[field],
      heading: headings[column] ?? '',
    }));
  }

  /** True where blank cells erase; a row's hash then does not tell that nothing changes. */
  get erases(): boolean {
    return this.#erases;
  }

  /** The blank cells of a row, none where blanks say nothing. */
  of(incoming: ReadonlyMap<string, CellValue>, itemClass: ClassValues): BlankCells {
    if (!this.#erases) return NOTHING;
    const extra = parseExtra(incoming.get('extra'));
    const said = saidByClass(itemClass);
    const isBlank = (column: string): boolean =>
      (said.has(column) ? said.get(column) : incoming.get(column)) === null;
    return {
      fields: new Set(
        this.#fields
          .filter(({ column, heading }) => isBlank(column) && !extra.has(heading))
          .map(({ column }) => column),
      ),
      headings: this.#headings.filter((heading) => !extra.has(heading)),
    };
  }
}
