import {
  IMPORT_MODES,
  importPlanSchema,
  readingSchema,
  type ImportPlan,
} from '#shared/contract/import';
import type { Profile } from '#shared/contract/profile';
import { formOfHeading } from '#shared/domain/heading-form';
import type { ItemField } from '#shared/domain/item';
import { AppError } from '#shared/rpc/app-error';
import type { FileFacts } from '../import/file-facts.ts';
import { openTable, suggestKey, type Table } from '../import/table.ts';
import { builtInFieldAliases } from '../tagging/field-catalogue.ts';
import { UsageError } from './io.ts';
import { fieldOption, keyOption, pairOption, type Parsed } from './options.ts';
import { READING_OPTIONS, readingOption } from './reading-options.ts';

/** Options that say how a file is read and what its rows do. */
export const PLAN_OPTIONS = {
  ...READING_OPTIONS,
  map: { type: 'string', multiple: true },
  key: { type: 'string', multiple: true },
  default: { type: 'string', multiple: true },
  mode: { type: 'string' },
  source: { type: 'string' },
  'blanks-erase': { type: 'boolean' },
} as const;

type Mapping = ImportPlan['mapping'];

/** Finds the column of a heading, see `formOfHeading`. */
function columnOf(table: Table, option: string, name: string): number {
  const column = table.headings.findIndex(
    (heading) => formOfHeading(heading.name) === formOfHeading(name),
  );
  if (column !== -1) return column;
  const names = table.headings.map((heading) => heading.name).join(', ');
  throw new UsageError(
    `${option}: ${table.facts.fileName} has no column "${name}"; it has ${names}`,
  );
}

/** The mapping: columns named by `--map` come first, then the profile's, then suggestions. */
function mappingOf(table: Table, parsed: Parsed, profile: Profile | null): Mapping {
  const chosen = parsed.list('map').map((text) => {
    const [name, field] = pairOption('--map', text);
    return { column: columnOf(table, '--map', name), field: fieldOption('--map', field) };
  });
  const twice = chosen.find(({ column, field }, at) =>
    chosen.slice(0, at).some((each) => each.column === column || each.field === field),
  );
  if (twice !== undefined) {
    throw new UsageError(
      `--map names "${table.headings[twice.column]?.name ?? ''}" or ${twice.field} twice; map each once`,
    );
  }
  const kept = Object.entries(profile?.map ?? {}).map(([name, field]) => ({
    column: columnOf(table, '--profile', name),
    field,
  }));
  // A heading that the profile saw and did not map was left alone on purpose.
  const left = new Set((profile?.headings ?? []).map(formOfHeading));
  const suggested = table.headings.flatMap(({ name, mappedTo }, column) =>
    mappedTo === null || left.has(formOfHeading(name)) ? [] : [{ column, field: mappedTo }],
  );
  const mapping: { column: number; field: ItemField }[] = [];
  for (const [list, mayYield] of [
    [chosen, false],
    [kept, true],
    [suggested, true],
  ] as const) {
    for (const each of list) {
      const isTaken = mapping.some(
        ({ column, field }) => column === each.column || field === each.field,
      );
      if (!isTaken || !mayYield) mapping.push(each);
    }
  }
  return mapping;
}

/** A plan, and what a pass over its file has told. */
export type Planned = { readonly plan: ImportPlan; readonly facts: FileFacts };

function modeOption(parsed: Parsed): ImportPlan['mode'] {
  const text = parsed.text('mode');
  const mode = IMPORT_MODES.find((each) => each === text);
  if (text === undefined || mode !== undefined) return mode;
  throw new UsageError(`--mode "${text}" is not known; use ${IMPORT_MODES.join(', ')}`);
}

/** What the texts of the file mean, as a plan lists it. */
function valuesOf(profile: Profile | null): ImportPlan['values'] {
  if (profile?.values === undefined) return undefined;
  return Object.entries(profile.values).flatMap(([field, meanings]) =>
    Object.entries(meanings).map(([from, to]) => ({
      field: fieldOption('--profile', field),
      from,
      to,
    })),
  );
}

/** What the rows of the file do; what is said beside the profile comes before it. */
function effectOf(parsed: Parsed, profile: Profile | null): Partial<ImportPlan> {
  const source = parsed.text('source')?.trim() ?? profile?.source;
  if (source === '') throw new UsageError('--source takes the name of a source');
  const mode = modeOption(parsed) ?? profile?.mode;
  if (mode === 'snapshot' && source === undefined) {
    throw new UsageError('--mode snapshot needs the name of its source; add --source NAME');
  }
  return {
    mode,
    source,
    blanksErase: parsed.flag('blanks-erase') ? true : profile?.blanksErase,
    values: valuesOf(profile),
    dateOrder: profile?.dateOrder,
    decimalMark: profile?.decimalMark,
    profile: profile?.name,
  };
}

/**
 * The plan for a file by options and profile. Fails with a usage error or an `AppError` where
 * these name what the file or the fields have not; see `openTable` for files that are none.
 */
export async function planOf(
  path: string,
  parsed: Parsed,
  profile: Profile | null,
): Promise<Planned> {
  const reading = { ...readingSchema.strip().parse(profile ?? {}), ...readingOption(parsed) };
  const table = await openTable(path, reading, builtInFieldAliases());
  const mapping = mappingOf(table, parsed, profile);
  const mapped = new Map(mapping.map(({ column, field }) => [column, field]));
  const headings = table.headings.map(({ name }, column) => ({
    name,
    mappedTo: mapped.get(column) ?? null,
  }));
  const given = parsed.list('key').map(keyOption);
  const key = given.length === 0 ? profile?.key : given;
  const missing = key?.flat().find((field) => !mapping.some((each) => each.field === field));
  if (missing !== undefined) {
    throw new AppError(
      'invalid-input',
      `${table.facts.fileName} has no column for the key ${missing}; map one with --map "Column=${missing}".`,
    );
  }
  const defaults = parsed.list('default').map((text) => {
    const [field, value] = pairOption('--default', text);
    if (value.length > 500) throw new UsageError('--default takes at most 500 characters');
    return { field: fieldOption('--default', field), value };
  });
  const keptDefaults = Object.entries(profile?.defaults ?? {})
    .map(([field, value]) => ({ field: fieldOption('--profile', field), value }))
    .filter(({ field }) => !defaults.some((each) => each.field === field));
  const plan = importPlanSchema.parse({
    ...reading,
    mapping,
    key: key ?? suggestKey(headings),
    defaults: [...defaults, ...keptDefaults],
    ...effectOf(parsed, profile),
  });
  return { plan, facts: table.facts };
}
