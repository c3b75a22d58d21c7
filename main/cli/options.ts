import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { KeyParts } from '#shared/contract/import';
import { isoDateSchema } from '#shared/domain/date';
import { itemFilterSchema, type ItemFilter } from '#shared/domain/filter';
import { ITEM_FIELDS, itemFieldSchema, placementSchema, type ItemField } from '#shared/domain/item';
import { verdictSchema } from '#shared/domain/verdict';
import { countryCodeOf } from '../import/countries.ts';
import { behindLink } from '../files/behind-link.ts';
import { UsageError } from './io.ts';

type OptionSpec = NonNullable<ParseArgsConfig['options']>;

export type Parsed = {
  readonly positionals: readonly string[];
  /** The last value of an option, or `undefined`. */
  text(name: string): string | undefined;
  /** All values of an option in the order given. */
  list(name: string): readonly string[];
  flag(name: string): boolean;
};

/** Gives a query to its option in one word: what it leaves out begins like an option, with a minus. */
function joinQueries(args: readonly string[]): string[] {
  return args.flatMap((word, at) => {
    const isQuery = (text = ''): boolean => /^-[^-]/u.test(text);
    if (word === '--where' && isQuery(args[at + 1])) return [`${word}=${args[at + 1] ?? ''}`];
    return args[at - 1] === '--where' && isQuery(word) ? [] : [word];
  });
}

/** Reads the words after a command. Fails with a usage error for a word it does not know. */
export function parseOptions(args: readonly string[], options: OptionSpec): Parsed {
  try {
    const { values, positionals } = parseArgs({
      args: joinQueries(args),
      options,
      allowPositionals: true,
      strict: true,
    });
    const all = (name: string): readonly (string | boolean)[] => {
      const value = values[name];
      if (value === undefined) return [];
      return Array.isArray(value) ? value : [value];
    };
    return {
      positionals,
      text: (name) =>
        all(name)
          .filter((value) => typeof value === 'string')
          .at(-1),
      list: (name) => all(name).filter((value) => typeof value === 'string'),
      flag: (name) => all(name).at(-1) === true,
    };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const unclear = /^Option '[^']*?(--[\w-]+)[^']*' argument is ambiguous/u.exec(text)?.[1];
    throw new UsageError(
      unclear === undefined
        ? (text.split(/[.\n]/u)[0] ?? '')
        : `${unclear} takes a value; one that begins with a hyphen is written ${unclear}=-…`,
    );
  }
}

/** The workspace that every command but `inspect` needs; that which a link leads to. */
export function workspacePath(parsed: Parsed): string {
  const path = parsed.text('workspace');
  if (path === undefined || path === '')
    throw new UsageError('Name the workspace with --workspace FILE.provenet');
  return behindLink(path);
}

/** An as-of date given on the command line. */
export function asOfOption(parsed: Parsed): string | undefined {
  const text = parsed.text('as-of');
  if (text === undefined || isoDateSchema.safeParse(text).success) return text;
  throw new UsageError(`--as-of "${text}" is not a date; write it as YYYY-MM-DD`);
}

/** Policies named on the command line, or `undefined` for the active ones. */
export function policyOption(parsed: Parsed): readonly string[] | undefined {
  const ids = [...new Set(parsed.list('policy'))];
  return ids.length === 0 ? undefined : ids;
}

export const FILTER_OPTIONS = {
  verdict: { type: 'string', multiple: true },
  flagged: { type: 'boolean' },
  supplier: { type: 'string', multiple: true },
  placement: { type: 'string', multiple: true },
  country: { type: 'string', multiple: true },
  missing: { type: 'boolean' },
  search: { type: 'string' },
  where: { type: 'string', multiple: true },
} as const satisfies OptionSpec;

function oneOfWords<T>(
  option: string,
  values: readonly string[],
  schema: { safeParse(value: unknown): { success: boolean; data?: T } },
  known: readonly string[],
): T[] {
  return values.map((value) => {
    const read = schema.safeParse(value);
    if (read.success && read.data !== undefined) return read.data;
    throw new UsageError(`--${option} "${value}" is not known; use ${known.join(', ')}`);
  });
}

function countryOption(text: string): string {
  const code = countryCodeOf(text);
  if (code !== null) return code;
  throw new UsageError(`--country "${text}" is not a country; use its two-letter code`);
}

/** The number by which a closed audit is named; `what` says which one, where it is none. */
export function auditNumber(text: string | undefined, what: string): number {
  if (text !== undefined && /^\d{1,15}$/u.test(text)) return Number(text);
  throw new UsageError(`Name ${what} by its number ("audit list" lists them)`);
}

/** Refuses words that a command has no use for. */
export function noPositionals(parsed: Parsed): void {
  const [first] = parsed.positionals;
  if (first !== undefined) throw new UsageError(`"${first}" is not expected here`);
}

/** The filter that the options of `items` and `tag` describe, but for `--where`; see `withWhere`. */
export function filterOption(parsed: Parsed): ItemFilter {
  const search = parsed.text('search');
  if (search !== undefined && search.length > 200) {
    throw new UsageError('--search takes at most 200 characters');
  }
  return itemFilterSchema.parse({
    verdicts: oneOfWords('verdict', parsed.list('verdict'), verdictSchema, verdictSchema.options),
    ...(parsed.flag('flagged') ? { isFlagged: true } : {}),
    suppliers: parsed.list('supplier').map((id) => (id === 'unresolved' ? null : id)),
    placements: oneOfWords(
      'placement',
      parsed.list('placement'),
      placementSchema,
      placementSchema.options,
    ),
    countries: parsed.list('country').map(countryOption),
    ...(parsed.flag('missing') ? { isMissing: true } : {}),
    ...(search === undefined ? {} : { search }),
  });
}

/** A field's name as the command line takes it; case does not count. */
export function fieldOption(option: string, text: string): ItemField {
  const found = ITEM_FIELDS.find((field) => field.toLowerCase() === text.trim().toLowerCase());
  const read = itemFieldSchema.safeParse(found);
  if (read.success) return read.data;
  throw new UsageError(`${option}: "${text}" is not a field; fields are ${ITEM_FIELDS.join(', ')}`);
}

/** The fields of one key; several that identify together are joined by `+`. */
export function keyOption(text: string): KeyParts {
  return text.split('+').map((field) => fieldOption('--key', field));
}

/** Splits `left=right` at the last `=`, because column names may hold one. */
export function pairOption(option: string, text: string): readonly [string, string] {
  const at = option === '--map' ? text.lastIndexOf('=') : text.indexOf('=');
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  throw new UsageError(`${option} "${text}" lacks its "="; write ${option} "name=value"`);
}
