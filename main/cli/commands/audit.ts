import { newAuditSchema, type AuditRecord, type AuditSide } from '#shared/contract/audits';
import packageJson from '../../../package.json' with { type: 'json' };
import { closeAudit, withdrawAudit } from '../../data/commands/audits/close-audit.ts';
import { writeComparison } from '../../data/exports/write-comparison.ts';
import { readAudits, readFiguresText } from '../../data/queries/audits/audit-records.ts';
import { compareAudits } from '../../data/queries/audits/compare-audits.ts';
import { UsageError, type CliIo, type ExitCode } from '../io.ts';
import { openWorkspace } from '../open-workspace.ts';
import { auditNumber, parseOptions, workspacePath, type Parsed } from '../options.ts';

type Headline = Pick<AuditRecord['items'], 'flagged' | 'undetermined' | 'inScope'>;

const OPTIONS = {
  workspace: { type: 'string' },
  name: { type: 'string' },
  auditor: { type: 'string' },
  remark: { type: 'string' },
  reason: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** What an audit counts, in a few words; what is open stands beside what is flagged. */
function headline({ flagged, undetermined, inScope }: Headline): string {
  return `${flagged} of ${inScope} items flagged, ${undetermined} undetermined`;
}

function sideOf(text: string | undefined, what: string): AuditSide {
  return text === 'now' ? { now: true } : { audit: auditNumber(text, what) };
}

async function close(parsed: Parsed, io: CliIo): Promise<void> {
  const name = parsed.text('name')?.trim() ?? '';
  if (name === '') throw new UsageError('Give the audit a name: --name "…"');
  const audit = newAuditSchema.parse({
    name,
    auditor: parsed.text('auditor') ?? '',
    remark: parsed.text('remark') ?? '',
  });
  const workspace = await openWorkspace(workspacePath(parsed), 'write', io);
  try {
    const record = await closeAudit(workspace, {
      audit,
      appVersion: packageJson.version,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    const { id, asOf, figuresSha256, items } = record;
    if (parsed.flag('json')) io.json(record);
    else {
      io.say(`Audit ${id} closed as of ${asOf}: ${headline(items)}, figures ${figuresSha256}`);
    }
  } finally {
    workspace.close();
  }
}

async function list(parsed: Parsed, io: CliIo): Promise<void> {
  const workspace = await openWorkspace(workspacePath(parsed), 'read', io);
  try {
    const audits = readAudits(workspace.reader);
    if (parsed.flag('json')) io.json({ audits });
    else {
      for (const { id, name, closedAt, asOf, items, figuresSha256, withdrawn } of audits) {
        const note = withdrawn === null ? '' : `  (withdrawn: ${withdrawn.because})`;
        io.say(
          `${id}  ${name}  closed ${closedAt} as of ${asOf}  ${headline(items)}  ${figuresSha256}${note}`,
        );
      }
    }
  } finally {
    workspace.close();
  }
}

/** The figures exactly as they were frozen, so that their hash is that of the output. */
async function show(parsed: Parsed, io: CliIo): Promise<void> {
  const id = auditNumber(parsed.positionals[1], 'the audit');
  const workspace = await openWorkspace(workspacePath(parsed), 'read', io);
  try {
    io.data(readFiguresText(workspace.reader, id));
  } finally {
    workspace.close();
  }
}

async function compare(parsed: Parsed, io: CliIo): Promise<void> {
  const sides = {
    before: sideOf(parsed.positionals[1], 'the earlier audit'),
    after: sideOf(parsed.positionals[2] ?? 'now', 'the later audit'),
  };
  const out = parsed.text('out');
  const workspace = await openWorkspace(workspacePath(parsed), 'read', io);
  try {
    if (out !== undefined) {
      const rows = await workspace.readSnapshot((db) => writeComparison(db, sides, out));
      if (parsed.flag('json')) io.json({ rows });
      else io.say(`${rows} items that differ`);
      return;
    }
    const { before, after, same, counts, verdicts } = await workspace.readSnapshot((db) =>
      compareAudits(db, sides, () => undefined),
    );
    if (parsed.flag('json')) {
      io.json({ before, after, same, counts, verdicts });
      return;
    }
    io.say(
      `before: ${headline(before)}; after: ${headline(after)}; ${same} the same`,
      ...Object.entries(counts).map(([kind, items]) => `${kind}: ${items}`),
    );
  } finally {
    workspace.close();
  }
}

async function withdraw(parsed: Parsed, io: CliIo): Promise<void> {
  const id = auditNumber(parsed.positionals[1], 'the audit');
  const reason = parsed.text('reason')?.trim() ?? '';
  if (reason === '') throw new UsageError('Say why it does not count: --reason "…"');
  const workspace = await openWorkspace(workspacePath(parsed), 'write', io);
  try {
    const record = workspace.write((db) => withdrawAudit(db, id, reason), { isAboutItems: false });
    if (parsed.flag('json')) io.json(record);
    else io.say(`“${record.name}” is withdrawn`);
  } finally {
    workspace.close();
  }
}

/** How many words each action has, itself included. */
const WORDS: Readonly<Record<string, number>> = {
  close: 1,
  list: 1,
  show: 2,
  compare: 3,
  withdraw: 2,
};

/** `audit close|list|show ID|compare ID [ID|now]|withdraw ID --workspace W …`: closed audits. */
export async function auditCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const parsed = parseOptions(args, OPTIONS);
  const [action = '', ...words] = parsed.positionals;
  const most = Object.hasOwn(WORDS, action) ? WORDS[action] : undefined;
  if (most === undefined) {
    throw new UsageError('Say what to do: audit close, list, show, compare or withdraw');
  }
  if (words.length >= most) throw new UsageError(`"${words.at(-1) ?? ''}" is one word too many`);
  if (action === 'close') await close(parsed, io);
  else if (action === 'list') await list(parsed, io);
  else if (action === 'show') await show(parsed, io);
  else if (action === 'compare') await compare(parsed, io);
  else await withdraw(parsed, io);
  return 0;
}
