import type { SavedProfile } from '#shared/contract/app';
import type { Inspection } from '#shared/contract/import';
import type { Profile } from '#shared/contract/profile';
import { formOfHeading } from '#shared/domain/heading-form';
import { ITEM_FIELDS, type ItemField } from '#shared/domain/item';
import { mapByName, possibleKey, usualChoices, type Choices } from './choices.ts';

/** First rows among which headings may stand that were not taken for such. */
const HEAD_ROWS = 30;

type Headed = Pick<Inspection, 'columns' | 'headerRow'>;

/** Headings that a profile maps and the file does not have. */
export function missingHeadings({ map }: Profile, { columns }: Headed): string[] {
  const present = new Set(columns.map(({ name }) => formOfHeading(name)));
  return Object.keys(map).filter((name) => !present.has(formOfHeading(name)));
}

/** True where all headings that the profile maps are there. */
export function fits(profile: Profile, file: Headed): boolean {
  // Columns without headings are named by their place, which says nothing about the file.
  const isNamed = file.headerRow > 0 && Object.keys(profile.map).length > 0;
  return isNamed && missingHeadings(profile, file).length === 0;
}

/**
 * The one profile that a file is recognised by. Where several fit, the one that was made with
 * exactly these headings; `null` where that leaves none or a choice.
 */
export function recognised(saved: readonly SavedProfile[], file: Headed): SavedProfile | null {
  const fitting = saved.filter(({ profile }) => fits(profile, file));
  const names = file.columns.map(({ name }) => formOfHeading(name)).join('\n');
  const same = fitting.filter(
    ({ profile }) => profile.headings?.map(formOfHeading).join('\n') === names,
  );
  const [only, ...others] = fitting.length > 1 ? same : fitting;
  return others.length === 0 ? (only ?? null) : null;
}

/** How a profile says that files are read; what it leaves out is detected. */
export function readingBy(profile: Profile): Choices['reading'] {
  const { encoding, delimiter, quote, escape, headerRow, headerRows, footerRows } = profile;
  return Object.fromEntries(
    Object.entries({
      encoding,
      delimiter,
      quote,
      escape,
      headerRow,
      headerRows,
      footerRows,
    }).filter(([, value]) => value !== undefined),
  );
}

/**
 * The one profile that reads files otherwise than they are detected, and whose mapped headings all
 * stand somewhere at the head of this file: it may be the right one, and reading with it shows.
 */
export function worthTrying(
  saved: readonly SavedProfile[],
  { columns, sampleRows }: Pick<Inspection, 'columns' | 'sampleRows'>,
): SavedProfile | null {
  const names = columns.map(({ name }) => name);
  const head = formOfHeading([...names, ...sampleRows.slice(0, HEAD_ROWS).flat()].join('\n'));
  const [only, ...others] = saved.filter(({ profile }) => {
    const mapped = Object.keys(profile.map);
    const isOwnWay = mapped.length > 0 && Object.keys(readingBy(profile)).length > 0;
    return isOwnWay && mapped.every((name) => head.includes(formOfHeading(name)));
  });
  return others.length === 0 ? (only ?? null) : null;
}

function fieldOf(name: string): ItemField | undefined {
  return ITEM_FIELDS.find((field) => field === name);
}

/** Entries of a record by field; what is no field is left out. */
function byField<T>(record: Partial<Record<ItemField, T>>): [ItemField, T][] {
  return Object.entries(record).flatMap(([name, value]): [ItemField, T][] => {
    const field = fieldOf(name);
    return field === undefined || value === undefined ? [] : [[field, value]];
  });
}

/** The choices that a profile makes for a file that was read as it says. */
export function choicesBy(profile: Profile, inspection: Inspection): Choices {
  const map = new Map(
    Object.entries(profile.map).map(([name, field]) => [formOfHeading(name), field]),
  );
  // A heading that the profile saw and did not map was left alone on purpose.
  const left = new Set((profile.headings ?? []).map(formOfHeading));
  const mapping = mapByName(
    inspection.columns,
    (name) => map.get(formOfHeading(name)) ?? (left.has(formOfHeading(name)) ? null : undefined),
  );
  return {
    ...usualChoices,
    reading: readingBy(profile),
    mapping,
    key: possibleKey(profile.key ?? inspection.suggestedKey, mapping),
    defaults: byField(profile.defaults).map(([field, value]) => ({ field, value })),
    values: byField(profile.values ?? {}).flatMap(([field, meanings]) =>
      Object.entries(meanings).map(([from, to]) => ({ field, from, to })),
    ),
    dateOrder: profile.dateOrder ?? null,
    decimalMark: profile.decimalMark ?? null,
    mode: profile.mode ?? usualChoices.mode,
    source: profile.source ?? '',
    blanksErase: profile.blanksErase ?? false,
  };
}

/** The choices as a profile of that name. */
export function profileOf(name: string, choices: Choices, inspection: Inspection): Profile {
  const { reading, mapping, key, defaults, values, dateOrder, decimalMark, mode } = choices;
  const source = choices.source.trim();
  const meanings: NonNullable<Profile['values']> = {};
  for (const { field, from, to } of values) {
    if (to !== '') meanings[field] = { ...meanings[field], [from]: to };
  }
  const map = inspection.columns.flatMap(({ index, name: heading }): [string, ItemField][] => {
    const field = mapping.get(index);
    return field === undefined || heading.length > 200 ? [] : [[heading, field]];
  });
  return {
    ...reading,
    name: name.trim(),
    map: Object.fromEntries(map),
    key: key.map((parts) => [...parts]),
    defaults: Object.fromEntries(
      defaults.filter(({ value }) => value !== '').map(({ field, value }) => [field, value]),
    ),
    ...(Object.keys(meanings).length === 0 ? {} : { values: meanings }),
    ...(dateOrder === null ? {} : { dateOrder }),
    ...(decimalMark === null ? {} : { decimalMark }),
    ...(mode === usualChoices.mode ? {} : { mode }),
    ...(source === '' ? {} : { source }),
    ...(choices.blanksErase ? { blanksErase: true } : {}),
    headings: inspection.columns.map(({ name: heading }) => heading.slice(0, 1000)).slice(0, 2000),
  };
}

/** A text that is equal for profiles that say the same, whatever the order they say it in. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, each]) => [name, sorted(each)]);
}

/** True where the choices are no longer those of the profile. */
export function isChanged(profile: Profile, choices: Choices, inspection: Inspection): boolean {
  const asChosen = profileOf(profile.name, choices, inspection);
  const asSaved = profileOf(profile.name, choicesBy(profile, inspection), inspection);
  return JSON.stringify(sorted(asChosen)) !== JSON.stringify(sorted(asSaved));
}
