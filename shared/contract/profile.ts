import { z } from 'zod';
import { itemFieldSchema } from '../domain/item.ts';
import { AppError } from '../rpc/app-error.ts';
import {
  DATE_ORDERS,
  DECIMAL_MARKS,
  IMPORT_MODES,
  keyPartsSchema,
  readingSchema,
} from './import.ts';

/**
 * A way to read a source, kept as a JSON file; what it leaves out is detected. The command line
 * and the window read the same files.
 */
export const profileSchema = readingSchema.extend({
  name: z.string().trim().min(1).max(200),
  /** Column heading to field. */
  map: z.record(z.string().max(200), itemFieldSchema).default({}),
  /** What identifies an item: fields, or several that do so together, the surest first. */
  key: z
    .array(z.union([itemFieldSchema.transform((field) => [field]), keyPartsSchema]))
    .max(10)
    .optional(),
  /** Field to the value that stands in for a blank cell. */
  defaults: z.partialRecord(itemFieldSchema, z.string().max(500)).default({}),
  /** Field to what the texts of the file mean: `{"status": {"In Betrieb": "in-service"}}`. */
  values: z
    .partialRecord(itemFieldSchema, z.record(z.string().min(1).max(500), z.string().max(500)))
    .optional(),
  dateOrder: z.enum(DATE_ORDERS).optional(),
  decimalMark: z.enum(DECIMAL_MARKS).optional(),
  mode: z.enum(IMPORT_MODES).optional(),
  source: z.string().trim().min(1).max(200).optional(),
  blanksErase: z.boolean().optional(),
  /** Headings of the file that the profile was made with; it is recognised by them. */
  headings: z.array(z.string().max(1000)).max(2000).optional(),
});
export type Profile = z.infer<typeof profileSchema>;

function assertMapsOnce(fileName: string, { map }: Profile): void {
  const fields = Object.values(map);
  const twice = fields.find((field, at) => fields.indexOf(field) !== at);
  if (twice === undefined) return;
  const text = `The profile ${fileName} maps two columns to ${twice}; leave one of them out.`;
  throw new AppError('invalid-input', text);
}

/** Reads a profile from the text of a file. Fails with one sentence that names the mistake's place. */
export function parseProfile(fileName: string, text: string): Profile {
  let json: unknown;
  try {
    // Editors put a byte-order mark before what they save.
    json = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    const sentence = `The profile ${fileName} is not JSON; name a JSON file.`;
    throw new AppError('invalid-input', sentence, { cause: error });
  }
  const read = profileSchema.safeParse(json);
  if (read.success) {
    assertMapsOnce(fileName, read.data);
    return read.data;
  }
  const issue = read.error.issues[0];
  const where = issue?.path.join('.') || 'its top level';
  throw new AppError(
    'invalid-input',
    `The profile ${fileName} is wrong at ${where} (${issue?.message ?? 'unknown'}); mend it there.`,
  );
}
