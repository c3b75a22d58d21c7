import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { ZodError } from 'zod';
import { FILTER_FIELDS } from '#shared/domain/filter-fields';
import { isAppError } from '#shared/rpc/app-error';
import { auditCommand } from './commands/audit.ts';
import { annexesCommand } from './commands/annexes.ts';
import { backupCommand, backupsCommand, restoreCommand } from './commands/backup.ts';
import { bundleCommand } from './commands/bundle.ts';
import { checkCommand, tagCommand } from './commands/change.ts';
import { decryptCommand, encryptCommand } from './commands/encrypt.ts';
import { importCommand } from './commands/import.ts';
import { importsCommand, undoCommand } from './commands/imports.ts';
import { inspectCommand } from './commands/inspect.ts';
import { itemsCommand, policiesCommand, summaryCommand } from './commands/read.ts';
import { salvageCommand } from './commands/salvage.ts';
import { verifyCommand } from './commands/verify.ts';
import { reportCommand } from './commands/report.ts';
import { codeOf, toAppError } from '../data/database/app-errors.ts';
import { takePassphraseFile } from './workspace-secret.ts';
import { UsageError, type CliIo, type CliPort, type ExitCode } from './io.ts';
import { oneLine, safeOnTerminal } from './terminal-text.ts';

const FIELD_WORDS = FILTER_FIELDS.map(({ word }) => word).join(', ');
const USAGE = `Usage: provenet cli COMMAND …
  inspect FILE [--json | --rows] [how it is read]
  import FILE… --workspace W [--profile P.json] [--map "Column=field"]… [--key FIELD]… [--default "field=value"]…
         [--mode add-and-update|add-only|snapshot] [--source NAME] [--blanks-erase]
         [how it is read] [--dry-run] [--rejects OUT.csv] [--json]
         How a file is read: [--encoding E] [--delimiter D] [--quote Q] [--escape doubled|backslash]
         [--header-row N] [--header-rows N] [--footer-rows N]
  imports --workspace W [--json]
  undo --workspace W --import ID [--dry-run] [--json]
  summary --workspace W [--policy ID]… [--as-of YYYY-MM-DD] [--json]
  items --workspace W [--where QUERY]… [--verdict V]… [--flagged] [--supplier S]… [--placement P]… [--country CC]…
        [--missing] [--search TEXT] [--sort FIELD] [--limit N] [--format csv|xlsx|json|ndjson]
        [--out FILE]
  tag --workspace W --set placement=core|edge|untagged|supplier=S [the filters of items] --reason TEXT [--json]
  policies [--workspace W] [--rules] [--json]
  audit close --workspace W --name NAME [--auditor NAME] [--remark TEXT] [--json]
  audit list --workspace W [--json]
  audit show ID --workspace W
  audit compare ID [ID|now] --workspace W [--out DIFFERENCES.csv] [--json]
  audit withdraw ID --workspace W --reason TEXT [--json]
  annexes --workspace W --folder DIR [--annex NAME]… [--undetermined] [--redact LEVEL]
          [--as-of D] [--policy ID]… [--json]
  bundle --workspace W --out FILE.zip [--without-pdf] [--annex NAME]… [--undetermined]
         [--key FILE [--passphrase-file FILE]] [--as-of D] [--policy ID]…
         [--template T.json | --audience A] [--redact LEVEL] [--paper SIZE] [--json]
  verify BUNDLE [--signer PEM] [--json]
  report --workspace W --pdf OUT.pdf [--as-of D] [--policy ID]… [--audit ID]
         [--template T.json | --audience auditor|board|authority|site-team]
         [--redact full|no-sites|counts] [--paper A4|Letter]
  check --workspace W [--json]
  backup --workspace W [--json]
  backups --workspace W [--json]
  restore --workspace W --backup ID [--plain] [--json]
  salvage --workspace W --to NEW.provenet [--json]
  encrypt --workspace W [--json]
  decrypt --workspace W [--json]
An encrypted workspace opens by its passphrase in the variable PROVENET_PASSPHRASE, or with
  --workspace-passphrase-file FILE (- is standard input)
A QUERY holds conditions that must all be true: 'vendor:Huawei,ZTE -country:DE installed:2020..2022 ne40'.
Its fields: ${FIELD_WORDS}.
`;

type Command = (args: readonly string[], io: CliIo) => ExitCode | Promise<ExitCode>;

const COMMANDS: Readonly<Record<string, Command>> = {
  inspect: inspectCommand,
  import: importCommand,
  imports: importsCommand,
  undo: undoCommand,
  summary: summaryCommand,
  items: itemsCommand,
  tag: tagCommand,
  policies: policiesCommand,
  report: reportCommand,
  audit: auditCommand,
  annexes: annexesCommand,
  bundle: bundleCommand,
  verify: verifyCommand,
  check: checkCommand,
  backup: backupCommand,
  backups: backupsCommand,
  restore: restoreCommand,
  salvage: salvageCommand,
  encrypt: encryptCommand,
  decrypt: decryptCommand,
};

/** What SQLite says of the workspace, in a sentence; any other error as it is. */
function toldError(error: unknown, words: readonly string[]): unknown {
  if (!codeOf(error).startsWith('SQLITE_')) return error;
  const { workspace } = parseArgs({
    args: [...words],
    options: { workspace: { type: 'string' } },
    allowPositionals: true,
    strict: false,
  }).values;
  return toAppError(error, basename(typeof workspace === 'string' ? workspace : ''));
}

function guarded({ stdout, stderr, isTerminal = false, ...others }: CliPort): CliIo {
  const line = (text: string): string => `${safeOnTerminal(oneLine(text))}\n`;
  return {
    ...others,
    say: (...lines) => stdout(lines.map(line).join('')),
    warn: (text) => stderr(line(text)),
    json: (value) => stdout(`${safeOnTerminal(JSON.stringify(value))}\n`),
    data: (text) => stdout(isTerminal ? safeOnTerminal(text) : text),
  };
}

/**
 * Runs one command. Answers 0 where it was done, 1 where it failed (one line on standard error
 * says what and what to do), 2 where its words are wrong.
 */
export async function runCli(args: readonly string[], port: CliPort): Promise<ExitCode> {
  const io = guarded(port);
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help') {
    port[name === undefined ? 'stderr' : 'stdout'](USAGE);
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    io.warn(`There is no command "${name}"; "help" lists them.`);
    return 2;
  }
  try {
    const { args: words, io: asked } = takePassphraseFile(rest, io);
    return await command(words, asked);
  } catch (error) {
    if (error instanceof UsageError) {
      const joint = error.message.endsWith('?') ? ' ' : '; ';
      io.warn(`${error.message}${joint}"help" shows every command.`);
      return 2;
    }
    if (error instanceof ZodError) {
      const { path = [], message = '' } = error.issues[0] ?? {};
      io.warn(`An option is out of bounds (${path.join('.')} ${message}).`);
      return 2;
    }
    const told = toldError(error, rest);
    const message = told instanceof Error ? told.message : String(told);
    io.warn(isAppError(told) ? message : `Unexpected error: ${message}`);
    return 1;
  }
}
