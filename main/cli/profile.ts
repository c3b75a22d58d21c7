import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { keyPartsSchema } from '#shared/contract/import';
import { itemFieldSchema } from '#shared/domain/item';
import { AppError } from '#shared/rpc/app-error';

/** A way to read a source, kept as a JSON file; what it leaves out is detected. */
const profileSchema = z.strictObject({
  name: z.string().min(1).max(200),
  encoding: z.string().max(40).optional(),
  delimiter: z.string().length(1).optional(),
  /** Column heading to field. */
  map: z.record(z.string().max(200), itemFieldSchema).default({}),
  /** What identifies an item: fields, or several that do so together, the surest first. */
  key: z
    .array(z.union([itemFieldSchema.transform((field) => [field]), keyPartsSchema]))
    .max(10)
    .optional(),
  /** Field to the value that stands in for a blank cell. */
  defaults: z.partialRecord(itemFieldSchema, z.string().max(500)).default({}),
});
export type Profile = z.infer<typeof profileSchema>;

function assertMapsOnce(name: string, { map }: Profile): void {
  const fields = Object.values(map);
  const twice = fields.find((field, at) => fields.indexOf(field) !== at);
  if (twice === undefined) return;
  const text = `The profile ${name} maps two columns to ${twice}; leave one of them out.`;
  throw new AppError('invalid-input', text);
}

/** Reads a profile. Fails with one sentence that names the place of the mistake. */
export function readProfile(path: string): Profile {
  const name = basename(path);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'is not JSON' : 'could not be read';
    throw new AppError('invalid-input', `The profile ${name} ${why}; name a JSON file.`, {
      cause: error,
    });
  }
  const read = profileSchema.safeParse(json);
  if (read.success) {
    assertMapsOnce(name, read.data);
    return read.data;
  }
  const issue = read.error.issues[0];
  const where = issue?.path.join('.') || 'its top level';
  throw new AppError(
    'invalid-input',
    `The profile ${name} is wrong at ${where} (${issue?.message ?? 'unknown'}); mend it there.`,
  );
}
