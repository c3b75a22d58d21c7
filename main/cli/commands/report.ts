import { AppError } from '#shared/rpc/app-error';
import { COMPOSITION_OPTIONS, compositionOption } from '../composition-option.ts';
import { UsageError, type CliIo, type ExitCode } from '../io.ts';
import {
  asOfOption,
  auditNumber,
  noPositionals,
  parseOptions,
  policyOption,
  workspacePath,
} from '../options.ts';
import { lockedFailure, secretOf } from '../workspace-secret.ts';

/**
 * `report --workspace W --pdf OUT.pdf [--as-of D] [--policy ID]… [--audit ID]
 * [--template T.json | --audience A] [--redact LEVEL] [--paper SIZE]`: the printed summary, or with
 * `--audit` that of a closed audit again.
 */
export async function reportCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const parsed = parseOptions(args, {
    workspace: { type: 'string' },
    pdf: { type: 'string' },
    'as-of': { type: 'string' },
    policy: { type: 'string', multiple: true },
    audit: { type: 'string' },
    ...COMPOSITION_OPTIONS,
  });
  noPositionals(parsed);
  const outPath = parsed.text('pdf');
  if (outPath === undefined) throw new UsageError('Name the file to write: --pdf OUT.pdf');
  const asOf = asOfOption(parsed);
  const policyIds = policyOption(parsed);
  const audit = parsed.text('audit');
  const auditId = audit === undefined ? undefined : auditNumber(audit, 'the closed audit');
  if (auditId !== undefined && (asOf !== undefined || policyIds !== undefined)) {
    throw new UsageError(
      'A closed audit has a date and policies of its own: leave --as-of and --policy out',
    );
  }
  const request = {
    workspacePath: workspacePath(parsed),
    secret: secretOf(io),
    outPath,
    ...(asOf === undefined ? {} : { asOf }),
    ...(policyIds === undefined ? {} : { policyIds: [...policyIds] }),
    ...(auditId === undefined ? {} : { auditId }),
    composition: compositionOption(parsed),
  };
  if (io.renderReport === undefined) {
    throw new AppError('io', 'The report needs a display; on a server, run it under xvfb-run.');
  }
  await io.renderReport(request).catch((error: unknown) => {
    throw lockedFailure(error, request.workspacePath, io);
  });
  return 0;
}
