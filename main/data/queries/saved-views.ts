import { z } from 'zod';
import type { SavedView } from '#shared/contract/views';
import { itemFilterSchema, itemOrderSchema, type ItemFilter } from '#shared/domain/filter';
import {
  DEFAULT_ORDER,
  densitySchema,
  viewColumnsSchema,
  type ViewDefinition,
} from '#shared/domain/saved-view';
import type { Database } from '../database/connection.ts';

type StoredView = {
  readonly id: number;
  readonly name: string;
  readonly view: string;
  readonly is_start: number;
};

const storedSchema = z.object({
  filter: z.unknown(),
  order: z.unknown(),
  columns: z.unknown(),
  density: z.unknown(),
});
const conditionsSchema = z.record(z.string(), z.unknown());

/**
 * The filter of a view as far as this program understands it, and whether that is all of it. A
 * view that another version kept may hold conditions that are not known here; each is looked at
 * alone, so that one of them does not take the others with it.
 */
function readFilter(stored: unknown): { filter: ItemFilter; isWhole: boolean } {
  const whole = itemFilterSchema.safeParse(stored);
  if (whole.success) return { filter: whole.data, isWhole: true };
  const conditions = conditionsSchema.catch({}).parse(stored);
  const known = Object.entries(conditions).flatMap(([name, value]) => {
    const alone = itemFilterSchema.safeParse({ [name]: value });
    return alone.success ? Object.entries(alone.data) : [];
  });
  return { filter: itemFilterSchema.parse(Object.fromEntries(known)), isWhole: false };
}

const NO_COLUMNS: ViewDefinition['columns'] = { order: [], hidden: [], pinned: [], widths: {} };

/** The parts of a stored view; one that is no JSON any more has none. */
function parseStored(text: string): Partial<z.infer<typeof storedSchema>> {
  try {
    return storedSchema.safeParse(JSON.parse(text)).data ?? {};
  } catch {
    // It opens as the whole inventory, and says that parts are left out.
    return {};
  }
}

function readDefinition(text: string): { view: ViewDefinition; isWhole: boolean } {
  const stored = parseStored(text);
  const { filter, isWhole } = readFilter(stored.filter);
  const order = itemOrderSchema.safeParse(stored.order);
  const columns = viewColumnsSchema.catch(NO_COLUMNS).parse(stored.columns);
  const density = densitySchema.catch('normal').parse(stored.density);
  const view = { filter, order: order.data ?? DEFAULT_ORDER, columns, density };
  return { view, isWhole: isWhole && order.success };
}

function counted(count: number, one: string, many: string): string {
  return count === 1 ? `one ${one}` : `${count} ${many}`;
}

/** Which of the suppliers and imports that a filter names, leaves out included, are gone. */
function goneWords(db: Database, filter: ItemFilter): string[] {
  const hasSupplier = db.prepare<[string], number>('SELECT 1 FROM supplier WHERE id = ?').pluck();
  const hasImport = db.prepare<[number], number>('SELECT 1 FROM import WHERE id = ?').pluck();
  const suppliers = [...(filter.suppliers ?? []), ...(filter.not?.suppliers ?? [])];
  const imports = [...(filter.importIds ?? []), ...(filter.not?.importIds ?? [])];
  const goneSuppliers = new Set(
    suppliers.filter((id) => id !== null && hasSupplier.get(id) === undefined),
  );
  const goneImports = new Set(imports.filter((id) => hasImport.get(id) === undefined));
  return [
    ...(goneSuppliers.size === 0
      ? []
      : [
          `${counted(goneSuppliers.size, 'vendor', 'vendors')} (${[...goneSuppliers].slice(0, 5).join(', ')})`,
        ]),
    ...(goneImports.size === 0 ? [] : [counted(goneImports.size, 'import', 'imports')]),
  ];
}

function noteOf(db: Database, { filter }: ViewDefinition, isWhole: boolean): string | null {
  const gone = goneWords(db, filter);
  const sentences = [
    ...(isWhole
      ? []
      : ['Parts of this view that this version of Provenet cannot read are left out.']),
    ...(gone.length === 0
      ? []
      : [`This view names ${gone.join(' and ')} that the workspace does not have any more.`]),
  ];
  return sentences.length === 0 ? null : sentences.join(' ');
}

/** The views that the workspace keeps, in the order of their names. */
export function readSavedViews(db: Database): SavedView[] {
  return db
    .prepare<[], StoredView>(
      'SELECT id, name, view, is_start FROM saved_view WHERE is_removed = 0 ORDER BY name COLLATE NOCASE, id',
    )
    .all()
    .map((row) => {
      const { view, isWhole } = readDefinition(row.view);
      const note = noteOf(db, view, isWhole);
      return { id: row.id, name: row.name, view, isStart: row.is_start === 1, note };
    });
}
