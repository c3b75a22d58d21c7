import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { TagSet } from '#shared/contract/items';
import type { ItemFilter } from '#shared/domain/filter';
import { placementSchema } from '#shared/domain/item';
import { normalFilter } from '#shared/domain/normal-filter';
import { parseSearch } from '#shared/domain/search-text';
import { tagItems } from '../../data/commands/tag-items.ts';
import { checkWorkspace } from '../../data/queries/check.ts';
import { UsageError, type CliIo, type ExitCode } from '../io.ts';
import { openWorkspace } from '../open-workspace.ts';
import {
  FILTER_OPTIONS,
  filterOption,
  pairOption,
  noPositionals,
  parseOptions,
  workspacePath,
  type Parsed,
} from '../options.ts';
import { withWhere } from '../where-option.ts';

function tagSetOption(text: string | undefined): TagSet {
  if (text === undefined) {
    throw new UsageError(
      'Say what to set: --set placement=core, =edge or =untagged, or --set supplier=ID',
    );
  }
  const [what, value] = pairOption('--set', text);
  if (what === 'supplier') return { supplierId: value };
  if (what === 'placement') {
    const placement = placementSchema.safeParse(value);
    if (placement.success) return { placement: placement.data };
    throw new UsageError(`--set placement="${value}" is not known; use core, edge or untagged`);
  }
  throw new UsageError(`--set "${what}" cannot be set; use placement or supplier`);
}

/**
 * Fails where options choose every item, as those of a script do whose variable is empty. A list of
 * them is looked at; tags are not.
 */
function assertChooses(filter: ItemFilter, parsed: Parsed): void {
  const isGiven = Object.keys(FILTER_OPTIONS).some((name) => parsed.list(name).length > 0);
  const { search, ...others } = normalFilter(filter);
  const isAll =
    isDeepStrictEqual(others, normalFilter({})) && parseSearch(search ?? '').length === 0;
  if (!isGiven || !isAll) return;
  throw new UsageError(
    '--search and --where choose every item as they are; leave them out to mean all items',
  );
}

/** `tag --workspace W --set … [filters] --reason TEXT [--json]`: bulk tagging. */
export async function tagCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const parsed = parseOptions(args, {
    ...FILTER_OPTIONS,
    workspace: { type: 'string' },
    set: { type: 'string' },
    reason: { type: 'string' },
    json: { type: 'boolean' },
  });
  noPositionals(parsed);
  const set = tagSetOption(parsed.text('set'));
  const reason = parsed.text('reason')?.trim() ?? '';
  if (reason === '') throw new UsageError('Give a reason for the history: --reason "…"');
  const given = filterOption(parsed);
  const workspace = await openWorkspace(workspacePath(parsed), 'write', io);
  try {
    const filter = withWhere(workspace.reader, parsed, given);
    assertChooses(filter, parsed);
    const { changed } = workspace.write((db) => tagItems(db, { filter, set, reason }));
    if (parsed.flag('json')) io.json({ changed });
    else io.say(`${changed} items tagged`);
  } finally {
    workspace.close();
  }
  return 0;
}

/** `check --workspace W [--json]`: integrity of the file and balance of all ledgers. */
export async function checkCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const parsed = parseOptions(args, { workspace: { type: 'string' }, json: { type: 'boolean' } });
  noPositionals(parsed);
  const path = workspacePath(parsed);
  const workspace = await openWorkspace(path, 'read', io);
  try {
    const result = checkWorkspace(workspace.reader);
    if (parsed.flag('json')) io.json(result);
    if (!result.ok) {
      io.warn(
        `${basename(path)} is not sound: ${result.problems.join('; ')}. Restore a copy of it.`,
      );
      return 1;
    }
    if (!parsed.flag('json')) {
      io.say(
        `${basename(path)} is sound: ${result.items} items, ${result.imports} imports, all ledgers balance`,
      );
    }
    return 0;
  } finally {
    workspace.close();
  }
}
