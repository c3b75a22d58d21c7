import { z } from 'zod';
import type { SavedView } from '#shared/contract/views';
import {
  itemFilterSchema,
  itemOrderSchema,
  type FilterChoices,
  type ItemFilter,
} from '#shared/domain/filter';
import {
  DEFAULT_ORDER,
  densitySchema,
  viewColumnsSchema,
  type ViewDefinition,
} from '#shared/domain/saved-view';
import type { Database } from '../database/connection.ts';
import { readPacks } from './packs.ts';

type StoredView = {
  readonly id: number;
  readonly name: string;
  readonly view: string;
  readonly is_start: number;
};

const storedSchema = z
  .object({
    filter: z.unknown(),
    order: z.unknown(),
    columns: z.unknown(),
    density: z.unknown(),
  })
  .partial();
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
function parseStored(text: string): z.infer<typeof storedSchema> {
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

/** Some of a kind by their ids, in words; none where there are none. */
function named(ids: ReadonlySet<string | null>, one: string, many: string): string[] {
  if (ids.size === 0) return [];
  return [`${counted(ids.size, one, many)} (${[...ids].slice(0, 5).join(', ')})`];
}

/** What a workspace has of what views can name. */
type Present = {
  readonly supplierIds: ReadonlySet<string>;
  readonly ruleKeys: ReadonlySet<string>;
  /** Whether an import was undone, by its id. */
  readonly imports: ReadonlyMap<number, boolean>;
};

function readPresent(db: Database): Present {
  return {
    supplierIds: new Set(db.prepare<[], string>('SELECT id FROM supplier').pluck().all()),
    ruleKeys: new Set(
      readPacks(db).flatMap(({ pack }) => pack.rules.map(({ id }) => `${pack.id}/${id}`)),
    ),
    imports: new Map(
      db
        .prepare<[], { id: number; isUndone: number }>(
          'SELECT id, undone_by IS NOT NULL AS isUndone FROM import',
        )
        .all()
        .map(({ id, isUndone }) => [id, isUndone === 1]),
    ),
  };
}

/** All values that a filter names under some conditions, those that it leaves out included. */
function namesIn<Key extends keyof FilterChoices>(
  filter: ItemFilter,
  keys: readonly Key[],
): NonNullable<FilterChoices[Key]>[number][] {
  return keys.flatMap((key) => [...(filter[key] ?? []), ...(filter.not?.[key] ?? [])]);
}

/** What a filter names and the workspace does not have any more, or has undone, as sentences. */
function goneSentences(present: Present, filter: ItemFilter): string[] {
  const suppliers = namesIn(filter, ['suppliers']).filter(
    (id) => id !== null && !present.supplierIds.has(id),
  );
  const rules = namesIn(filter, ['flaggedBy', 'undeterminedBy']).filter(
    (key) => !present.ruleKeys.has(key),
  );
  const imports = [...new Set(namesIn(filter, ['importIds']))];
  const goneImports = imports.filter((id) => !present.imports.has(id));
  const undone = imports.filter((id) => present.imports.get(id) === true);
  const gone = [
    ...named(new Set(suppliers), 'vendor', 'vendors'),
    ...named(new Set(rules), 'rule', 'rules'),
    ...(goneImports.length === 0 ? [] : [counted(goneImports.length, 'import', 'imports')]),
  ];
  const listed = new Intl.ListFormat('en-GB').format(gone);
  return [
    ...(gone.length === 0
      ? []
      : [`This view names ${listed} that the workspace does not have any more.`]),
    ...(undone.length === 0
      ? []
      : [`This view names ${counted(undone.length, 'undone import', 'undone imports')}.`]),
  ];
}

function noteOf(present: Present, { filter }: ViewDefinition, isWhole: boolean): string | null {
  const sentences = [
    ...(isWhole
      ? []
      : ['Parts of this view that this version of Provenet cannot read are left out.']),
    ...goneSentences(present, filter),
  ];
  return sentences.length === 0 ? null : sentences.join(' ');
}

/** The views that the workspace keeps, in the order of their names. */
export function readSavedViews(db: Database): SavedView[] {
  const present = readPresent(db);
  return db
    .prepare<[], StoredView>(
      'SELECT id, name, view, is_start FROM saved_view WHERE is_removed = 0 ORDER BY name COLLATE NOCASE, id',
    )
    .all()
    .map((row) => {
      const { view, isWhole } = readDefinition(row.view);
      const note = noteOf(present, view, isWhole);
      return { id: row.id, name: row.name, view, isStart: row.is_start === 1, note };
    });
}
