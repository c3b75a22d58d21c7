import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { AppContract } from '#shared/contract/app';
import { AppError } from '#shared/rpc/app-error';
import type { OutputOf } from '#shared/rpc/contract';

const licenceSchema = z.union([
  z.object({ license: z.object({ id: z.string() }) }).transform(({ license }) => license.id),
  z.object({ expression: z.string() }).transform(({ expression }) => expression),
]);
/** The part of a CycloneDX document that is shown. */
const sbomSchema = z.object({
  components: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      licenses: z.array(licenceSchema),
    }),
  ),
});

/**
 * The components of the program by name, from its bill of materials at a path. Rejects with `io`
 * where that cannot be read.
 */
export async function readComponents(
  path: string,
): Promise<OutputOf<AppContract, 'app.components'>> {
  try {
    const { components } = sbomSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    return components
      .map(({ name, version, licenses }) => ({ name, version, licence: licenses.join(', ') }))
      .toSorted((a, b) => a.name.localeCompare(b.name));
  } catch (error) {
    const sentence = 'The list of components could not be read; install Provenet again.';
    throw new AppError('io', sentence, { cause: error });
  }
}
