import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ANNEX_FILES, ANNEXES, isItemAnnex, type Annex } from '#shared/domain/annex';
import type { Redaction } from '#shared/domain/audit/redaction';
import { AppError } from '#shared/rpc/app-error';
import { writeFiguresFile } from '../../data/bundle/audit-figures.ts';
import { writeAnnexFile, type WrittenAnnex } from '../../data/exports/annex/annex-file.ts';
import { viewFor } from '../../data/queries/audit/read-figures.ts';
import { redactOption } from '../composition-option.ts';
import { UsageError, type CliIo, type ExitCode } from '../io.ts';
import { withWorkspace } from '../open-workspace.ts';
import {
  asOfOption,
  noPositionals,
  parseOptions,
  policyOption,
  workspacePath,
  type Parsed,
} from '../options.ts';

/**
 * The annexes that are named with `--annex`, all that a reader may see where none is. Fails for other
 * words, and for lists of items where something is redacted.
 */
export function annexOption(parsed: Parsed, redaction: Redaction): readonly Annex[] {
  const words = parsed.list('annex');
  for (const word of words) {
    if (ANNEXES.every((annex) => annex !== word)) {
      throw new UsageError(`--annex "${word}" is not known; use ${ANNEXES.join(', ')}`);
    }
  }
  const isRedacted = redaction !== 'full';
  const chosen = ANNEXES.filter((annex) => words.includes(annex));
  const list = chosen.find(isItemAnnex);
  if (isRedacted && list !== undefined) {
    throw new UsageError(
      `--annex ${list} lists items with their sites; leave it out with --redact`,
    );
  }
  if (words.length > 0) return chosen;
  return ANNEXES.filter((annex) => !isRedacted || !isItemAnnex(annex));
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    const sentence = `The folder ${path} could not be made; name another one with --folder.`;
    throw new AppError('io', sentence, { cause: error });
  }
}

/** What an annex of the report lacks, in words. */
function lackWords({ missing, cuts }: WrittenAnnex): string {
  const lacks = missing.map(({ column, rows }) => `${column} (${rows})`).join(', ');
  const cut = cuts === 0 ? '' : `; ${cuts} texts were too long for a cell and are cut`;
  return `${lacks === '' ? '' : `; not in the workspace, with the rows that lack it: ${lacks}`}${cut}`;
}

/**
 * `annexes --workspace W --folder DIR [--annex A]… [--undetermined] [--redact LEVEL] [--as-of D]
 * [--policy ID]… [--json]`.
 */
export async function annexesCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const parsed = parseOptions(args, {
    workspace: { type: 'string' },
    folder: { type: 'string' },
    annex: { type: 'string', multiple: true },
    undetermined: { type: 'boolean' },
    redact: { type: 'string' },
    'as-of': { type: 'string' },
    policy: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  });
  noPositionals(parsed);
  const folder = parsed.text('folder');
  if (folder === undefined) throw new UsageError('Name the folder to write into: --folder DIR');
  const redaction = redactOption(parsed) ?? 'full';
  const annexes = annexOption(parsed, redaction);
  const question = { asOf: asOfOption(parsed), policyIds: policyOption(parsed) };
  const path = workspacePath(parsed);
  await makeFolder(folder);
  const files: (WrittenAnnex & { file: string })[] = [];
  await withWorkspace(path, io, (workspace) =>
    workspace.readSnapshot(async (db) => {
      viewFor(db, question);
      for (const annex of annexes) {
        const file = ANNEX_FILES[annex];
        const target = join(folder, file);
        const written = isItemAnnex(annex)
          ? await writeAnnexFile(db, annex, parsed.flag('undetermined'), target)
          : await writeFiguresFile(db, { ...question, redaction }, target);
        files.push({ file, ...written });
      }
    }),
  );
  if (parsed.flag('json')) io.json({ files });
  else {
    for (const written of files) {
      const isFigures = written.file === ANNEX_FILES.figures;
      const what = isFigures
        ? `SHA-256 ${written.sha256}`
        : `${written.rows} rows${lackWords(written)}`;
      io.say(`${written.file}: ${what}`);
    }
  }
  return 0;
}
