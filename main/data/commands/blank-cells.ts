import type { ImportPlan } from '#shared/contract/import';
import type { CellValue } from '../../import/protocol.ts';
import { FIELD_AT } from '../../import/row-values.ts';
import { COLUMN_OF } from '../database/columns.ts';
import { parseExtra } from '../database/extra.ts';
import type { ClassValues } from './classes.ts';

/** What a row erases: fields by their stored column (`COLUMN_OF`), texts kept under a heading by it. */
export type BlankCells = {
  readonly fields: ReadonlySet<string>;
  readonly headings: readonly string[];
};

const NOTHING: BlankCells = { fields: new Set(), headings: [] };

type Row = {
  /** What the row says, by stored column. */
  readonly incoming: ReadonlyMap<string, CellValue>;
  readonly itemClass: ClassValues;
  /** The fields that defaults fill; see `ImportBatch`. */
  readonly filled: number;
};

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

/** Tells of which fields a row says something, by their stored columns. */
function teller({ incoming, itemClass }: Row): (column: string) => boolean {
  const ofClass = saidByClass(itemClass);
  return (column) =>
    (ofClass.has(column) ? ofClass.get(column) : (incoming.get(column) ?? null)) !== null;
}

/**
 * Tells which cells of a row are blank, where the plan says that these erase. A column that the
 * file lacks is not blank, and neither is a word that a field did not understand: it is kept under
 * its heading. Such a word goes where the same column says what the field understands.
 */
export class BlankCellFinder {
  readonly #erases: boolean;
  readonly #fields: readonly {
    readonly column: string;
    readonly heading: string;
    readonly bit: number;
  }[];
  readonly #headings: readonly string[];

  constructor(plan: ImportPlan, headings: readonly string[]) {
    this.#erases = plan.blanksErase === true;
    this.#headings = headings;
    this.#fields = plan.mapping.map(({ column, field }) => ({
      column: COLUMN_OF[field],
      heading: headings[column] ?? '',
      bit: 1 << FIELD_AT[field],
    }));
  }

  /** True where blank cells erase; a row's hash then does not tell that nothing changes. */
  get erases(): boolean {
    return this.#erases;
  }

  /** What a row erases of an item that keeps `kept` under headings. */
  of(row: Row, kept: CellValue | undefined): BlankCells {
    if (!this.#erases) return this.#understood(row, kept);
    const extra = parseExtra(row.incoming.get('extra'));
    const says = teller(row);
    const blank = this.#fields.filter(
      ({ column, heading }) => !says(column) && !extra.has(heading),
    );
    return {
      fields: new Set(blank.map(({ column }) => column)),
      headings: this.#headings.filter((heading) => !extra.has(heading)),
    };
  }

  /** The texts that were not understood, of columns that the row says something understood in. */
  #understood(row: Row, kept: CellValue | undefined): BlankCells {
    const known = parseExtra(kept);
    if (known.size === 0) return NOTHING;
    const says = teller(row);
    const headings = this.#fields
      .filter(({ heading }) => known.has(heading))
      .filter(({ column, bit }) => (row.filled & bit) === 0 && says(column))
      .map(({ heading }) => heading);
    return headings.length === 0 ? NOTHING : { fields: NOTHING.fields, headings };
  }
}
