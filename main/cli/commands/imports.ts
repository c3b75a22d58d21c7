import type { ImportResult } from '#shared/contract/import';
import type { UndoPreview } from '#shared/contract/undo-import';
import { previewUndo, undoImport } from '../../data/commands/undo-import/undo-import.ts';
import { readImports } from '../../data/queries/imports.ts';
import { UsageError, type CliIo, type ExitCode } from '../io.ts';
import { openWorkspace } from '../open-workspace.ts';
import { noPositionals, parseOptions, workspacePath } from '../options.ts';

function describe(each: ImportResult): string {
  const { importId, fileName, importedAt, ledger, source, undoneAt, mends } = each;
  const { read, added, updated, unchanged, skipped, rejected } = ledger;
  const notes = [
    ...(source === null ? [] : [`from ${source}`]),
    ...(mends === null ? [] : [`mends import ${mends}`]),
    ...(undoneAt === null ? [] : [`undone ${undoneAt}`]),
  ];
  return `${importId}  ${fileName}  ${importedAt}  ${read} rows read = ${added} added + ${updated} updated + ${unchanged} unchanged + ${skipped} skipped + ${rejected} rejected${notes.map((note) => `  (${note})`).join('')}`;
}

/** `imports --workspace W [--json]`: every import with its ledger, the latest first. */
export async function importsCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const parsed = parseOptions(args, { workspace: { type: 'string' }, json: { type: 'boolean' } });
  noPositionals(parsed);
  const workspace = await openWorkspace(workspacePath(parsed), 'read', io);
  try {
    const all = readImports(workspace.reader);
    if (parsed.flag('json')) {
      const imports = all.map((each) => ({
        id: each.importId,
        file: each.fileName,
        sha256: each.sha256,
        at: each.importedAt,
        ledger: each.ledger,
        source: each.source,
        mends: each.mends,
        undone: each.undoneAt,
      }));
      io.json({ imports });
    } else for (const each of all) io.say(describe(each));
  } finally {
    workspace.close();
  }
  return 0;
}

/** What undoing a snapshot does to what it did not name; nothing where it named all. */
function foundWords(found: number): string {
  return found === 0 ? '' : `, ${found} ${found === 1 ? 'is' : 'are'} missing no more`;
}

function describePreview({ removes, restores, finds, conflicts, isUndone }: UndoPreview): string[] {
  if (isUndone) return ['It is undone already.'];
  const more = conflicts.total - conflicts.rows.length;
  return [
    ...conflicts.rows.map(({ item, text }) => `${item}: ${text}`),
    ...(more > 0 ? [`… and ${more} more items that were changed later`] : []),
    `Would remove ${removes} items and give ${restores} items back what they had${foundWords(finds)}.`,
  ];
}

/** `undo --workspace W --import ID [--dry-run] [--json]`: undoes one import as a unit. */
export async function undoCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const parsed = parseOptions(args, {
    workspace: { type: 'string' },
    import: { type: 'string' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  });
  noPositionals(parsed);
  const text = parsed.text('import') ?? '';
  if (!/^\d{1,15}$/u.test(text)) {
    throw new UsageError('Name the import by its number: --import ID ("imports" lists them)');
  }
  const importId = Number(text);
  const isDryRun = parsed.flag('dry-run');
  const workspace = await openWorkspace(workspacePath(parsed), isDryRun ? 'read' : 'write', io);
  try {
    if (isDryRun) {
      const preview = previewUndo(workspace.reader, importId);
      if (parsed.flag('json')) io.json({ ...preview, dryRun: true });
      else io.say(...describePreview(preview));
      return 0;
    }
    const { removed, restored, found, kept } = workspace.write((db) => undoImport(db, importId));
    if (parsed.flag('json')) io.json({ removed, restored, found, kept, dryRun: false });
    else {
      io.say(
        `${removed} items removed, ${restored} got back what they had${foundWords(found)}, ${kept} kept what was set later`,
      );
    }
  } finally {
    workspace.close();
  }
  return 0;
}
