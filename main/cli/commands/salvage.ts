import type { SalvageReport } from '#shared/contract/salvage';
import {
  itemSentence,
  lostWords,
  salvageRemarks,
  tableRemarks,
  tableWords,
} from '#shared/domain/salvage-words';
import { salvageWorkspace } from '../../data/salvage/salvage-workspace.ts';
import { UsageError, type CliIo, type ExitCode } from '../io.ts';
import { noPositionals, parseOptions, workspacePath } from '../options.ts';

function reportLines(report: SalvageReport): string[] {
  const tables = report.tables.flatMap((table) => {
    const remarks = tableRemarks(table).map((remark) => `  ${remark}`);
    const doubt = table.doubtful === 0 ? '' : `, ${table.doubtful} in doubt`;
    const head = `${tableWords(table.table)}: ${table.copied} read${doubt}, ${lostWords(table)} lost`;
    return [head, ...remarks];
  });
  const lost = report.lostItems.map((item) => `lost: ${item}`);
  return [
    `Saved what could be read of ${report.from} into ${report.to}: ${itemSentence(report)}.`,
    ...salvageRemarks(report),
    ...tables,
    ...lost,
  ];
}

/**
 * `salvage --workspace W --to NEW.provenet [--json]`: saves what can be read of a damaged workspace into
 * a new one. The damaged one is only read.
 */
export function salvageCommand(args: readonly string[], io: CliIo): ExitCode {
  const parsed = parseOptions(args, {
    workspace: { type: 'string' },
    to: { type: 'string' },
    json: { type: 'boolean' },
  });
  noPositionals(parsed);
  const from = workspacePath(parsed);
  const to = parsed.text('to');
  if (to === undefined || to === '') {
    throw new UsageError('Name the new workspace with --to NEW.provenet');
  }
  const steps = salvageWorkspace({ from, to });
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  const report = step.value;
  if (parsed.flag('json')) io.json(report);
  else io.say(...reportLines(report));
  return 0;
}
