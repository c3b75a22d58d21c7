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
import { REDACTIONS, redactionSchema, type Redaction } from '#shared/domain/audit/redaction';
import { AppError } from '#shared/rpc/app-error';
import { UsageError } from './io.ts';
import type { Parsed } from './options.ts';

/** The options that say how a document is composed. */
export const COMPOSITION_OPTIONS = {
  template: { type: 'string' },
  audience: { type: 'string' },
  redact: { type: 'string' },
  paper: { type: 'string' },
} as const;

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

/** What a reader may see, by `--redact`; fails for other words. */
export function redactOption(parsed: Parsed): Redaction | undefined {
  return choiceOption(parsed, 'redact', redactionSchema, REDACTIONS);
}

/** How the document is composed: a template or the usual of an audience, and what is said beside it. */
export function compositionOption(parsed: Parsed): Composition {
  const template = parsed.text('template');
  const audience = choiceOption(parsed, 'audience', audienceSchema, AUDIENCES);
  if (template !== undefined && audience !== undefined) {
    throw new UsageError('Name a --template or an --audience, not both');
  }
  const redaction = redactOption(parsed);
  const paper = choiceOption(parsed, 'paper', paperSchema, PAPERS);
  return {
    ...(template === undefined ? presetFor(audience ?? 'auditor') : readTemplate(template)),
    ...(redaction === undefined ? {} : { redaction }),
    ...(paper === undefined ? {} : { paper }),
  };
}
