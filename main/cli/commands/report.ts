import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseTemplate } from '#shared/contract/templates';
import {
  AUDIENCES,
  audienceSchema,
  PAPERS,
  paperSchema,
  presetFor,
  type Composition,
} from '#shared/domain/audit/composition';
import { REDACTIONS, redactionSchema } from '#shared/domain/audit/redaction';
import { AppError } from '#shared/rpc/app-error';
import { UsageError, type CliIo, type ExitCode } from '../io.ts';
import {
  asOfOption,
  noPositionals,
  parseOptions,
  policyOption,
  workspacePath,
  type Parsed,
} from '../options.ts';

function readTemplate(path: string): Composition {
  const name = basename(path);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const sentence = `The template ${name} could not be read; name a JSON file.`;
    throw new AppError('invalid-input', sentence, { cause: error });
  }
  const { name: _name, schema: _schema, ...composition } = parseTemplate(name, text);
  return composition;
}

type Choice<T> = { safeParse(text: string): { success: true; data: T } | { success: false } };

function choiceOption<T>(
  parsed: Parsed,
  option: string,
  schema: Choice<T>,
  known: readonly string[],
): T | undefined {
  const text = parsed.text(option);
  if (text === undefined) return undefined;
  const read = schema.safeParse(text);
  if (read.success) return read.data;
  throw new UsageError(`--${option} "${text}" is not known; use ${known.join(', ')}`);
}

/** How the document is composed: a template or the usual of an audience, and what is said beside it. */
function compositionOption(parsed: Parsed): Composition {
  const template = parsed.text('template');
  const audience = choiceOption(parsed, 'audience', audienceSchema, AUDIENCES);
  if (template !== undefined && audience !== undefined) {
    throw new UsageError('Name a --template or an --audience, not both');
  }
  const redaction = choiceOption(parsed, 'redact', redactionSchema, REDACTIONS);
  const paper = choiceOption(parsed, 'paper', paperSchema, PAPERS);
  return {
    ...(template === undefined ? presetFor(audience ?? 'auditor') : readTemplate(template)),
    ...(redaction === undefined ? {} : { redaction }),
    ...(paper === undefined ? {} : { paper }),
  };
}

/**
 * `report --workspace W --pdf OUT.pdf [--as-of D] [--policy ID]… [--template T.json | --audience A]
 * [--redact LEVEL] [--paper SIZE]`: the printed summary.
 */
export async function reportCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const parsed = parseOptions(args, {
    workspace: { type: 'string' },
    pdf: { type: 'string' },
    'as-of': { type: 'string' },
    policy: { type: 'string', multiple: true },
    template: { type: 'string' },
    audience: { type: 'string' },
    redact: { type: 'string' },
    paper: { type: 'string' },
  });
  noPositionals(parsed);
  const outPath = parsed.text('pdf');
  if (outPath === undefined) throw new UsageError('Name the file to write: --pdf OUT.pdf');
  const asOf = asOfOption(parsed);
  const policyIds = policyOption(parsed);
  const request = {
    workspacePath: workspacePath(parsed),
    outPath,
    ...(asOf === undefined ? {} : { asOf }),
    ...(policyIds === undefined ? {} : { policyIds: [...policyIds] }),
    composition: compositionOption(parsed),
  };
  if (io.renderReport === undefined) {
    throw new AppError('io', 'The report needs a display; on a server, run it under xvfb-run.');
  }
  await io.renderReport(request);
  return 0;
}
