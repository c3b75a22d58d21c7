import { z } from 'zod';
import { templateSchema, type Template } from '../domain/audit/composition.ts';
import { AppError } from '../rpc/app-error.ts';
import { method } from '../rpc/contract.ts';

const nothing = z.strictObject({});

/** A template that is kept in the app; the id stays when its name changes. */
export const savedTemplateSchema = z.strictObject({ id: z.uuid(), template: templateSchema });
export type SavedTemplate = z.infer<typeof savedTemplateSchema>;

/** Templates of the audit summary, which the main process keeps, and logos for it. */
export const templateMethods = {
  'templates.list': method({ input: nothing, output: z.array(savedTemplateSchema) }),
  /** Saves a template as a new one, or in the place of the one of the id. */
  'templates.save': method({
    input: z.strictObject({ id: z.uuid().optional(), template: templateSchema }),
    output: savedTemplateSchema,
  }),
  'templates.remove': method({ input: z.strictObject({ id: z.uuid() }), output: nothing }),
  /** Asks where, then writes the template as the command line reads it; `null` where cancelled. */
  'templates.export': method({
    input: z.strictObject({ id: z.uuid() }),
    output: z.strictObject({ name: z.string() }).nullable(),
  }),
  /** Asks for a file and keeps the template in it; `null` where cancelled. */
  'templates.import': method({ input: nothing, output: savedTemplateSchema.nullable() }),
  /** Asks for a PNG, JPEG or SVG and answers it as a `data:` URL; `null` where cancelled. */
  'templates.chooseLogo': method({ input: nothing, output: z.string().nullable() }),
} as const;

/** Reads a template from the text of a file. Fails with one sentence that names the mistake's place. */
export function parseTemplate(fileName: string, text: string): Template {
  let json: unknown;
  try {
    // Editors put a byte-order mark before what they save.
    json = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    const sentence = `The template ${fileName} is not JSON; name a file that Provenet saved.`;
    throw new AppError('invalid-input', sentence, { cause: error });
  }
  const read = templateSchema.safeParse(json);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const where = issue?.path.join('.') || 'its top level';
  throw new AppError(
    'invalid-input',
    `The template ${fileName} is wrong at ${where} (${issue?.message ?? 'unknown'}); mend it there.`,
  );
}
