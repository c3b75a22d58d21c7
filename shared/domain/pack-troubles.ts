import type { z } from 'zod';
import { countryOfCode, englishCountries } from './country-names.ts';
import { policyPackSchema, type PolicyPack, type Rule } from './policy.ts';

/** One thing that is wrong with a pack: where, for people and for forms, and why. */
export type PackTrouble = {
  /** Where in the document: `['rules', 0, 'effect', 'from']`. */
  readonly path: readonly (string | number)[];
  /** The same for people: `rule 1 (core-ban), effect.from`. */
  readonly place: string;
  readonly reason: string;
};

/** A pack that may be used, or all that is wrong with it. */
export type PackReading =
  | { readonly pack: PolicyPack; readonly troubles: readonly [] }
  | { readonly pack: null; readonly troubles: readonly PackTrouble[] };

/** Troubles that are told at most; who mends these reads the file again. */
const MOST_TOLD = 50;
/** Longest part of a document's own text that a place repeats. */
const LONGEST_ID = 60;

type Issue = z.core.$ZodIssue;
type Path = readonly (string | number)[];

/** The rules of a document, however wrong it is. */
function rulesIn(document: unknown): readonly unknown[] {
  if (typeof document !== 'object' || document === null || !('rules' in document)) return [];
  return Array.isArray(document.rules) ? document.rules : [];
}

/** The `id` of a rule as the document gives it. */
function ruleIdIn(document: unknown, at: number): string | null {
  const rule = rulesIn(document)[at];
  if (typeof rule !== 'object' || rule === null || !('id' in rule)) return null;
  return typeof rule.id === 'string' ? rule.id.slice(0, LONGEST_ID) : null;
}

/** A place in a pack in words. */
export function placeOf(path: Path, document: unknown): string {
  const [top, at, ...rest] = path;
  if (path.length === 0) return 'the pack as a whole';
  if (top !== 'rules' || typeof at !== 'number') return path.join('.');
  const id = ruleIdIn(document, at);
  const rule = `rule ${at + 1}${id === null ? '' : ` (${id})`}`;
  return rest.length === 0 ? rule : `${rule}, ${rest.join('.')}`;
}

function choices(values: readonly unknown[]): string {
  return values.map(String).join(', ');
}

/** What each text that has a form of its own must look like. */
const FORMS: Readonly<Record<string, string>> = {
  id: 'use small letters, digits and single hyphens, at most 60 characters',
  version: 'write it as year.month or year.month.number, like 2026.11 or 2026.11.2',
  country: 'use the two capital letters of a country, like DE',
  headquarters: 'use the two capital letters of a country, like DE',
  url: 'give a full address that begins with https://',
};

/** The last name on a path: of `country.0` it is `country`. */
function nameOn(path: readonly PropertyKey[]): string {
  return path.findLast((part): part is string => typeof part === 'string') ?? '';
}

function sizeWords(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): string {
  const isSmall = issue.code === 'too_small';
  const limit = String(isSmall ? issue.minimum : issue.maximum);
  const most = isSmall ? 'at least' : 'at most';
  if (issue.origin === 'array') {
    return isSmall ? `name at least ${limit}` : `it may hold ${limit} at most`;
  }
  if (issue.origin !== 'string') return `it must be ${most} ${limit}`;
  return isSmall && limit === '1' ? 'it is empty' : `it must have ${most} ${limit} characters`;
}

function reasonOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? 'it is missing'
        : `it must be ${issue.expected === 'int' ? 'a whole number' : `of the kind ${issue.expected}`}`;
    case 'unrecognized_keys':
      return `nothing is known of ${issue.keys.map((key) => `“${key.slice(0, LONGEST_ID)}”`).join(', ')}`;
    case 'invalid_value':
      return `it must be ${issue.values.length === 1 ? '' : 'one of '}${choices(issue.values)}`;
    case 'invalid_format':
      return issue.format === 'date'
        ? 'it must be a day that exists, written as year-month-day, like 2026-11-28'
        : (FORMS[nameOn(issue.path)] ?? 'it is not written as it must be');
    case 'too_small':
    case 'too_big':
      return sizeWords(issue);
    case 'invalid_union':
      if ('options' in issue && Array.isArray(issue.options)) {
        return `it must be one of ${choices(issue.options)}`;
      }
      return nameOn(issue.path) === 'suppliers'
        ? 'it must be "any", or say groups, headquarters or listed'
        : 'it is not written as it must be';
    case 'custom':
      return issue.message.replace(/\.$/u, '');
    default:
      return 'it is not written as it must be';
  }
}

const isPathPart = (part: PropertyKey): part is string | number => typeof part !== 'symbol';

/** Codes in a list that are no country's, so that nothing would ever be there. */
function unknownCountries(
  path: Path,
  codes: readonly string[] = [],
): { path: Path; reason: string }[] {
  return codes.flatMap((code, at) => {
    if (englishCountries().has(code)) return [];
    const own = countryOfCode(code);
    const reason = `“${code}” is no country’s code${own === null ? '' : `; use ${own}`}`;
    return [{ path: [...path, at], reason }];
  });
}

/** What a rule says of suppliers and countries that no item can fulfil. */
function emptinessIn({ suppliers, scope }: Rule): { path: Path; reason: string }[] {
  const found = unknownCountries(['scope', 'country'], scope.country);
  if (suppliers === 'any' || 'listed' in suppliers) return found;
  if ('headquarters' in suppliers) {
    return [...found, ...unknownCountries(['suppliers', 'headquarters'], suppliers.headquarters)];
  }
  const { groups, except = [] } = suppliers;
  if (!groups.every((id) => except.includes(id))) return found;
  return [...found, { path: ['suppliers', 'except'], reason: 'it leaves out everyone named' }];
}

/** Texts of a pack that say nothing, at any depth. */
function blankTexts(value: unknown, path: Path = []): { path: Path; reason: string }[] {
  if (value === '') return [{ path, reason: 'it is empty' }];
  if (typeof value !== 'object' || value === null) return [];
  const parts: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return parts.flatMap(([key, part]) => blankTexts(part, [...path, key]));
}

/** Days and limits of a rule that contradict each other, which no field shows by itself. */
function contradictionsIn({ suppliers, scope, effect }: Rule): { path: Path; reason: string }[] {
  const found: { path: Path; reason: string }[] = [];
  const { installed, operator = [], generation = [] } = scope;
  if (new Set(generation).size < generation.length) {
    found.push({ path: ['scope', 'generation'], reason: 'one of them stands there twice' });
  }
  if (installed !== undefined && installed.from === undefined && installed.until === undefined) {
    found.push({ path: ['scope', 'installed'], reason: 'give its first or its last day' });
  }
  if (installed?.from !== undefined && installed.until !== undefined) {
    if (installed.until < installed.from) {
      found.push({ path: ['scope', 'installed', 'until'], reason: 'it is before the first day' });
    }
  }
  operator.forEach(({ atLeast, atMost }, at) => {
    if (atLeast === undefined || atMost === undefined || atLeast <= atMost) return;
    found.push({
      path: ['scope', 'operator', at, 'atMost'],
      reason: 'it is below the lower limit',
    });
  });
  if (effect.kind === 'cap' && suppliers === 'any') {
    const reason = 'a cap needs vendors: of all of them together the share is always the whole';
    found.push({ path: ['suppliers'], reason });
  }
  if ('deadline' in effect && effect.deadline < effect.from) {
    found.push({ path: ['effect', 'deadline'], reason: 'it is before the first day in force' });
  }
  return found;
}

/** Rule ids that stand twice in a document, at their later places. */
function repeatedIds(document: unknown): { path: Path; reason: string }[] {
  const first = new Map<string, number>();
  return rulesIn(document).flatMap((_, at) => {
    const id = ruleIdIn(document, at);
    const before = id === null ? undefined : first.get(id);
    if (id !== null && before === undefined) first.set(id, at);
    if (before === undefined) return [];
    return [{ path: ['rules', at, 'id'], reason: `rule ${before + 1} has the same id` }];
  });
}

/** Reads a document as a pack: the pack, or everything that is wrong with it, by place. */
export function readPack(document: unknown): PackReading {
  const told = ({ path, reason }: { path: Path; reason: string }): PackTrouble => ({
    path,
    place: placeOf(path, document),
    reason,
  });
  const parsed = policyPackSchema.safeParse(document);
  if (!parsed.success) {
    const found = parsed.error.issues.flatMap((issue) => {
      const path = issue.path.filter(isPathPart);
      // The schema only knows that some rules share an id; which ones helps more.
      const isSharedId = issue.code === 'custom' && path.join('.') === 'rules';
      return isSharedId ? repeatedIds(document) : [{ path, reason: reasonOf(issue) }];
    });
    return { pack: null, troubles: found.slice(0, MOST_TOLD).map(told) };
  }
  const pack = parsed.data;
  const wrong = [
    ...blankTexts(pack),
    ...pack.rules.flatMap((rule, at) =>
      [...contradictionsIn(rule), ...emptinessIn(rule)].map(({ path, reason }) => ({
        path: ['rules', at, ...path],
        reason,
      })),
    ),
  ];
  if (wrong.length === 0) return { pack, troubles: [] };
  return { pack: null, troubles: wrong.slice(0, MOST_TOLD).map(told) };
}
