import { z } from 'zod';

/** The key of a workspace; see `WorkspaceKey`. */
export const workspaceKeySchema = z.string().regex(/^[\da-f]{96}$/u);

/** What opens an encrypted workspace: what its operator typed, or the key that a key store kept. */
export const secretSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('words'),
    text: z.string().max(1000),
    /** What an earlier version would have taken in their place from the same file. */
    former: z.string().max(2000).optional(),
  }),
  z.strictObject({ kind: z.literal('key'), key: workspaceKeySchema }),
]);
export type Secret = z.infer<typeof secretSchema>;
