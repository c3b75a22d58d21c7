import type { ExportOutcome } from '#shared/contract/exports';
import { EXPORT_FORMATS } from '#shared/domain/export';
import { SORT_FIELDS, type ItemSort } from '#shared/domain/filter';
import { isByList, type PolicyPack } from '#shared/domain/policy';
import type { Summary } from '#shared/domain/summary';
import { exportItems } from '../../data/exports/export-items.ts';
import { MAX_CELL_UNITS } from '../../data/exports/workbook/cell-xml.ts';
import { writeItemsCsv } from '../../data/exports/write-items.ts';
import { writeItemsJson } from '../../data/exports/write-json.ts';
import type { Database } from '../../data/database/connection.ts';
import { readListings } from '../../data/evaluation/policy-records.ts';
import { readPolicies } from '../../data/queries/policies.ts';
import { summaryFor } from '../../data/queries/summary-document.ts';
import { builtInPacks } from '../../tagging/built-in-packs.ts';
import { behindLink } from '../../files/behind-link.ts';
import { UsageError, type CliIo, type ExitCode } from '../io.ts';
import { withWorkspace } from '../open-workspace.ts';
import { packForReview } from '../policy-review.ts';
import {
  asOfOption,
  FILTER_OPTIONS,
  filterOption,
  noPositionals,
  parseOptions,
  policyOption,
  workspacePath,
  type Parsed,
} from '../options.ts';
import { withWhere } from '../where-option.ts';

/**
 * Says which of the policies asked about leave everything clear because none of their rules acts or is in
 * force, or because those that act go by a list that is empty.
 */
function warnOfSilent(db: Database, { asOf, policies }: Summary, io: CliIo): void {
  const ids = policies.map(({ id }) => id);
  const listed = new Set(readListings(db).map(({ policyId }) => policyId));
  for (const { id, rules } of readPolicies(db)) {
    if (!ids.includes(id)) continue;
    const acting = rules.filter(({ isOn }) => isOn);
    const byList = acting.filter(({ rule }) => isByList(rule.suppliers));
    if (acting.length === 0) {
      io.warn(
        `${id}: none of its ${rules.length} rules acts, so that it flags nothing. What is not verified acts only where it is switched on, in the program under Policies.`,
      );
    } else if (acting.every(({ rule }) => rule.effect.from > asOf)) {
      io.warn(`${id}: none of its rules is in force on ${asOf}, so that it flags nothing.`);
    } else if (byList.length === acting.length && !listed.has(id)) {
      io.warn(
        `${id}: it names no supplier and goes by a list, which is empty, so that it flags nothing. Whom an authority or your own assessment named is put on it in the program under Policies.`,
      );
    }
  }
}

/** `summary --workspace W [--policy ID]… [--as-of D] [--json]`: the figures of the audit. */
export async function summaryCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const parsed = parseOptions(args, {
    workspace: { type: 'string' },
    policy: { type: 'string', multiple: true },
    'as-of': { type: 'string' },
    json: { type: 'boolean' },
  });
  noPositionals(parsed);
  const question = { asOf: asOfOption(parsed), policyIds: policyOption(parsed) };
  const summary = await withWorkspace(workspacePath(parsed), io, ({ reader }) => {
    const answer = summaryFor(reader, question);
    warnOfSilent(reader, answer, io);
    return answer;
  });
  if (parsed.flag('json')) {
    io.json(summary);
    return 0;
  }
  const { items, suppliers, byPlacement } = summary;
  const lines = [
    `As of ${summary.asOf} under ${summary.policies.map(({ id, version }) => `${id} ${version}`).join(', ') || 'no policy'}`,
    `${items.flagged} of ${items.inScope} items in scope flagged, ${items.undetermined} undetermined, ${items.clear} clear (${items.outOfScope} out of scope)`,
    ...(summary.waived === 0
      ? []
      : [`${summary.waived} items would have a graver verdict without waivers`]),
    `by verdict: ${Object.entries(summary.byVerdict)
      .map(([verdict, count]) => `${verdict} ${count}`)
      .join(', ')}`,
    `${suppliers.flagged} of ${suppliers.total} suppliers flagged; ${suppliers.unresolvedItems} items with no known supplier`,
    ...Object.entries(byPlacement).map(
      ([placement, count]) => `  ${placement}: ${count.flagged} flagged of ${count.items}`,
    ),
    ...summary.bySupplier
      .filter(({ flagged }) => flagged > 0)
      .map(
        (row) =>
          `  ${row.name}: ${row.flagged} flagged of ${row.items} (core ${row.core}, edge ${row.edge}, untagged ${row.untagged})`,
      ),
  ];
  for (const { deadline, policy, rule, items: count } of summary.byDeadline) {
    lines.push(`  by ${deadline}: ${count} items (${policy}, ${rule})`);
  }
  io.say(...lines);
  return 0;
}

function sortOption(parsed: Parsed): ItemSort {
  const text = parsed.text('sort') ?? 'id';
  const direction = text.startsWith('-') || text.endsWith(':desc') ? 'desc' : 'asc';
  const name = text.replace(/^-|:(?:asc|desc)$/gu, '');
  const field = SORT_FIELDS.find((each) => each.toLowerCase() === name.toLowerCase());
  if (field !== undefined) return { field, direction };
  throw new UsageError(
    `--sort "${text}" is not known; use ${SORT_FIELDS.join(', ')}, with :desc behind it for descending order`,
  );
}

function limitOption(parsed: Parsed): number {
  const text = parsed.text('limit');
  if (text === undefined) return Infinity;
  if (/^\d{1,9}$/u.test(text)) return Number(text);
  throw new UsageError(`--limit "${text}" is not a number of rows`);
}

/** Says which texts a workbook holds only a part of, because its cells are too small. */
function cutWords({ total, first }: ExportOutcome['cuts']): string {
  const named = first.map(({ item, column }) => `${column} of ${item}`).join(', ');
  const more = total > first.length ? ` and ${total - first.length} more` : '';
  return `Cut at ${MAX_CELL_UNITS} characters, the most that a cell holds: ${named}${more}; CSV and JSON hold them whole.`;
}

/** `items --workspace W [filters, --where] [--sort F] [--limit N] [--format F] [--out FILE]`. */
export async function itemsCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const parsed = parseOptions(args, {
    ...FILTER_OPTIONS,
    workspace: { type: 'string' },
    sort: { type: 'string' },
    limit: { type: 'string' },
    format: { type: 'string' },
    out: { type: 'string' },
  });
  noPositionals(parsed);
  const word = parsed.text('format') ?? 'csv';
  const format = EXPORT_FORMATS.find((each) => each === word);
  if (format === undefined) {
    throw new UsageError(`--format "${word}" is not known; use ${EXPORT_FORMATS.join(', ')}`);
  }
  const given = filterOption(parsed);
  const order = [sortOption(parsed)];
  const limit = limitOption(parsed);
  const out = parsed.text('out');
  if (format === 'xlsx' && out === undefined) {
    throw new UsageError('A workbook is no text to print; name a file with --out FILE.xlsx');
  }
  await withWorkspace(workspacePath(parsed), io, async ({ reader }) => {
    const filter = withWhere(reader, parsed, given);
    if (out !== undefined) {
      const { cuts } = await exportItems(reader, { filter, order, format }, out, { limit });
      if (cuts.total > 0) io.warn(cutWords(cuts));
      return;
    }
    const sink = (text: string): Promise<void> => {
      io.data(text);
      return Promise.resolve();
    };
    if (format === 'json' || format === 'ndjson') {
      await writeItemsJson(reader, filter, order, format, sink, { limit });
    } else await writeItemsCsv(reader, filter, order, sink, { limit });
  });
  return 0;
}

function describePack(
  pack: Pick<PolicyPack, 'id' | 'version' | 'title' | 'jurisdiction' | 'rules'>,
  isActive: boolean,
): object {
  const { id, version, title, jurisdiction, rules } = pack;
  return {
    id,
    version,
    title,
    jurisdiction,
    active: isActive,
    rules: rules.map((rule) => ({
      id: rule.id,
      title: rule.title,
      effect: rule.effect,
      certainty: rule.certainty,
      citation: rule.citation,
    })),
    certainty: [...new Set(rules.map(({ certainty }) => certainty))],
  };
}

/** `policies [--workspace W] [--rules] [--json]`: packs known and active; every rule for review. */
export async function policiesCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const parsed = parseOptions(args, {
    workspace: { type: 'string' },
    rules: { type: 'boolean' },
    json: { type: 'boolean' },
  });
  noPositionals(parsed);
  const path = parsed.text('workspace');
  const packs =
    path === undefined
      ? builtInPacks().map((pack) => ({ pack, isActive: pack.activeByDefault }))
      : await withWorkspace(behindLink(path), io, ({ reader }) =>
          readPolicies(reader).map((info) => ({
            pack: { ...info, rules: info.rules.map(({ rule }) => rule) },
            isActive: info.isActive,
          })),
        );
  if (parsed.flag('json')) {
    const isWhole = parsed.flag('rules');
    const policies = packs.map(({ pack, isActive }) => ({
      ...describePack(pack, isActive),
      ...(isWhole ? { summary: pack.summary, asOf: pack.asOf, rules: pack.rules } : {}),
    }));
    io.json({ policies });
    return 0;
  }
  if (parsed.flag('rules')) {
    io.data(packs.map(({ pack, isActive }) => packForReview(pack, isActive)).join('\n'));
    return 0;
  }
  const lines = packs.flatMap(({ pack, isActive }) => [
    `${isActive ? '*' : ' '} ${pack.id} ${pack.version}  ${pack.title}`,
    ...pack.rules.map((rule) => `    ${rule.id} [${rule.certainty}]  ${rule.title}`),
  ]);
  io.say(...lines, '* active');
  return 0;
}
